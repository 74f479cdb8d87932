"""Which findings are wanted, and how grave they are: the plan's own `checks`, and codes chosen for one run.

A key of `checks` and a chosen code may be the beginning of codes (AP3 is all of the dates); the longest that fits a
finding holds. A fault that makes a file say something else than it shows is told whatever was chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, get_args

from actionplan.checks import OFF_WORDS, load_rules
from actionplan.checks.support.date_fields import quote
from actionplan.findings import MAX_PER_KIND, Finding, Severity
from actionplan.model.plan import Plan
from actionplan.text.fuzzy import build_deletions

if TYPE_CHECKING:
    from actionplan.planfile.suppressions import RuleCodes

ON_WORDS = ("on", "yes", "true")
SETTING_WORDS = (OFF_WORDS[0], ON_WORDS[0], *get_args(Severity))
"""What a plan may say of a check, as it is taught; each of `OFF` and `ON` is heeded."""

_UNSILENCEABLE = "cannot be silenced"
_CODE_LENGTH = len("AP304")


def list_unsilenceable_codes() -> frozenset[str]:
    """The codes that nothing silences, as their pages say."""
    return frozenset(code for code, rule in load_rules().items() if _UNSILENCEABLE in rule.page)


def build_rule_codes() -> RuleCodes:
    """What the comments of a plan may name."""
    from actionplan.planfile.suppressions import RuleCodes  # noqa: PLC0415 - brings the YAML library with it

    return RuleCodes(tuple(load_rules()), list_unsilenceable_codes(), find_nearest_code)


def apply_severities(findings: Iterable[Finding], plan: Plan) -> list[Finding]:
    """The findings as the plan's `checks` would have them: some off, some graver or less grave."""
    said = {code.upper(): word.casefold() for code, word in plan.checks}
    if not said:
        return list(findings)
    never = list_unsilenceable_codes()
    pairs = (
        (each, "" if each.code in never else said.get(find_longest_prefix(each.code, said), "")) for each in findings
    )
    return [_set_severity(each, word) for each, word in pairs if word not in OFF_WORDS]


def find_bad_settings(plan: Plan) -> Iterator[Finding]:
    """What the plan's `checks` say that no rule can be meant by, or that no rule heeds."""
    for number, (code, word) in enumerate(plan.checks):
        route = ("plan", "checks", code)
        if not any(each.startswith(code.upper()) for each in load_rules()):
            near = find_nearest_code(code) if number < MAX_PER_KIND else ""
            hint = f'did you mean "{near}"?' if near else "write a code, like AP304"
            yield Finding("AP206", "warning", f"there is no check {quote(code)}", route, hint, on_key=True)
        elif code.upper() in list_unsilenceable_codes():
            message = f"{code.upper()} cannot be silenced"
            yield Finding("AP206", "warning", message, route, "leave this line out", on_key=True)
        elif word.casefold() not in {*OFF_WORDS, *ON_WORDS, *SETTING_WORDS}:
            message = f"cannot read {quote(word)}" if word else f"nothing is said of {code.upper()}"
            hint = f"write {', '.join(SETTING_WORDS[:-1])} or {SETTING_WORDS[-1]}"
            yield Finding("AP206", "warning", message, route, hint)


def select_findings(findings: Iterable[Finding], select: Sequence[str], ignore: Sequence[str]) -> list[Finding]:
    """The findings whose codes were selected (all, where none was) and not ignored; a longer beginning goes first."""
    if not select and not ignore:
        return list(findings)
    never = list_unsilenceable_codes()
    return [each for each in findings if each.code in never or _is_selected(each.code, select, ignore)]


def find_nearest_code(code: str) -> str:
    """The rule's code that is one slip from a code that no rule has; nothing where none is.

    A slip is a figure left out, put in or wrong, or figures in another order.
    """
    plain = code.upper()
    if abs(len(plain) - _CODE_LENGTH) > 1:
        return ""
    cut, figures = build_deletions(plain), sorted(plain)

    def rank(each: str) -> tuple[bool, bool, int]:
        """Of one group; with the same figures; with those in the same places."""
        alike = sum(one == other for one, other in zip(each, plain, strict=False))
        return each[:3] == plain[:3], sorted(each) == figures, alike

    near = [each for each in load_rules() if sorted(each) == figures or not cut.isdisjoint(build_deletions(each))]
    return max(near, key=rank, default="")


def find_longest_prefix(code: str, prefixes: Iterable[str]) -> str:
    """The longest of the beginnings that a code has; nothing where it has none of them."""
    return max((each for each in prefixes if code.startswith(each)), key=len, default="")


def _is_selected(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    wanted, unwanted = find_longest_prefix(code, select), find_longest_prefix(code, ignore)
    return (bool(wanted) or not select) and (not unwanted or len(wanted) > len(unwanted))


def _set_severity(finding: Finding, word: str) -> Finding:
    grade: Severity | None = next((each for each in get_args(Severity) if each == word), None)
    return finding._replace(severity=grade) if grade else finding
