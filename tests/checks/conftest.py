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
    """What the checks find in a plan as at `DAY`: "line:column severity code message: hint", in the file's order."""

    def found(text: str) -> list[str]:
        source = load(text.encode())
        assert source.plan
        assert source.findings == []
        told = []
        for each in source.locate_all(run_rules(source.plan, DAY)):
            assert each.location
            sentence = ": ".join(filter(None, (each.message, each.hint)))
            told.append(f"{each.location.line}:{each.location.column} {each.severity} {each.code} {sentence}")
        return told

    return found
