"""Choose findings and their severities: by the plan's own `checks`, and by the codes chosen for one run.

A key of `checks` and a chosen code may be the beginning of codes: AP3 means every check of the dates. The longest one
that a finding's code starts with counts. Some faults make a file say something other than it shows. They are always
reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from actionplan.checks.rule import load_rules
from actionplan.checks.support.date_fields import quote
from actionplan.findings import MAX_PER_KIND, Finding, Severity
from actionplan.model.plan import Plan
from actionplan.text.fuzzy import build_deletions

OFF_WORDS = ("off", "no", "false")
"""What a plan may write to switch a check off. The manual teaches the first."""

ON_WORDS = ("on", "yes", "true")
SETTING_WORDS = (OFF_WORDS[0], ON_WORDS[0], *get_args(Severity))
"""What the manual says that a plan may write for a check. All of `OFF_WORDS` and `ON_WORDS` work."""

_CODE_LENGTH = len("AP304")


def list_unsilenceable_codes() -> frozenset[str]:
    """List the codes that cannot be silenced."""
    return frozenset(code for code, rule in load_rules().items() if not rule.is_silenceable)


def apply_severities(findings: Iterable[Finding], plan: Plan) -> list[Finding]:
    """Return the findings that a plan's `checks` leave, with the severities that they set."""
    settings = {code.upper(): word.casefold() for code, word in plan.checks}
    if not settings:
        return list(findings)
    fixed = list_unsilenceable_codes()
    pairs = (
        (finding, "" if finding.code in fixed else settings.get(find_longest_prefix(finding.code, settings), ""))
        for finding in findings
    )
    return [_set_severity(finding, word) for finding, word in pairs if word not in OFF_WORDS]


def find_bad_settings(plan: Plan) -> Iterator[Finding]:
    """Find the settings in a plan's `checks` that name no rule, or that cannot be used."""
    for number, (code, word) in enumerate(plan.checks):
        route = ("plan", "checks", code)
        if not any(known.startswith(code.upper()) for known in load_rules()):
            near = find_nearest_code(code) if number < MAX_PER_KIND else ""
            hint = f'did you mean "{near}"?' if near else "write a code, like AP304"
            yield Finding("AP206", "warning", f"there is no check {quote(code)}", route, hint=hint, on_key=True)
        elif code.upper() in list_unsilenceable_codes():
            message = f"{code.upper()} cannot be silenced"
            yield Finding("AP206", "warning", message, route, hint="leave this line out", on_key=True)
        elif word.casefold() not in {*OFF_WORDS, *ON_WORDS, *SETTING_WORDS}:
            message = f"cannot read {quote(word)}" if word else f"{code.upper()} has no setting"
            hint = f"write {', '.join(SETTING_WORDS[:-1])} or {SETTING_WORDS[-1]}"
            yield Finding("AP206", "warning", message, route, hint=hint)


def select_findings(findings: Iterable[Finding], select: Sequence[str], ignore: Sequence[str]) -> list[Finding]:
    """Return the findings whose codes are selected (all, if none is) and not ignored. The longer prefix counts."""
    if not select and not ignore:
        return list(findings)
    fixed = list_unsilenceable_codes()
    return [finding for finding in findings if finding.code in fixed or _is_selected(finding.code, select, ignore)]


def find_nearest_code(code: str) -> str:
    """Return the code that is one typo away from an unknown code, or "" if none is.

    A typo is a digit that is missing, added or wrong, or digits in another order.
    """
    plain = code.upper()
    if abs(len(plain) - _CODE_LENGTH) > 1:
        return ""
    deletions, characters = build_deletions(plain), sorted(plain)

    def get_rank(known: str) -> tuple[bool, bool, int]:
        """Prefer the same group, then the same digits, then the digits in the same places."""
        alike = sum(one == other for one, other in zip(known, plain, strict=False))
        return known[:3] == plain[:3], sorted(known) == characters, alike

    near = [
        known
        for known in load_rules()
        if sorted(known) == characters or not deletions.isdisjoint(build_deletions(known))
    ]
    return max(near, key=get_rank, default="")


def find_longest_prefix(code: str, prefixes: Iterable[str]) -> str:
    """Return the longest of some prefixes that a code starts with, or "" if it starts with none."""
    return max((prefix for prefix in prefixes if code.startswith(prefix)), key=len, default="")


def _is_selected(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    selected, ignored = find_longest_prefix(code, select), find_longest_prefix(code, ignore)
    return (bool(selected) or not select) and (not ignored or len(selected) > len(ignored))


def _set_severity(finding: Finding, word: str) -> Finding:
    severity: Severity | None = next((known for known in get_args(Severity) if known == word), None)
    return finding._replace(severity=severity) if severity else finding
