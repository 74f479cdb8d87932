from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.checks.runner import run_rules
from actionplan.planfile import load

Checked = Callable[[str], list[str]]

DAY = date(2017, 9, 15)


@pytest.fixture
def checked() -> Checked:
    """Check a plan as at `DAY`, and list "line:column severity code message: hint" in the order of the file."""

    def check(text: str) -> list[str]:
        source = load(text.encode())
        assert source.plan
        assert source.findings == []
        lines = []
        for finding in source.locate_all(run_rules(source.plan, DAY)):
            assert finding.location
            place = f"{finding.location.line}:{finding.location.column}"
            sentence = ": ".join(filter(None, (finding.message, finding.hint)))
            lines.append(f"{place} {finding.severity} {finding.code} {sentence}")
        return lines

    return check
