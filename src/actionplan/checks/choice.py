"""Which findings are wanted, and how grave they are: the plan's own `checks`, and codes chosen for one run.

A key of `checks` and a chosen code may be the beginning of codes (AP3 is all of the dates); the longest that fits a
finding holds. A fault that makes a file say something else than it shows is told whatever was chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from actionplan.checks import rules
from actionplan.findings import Finding, Severity
from actionplan.model import Plan

_FIXED = "cannot be silenced"


def fixed() -> frozenset[str]:
    """The codes that nothing silences, as their pages say."""
    return frozenset(code for code, rule in rules().items() if _FIXED in rule.page)


def graded(findings: Iterable[Finding], plan: Plan) -> list[Finding]:
    """The findings as the plan's `checks` would have them: some off, some graver or less grave."""
    said = {code.upper(): word.casefold() for code, word in plan.checks}
    if not said:
        return list(findings)
    never = fixed()
    pairs = ((each, "" if each.code in never else said.get(longest(each.code, said), "")) for each in findings)
    return [_in_grade(each, word) for each, word in pairs if word != "off"]


def chosen(findings: Iterable[Finding], select: Sequence[str], ignore: Sequence[str]) -> list[Finding]:
    """The findings whose codes were selected (all, where none was) and not ignored; a longer beginning goes first."""
    if not select and not ignore:
        return list(findings)
    never = fixed()
    return [each for each in findings if each.code in never or _is_chosen(each.code, select, ignore)]


def longest(code: str, beginnings: Iterable[str]) -> str:
    """The longest of the beginnings that a code has; nothing where it has none of them."""
    return max((each for each in beginnings if code.startswith(each)), key=len, default="")


def _is_chosen(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    wanted, unwanted = longest(code, select), longest(code, ignore)
    return (bool(wanted) or not select) and (not unwanted or len(wanted) > len(unwanted))


def _in_grade(finding: Finding, word: str) -> Finding:
    grade: Severity | None = next((each for each in get_args(Severity) if each == word), None)
    return finding._replace(severity=grade) if grade else finding
