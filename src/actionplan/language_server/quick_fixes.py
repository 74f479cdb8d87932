"""The fixes that an editor offers for findings: those of `validate --fix`, each proved by reading the plan again.

For a date that cannot be read, it also offers the nearest that can. That is a guess, so only a person takes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from actionplan.checks.support.date_fields import list_dates, quote
from actionplan.findings import Finding
from actionplan.language_server.open_plan import OpenPlan
from actionplan.planfile import Source
from actionplan.planfile.editing.emitter import format_scalar
from actionplan.planfile.fixing import find_fixes, fix_source
from actionplan.planfile.text import TextEdit


class QuickFix(NamedTuple):
    """A change to offer: its title, the edits, which are made together, and the findings that it answers."""

    title: str
    edits: tuple[TextEdit, ...]
    findings: tuple[Finding, ...] = ()


def list_quick_fixes(plan: OpenPlan, findings: Sequence[Finding]) -> list[QuickFix]:
    """List the safe fixes of some findings, each once, and the nearest dates for those that cannot be read."""
    fixes: dict[tuple[TextEdit, ...], QuickFix] = {}
    for finding in findings:
        for made in filter(None, [find_fixes(plan.source, [finding])]):
            edits = tuple(TextEdit(fix.start, fix.end, fix.replacement) for fix in made)
            words = next((fix.description for fix in made if fix.code == finding.code), made[0].description)
            answered = (*fixes[edits].findings, finding) if edits in fixes else (finding,)
            fixes[edits] = QuickFix(f"{words[:1].upper()}{words[1:]}", edits, answered)
    return [*fixes.values(), *_iter_nearest_dates(plan, findings)]


def _iter_nearest_dates(plan: OpenPlan, findings: Sequence[Finding]) -> Iterator[QuickFix]:
    """Yield a change to the nearest date for each that cannot be read, and is not mended by a safe fix."""
    wrong = {finding.route: finding for finding in findings if finding.code == "AP301"}
    for field in list_dates(plan.plan) if plan.plan and wrong else ():
        finding, nearest = wrong.get(field.route), field.phrase.reading.nearest
        place = plan.source.find_place(plan.source.find_span(field.route)[1])
        if finding and nearest and place and quote(nearest) in finding.hint:
            title = f"Change {quote(field.phrase.text)} to {quote(nearest)}"
            yield QuickFix(title, (TextEdit(place.start, place.end, format_scalar(nearest, in_flow=True)),), (finding,))


def fix_everything(plan: OpenPlan, find: Callable[[Source], Sequence[Finding]]) -> QuickFix | None:
    """Make every safe fix of a plan, as one edit; `None` if there is nothing to fix."""
    result = fix_source(plan.source, find)
    if not result.fixes:
        return None
    before, after = plan.source.text, result.text
    limit = min(len(before), len(after))
    start = next((n for n in range(limit) if before[n] != after[n]), limit)
    same = next((n for n in range(limit - start) if before[-1 - n] != after[-1 - n]), limit - start)
    edit = TextEdit(start, len(before) - same, after[start : len(after) - same])
    return QuickFix("Correct all that can safely be corrected", (edit,))
