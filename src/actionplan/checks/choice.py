"""Which findings are wanted, and how grave they are: the plan's own `checks`, and codes chosen for one run.

A key of `checks` and a chosen code may be the beginning of codes (AP3 is all of the dates); the longest that fits a
finding holds. A fault that makes a file say something else than it shows is told whatever was chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, get_args

from actionplan.checks import OFF, rules
from actionplan.checks.dated import quoted
from actionplan.checks.likeness import cuts
from actionplan.findings import MOST, Finding, Severity
from actionplan.model import Plan

if TYPE_CHECKING:
    from actionplan.source.ignores import Codes

ON = ("on", "yes", "true")
WORDS = (OFF[0], ON[0], *get_args(Severity))
"""What a plan may say of a check, as it is taught; each of `OFF` and `ON` is heeded."""

_FIXED = "cannot be silenced"
_LENGTH = len("AP304")


def fixed() -> frozenset[str]:
    """The codes that nothing silences, as their pages say."""
    return frozenset(code for code, rule in rules().items() if _FIXED in rule.page)


def codes() -> Codes:
    """What the comments of a plan may name."""
    from actionplan.source.ignores import Codes  # noqa: PLC0415 - brings the YAML library with it

    return Codes(tuple(rules()), fixed(), nearest)


def graded(findings: Iterable[Finding], plan: Plan) -> list[Finding]:
    """The findings as the plan's `checks` would have them: some off, some graver or less grave."""
    said = {code.upper(): word.casefold() for code, word in plan.checks}
    if not said:
        return list(findings)
    never = fixed()
    pairs = ((each, "" if each.code in never else said.get(longest(each.code, said), "")) for each in findings)
    return [_in_grade(each, word) for each, word in pairs if word not in OFF]


def misnamed(plan: Plan) -> Iterator[Finding]:
    """What the plan's `checks` say that no rule can be meant by, or that no rule heeds."""
    for number, (code, word) in enumerate(plan.checks):
        route = ("plan", "checks", code)
        if not any(each.startswith(code.upper()) for each in rules()):
            near = nearest(code) if number < MOST else ""
            hint = f'did you mean "{near}"?' if near else "write a code, like AP304"
            yield Finding("AP206", "warning", f"there is no check {quoted(code)}", route, hint, on_key=True)
        elif code.upper() in fixed():
            message = f"{code.upper()} cannot be silenced"
            yield Finding("AP206", "warning", message, route, "leave this line out", on_key=True)
        elif word.casefold() not in {*OFF, *ON, *WORDS}:
            message = f"cannot read {quoted(word)}" if word else f"nothing is said of {code.upper()}"
            hint = f"write {', '.join(WORDS[:-1])} or {WORDS[-1]}"
            yield Finding("AP206", "warning", message, route, hint)


def chosen(findings: Iterable[Finding], select: Sequence[str], ignore: Sequence[str]) -> list[Finding]:
    """The findings whose codes were selected (all, where none was) and not ignored; a longer beginning goes first."""
    if not select and not ignore:
        return list(findings)
    never = fixed()
    return [each for each in findings if each.code in never or _is_chosen(each.code, select, ignore)]


def nearest(code: str) -> str:
    """The rule's code that is one slip from a code that no rule has; nothing where none is.

    A slip is a figure left out, put in or wrong, or figures in another order.
    """
    plain = code.upper()
    if abs(len(plain) - _LENGTH) > 1:
        return ""
    cut, figures = cuts(plain), sorted(plain)

    def likeness(each: str) -> tuple[bool, bool, int]:
        """Of one group; with the same figures; with those in the same places."""
        alike = sum(one == other for one, other in zip(each, plain, strict=False))
        return each[:3] == plain[:3], sorted(each) == figures, alike

    near = [each for each in rules() if sorted(each) == figures or not cut.isdisjoint(cuts(each))]
    return max(near, key=likeness, default="")


def longest(code: str, beginnings: Iterable[str]) -> str:
    """The longest of the beginnings that a code has; nothing where it has none of them."""
    return max((each for each in beginnings if code.startswith(each)), key=len, default="")


def _is_chosen(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    wanted, unwanted = longest(code, select), longest(code, ignore)
    return (bool(wanted) or not select) and (not unwanted or len(wanted) > len(unwanted))


def _in_grade(finding: Finding, word: str) -> Finding:
    grade: Severity | None = next((each for each in get_args(Severity) if each == word), None)
    return finding._replace(severity=grade) if grade else finding
