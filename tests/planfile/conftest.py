from __future__ import annotations

from collections.abc import Callable

import pytest

from actionplan.findings import Finding
from actionplan.planfile import Source, load

HEAD = "plan: {title: Plan, authority: Council, period: 2017/18}\n"
OUTPUT = HEAD + (
    "themes:\n- theme: T\n  actions:\n  - action: 1\n    title: A\n    outputs:\n    - output: 1.1\n      text: O\n"
)
TARGET = OUTPUT + "      targets:\n      - date: Summer 2017\n"

Said = Callable[[Source], list[str]]


@pytest.fixture
def said() -> Said:
    """What a source's findings say, as "line:column code message: hint"."""

    def lines(source: Source) -> list[str]:
        return [line(finding) for finding in source.findings]

    def line(finding: Finding) -> str:
        assert finding.location, finding
        place = f"{finding.location.line}:{finding.location.column}"
        return f"{place} {finding.code} {': '.join(filter(None, (finding.message, finding.hint)))}"

    return lines


@pytest.fixture
def loaded() -> Callable[[str], Source]:
    """Loads a text with its beginning filled in.

    "{head}" is one line of plan head, "{output}" goes on to an output (9 lines), "{target}" to a target (11 lines).
    """

    def source(text: str) -> Source:
        whole = text.replace("{head}", HEAD).replace("{output}", OUTPUT).replace("{target}", TARGET)
        return load(whole.encode())

    return source
