"""What each officer answers for, by due day. Outputs of no officer, or of a group, are listed like any other."""

from __future__ import annotations

from collections import Counter
from datetime import date

from actionplan.english import count, listed
from actionplan.model import Plan
from actionplan.questions.answer import Question, answer, nothing
from actionplan.questions.cells import DATE, DUE, MOVED, OUTPUT, RAG, REF, STANDING, WAITS, table
from actionplan.questions.items import Item, items
from actionplan.questions.narrow import EVERYTHING, Filter, officer
from actionplan.questions.standing import Standing
from actionplan.questions.view import View, view
from actionplan.report import Report, Section

UNNAMED = "No officer"

COUNTED: tuple[Standing, ...] = (
    "overdue",
    "due",
    "ended",
    "ongoing",
    "pending",
    "no date",
    "on schedule",
    "suspended",
    "complete",
    "deleted",
)
"""Standings in the order of a count: what wants something done first."""

_COLUMNS = (REF, DATE, DUE, MOVED, STANDING, RAG, WAITS, OUTPUT)


def by_officer(plan: Plan, as_at: date, name: str = "", keep: Filter = EVERYTHING) -> Report:
    """Each officer's targets as at a day, or one officer's. Raises `UnknownName` for a name that is nobody's."""
    seen = view(plan, as_at)
    wanted = officer(name, seen) if name else ""
    lists: dict[str, list[Item]] = {registered.name: [] for registered in plan.officers}
    for item in items(seen, keep):
        lists.setdefault(item.officer, []).append(item)
    if "" in lists:
        lists[""] = lists.pop("")
    placed = [(who or UNNAMED, sorted(found, key=_order)) for who, found in lists.items() if _asked(who, found, wanted)]
    sections = [_section(who, found, seen, keep) for who, found in placed]
    title = f"What {wanted} answers for" if wanted else "What each officer answers for"
    return answer(Question("by-officer", title, keep), seen, sections or [_nobody(keep)], placed)


def _asked(who: str, found: list[Item], wanted: str) -> bool:
    return who == wanted if wanted else bool(found)


def _order(item: Item) -> tuple[bool, date]:
    """What is open by due day, what has none after that, and what is finished last."""
    found = item.status
    return found.finished, found.due or date.max


def _section(who: str, found: list[Item], seen: View, keep: Filter) -> Section:
    refs = _supported(who, seen)
    notes = (_counted(found, keep), *([f"Supports {listed(refs)}."] if refs else []))
    return Section(who, notes, table(found, _COLUMNS, seen) if found else None)


def _counted(found: list[Item], keep: Filter) -> str:
    """The count line: "7 targets: 1 overdue, 2 due, 4 on schedule."."""
    if not found:
        return nothing(keep) if keep.words else "Nothing to answer for."
    standings = Counter(item.status.standing for item in found)
    parts = [f"{standings[name]} {name}" for name in COUNTED if name in standings]
    return f"{count(len(found), 'target')}: {', '.join(parts)}."


def _supported(who: str, seen: View) -> list[str]:
    """The refs of the outputs that an officer supports without answering for them."""
    return [
        output.ref
        for theme in seen.plan.themes
        for action in theme.actions
        for output in action.outputs
        if any(seen.officers[name] == who for name in output.supporting)
    ]


def _nobody(keep: Filter) -> Section:
    return Section("Officers", (nothing(keep),))
