"""What each officer answers for, by due day. Outputs of no officer, or of a group, are listed like any other."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from actionplan.english import count, listed
from actionplan.model import Subject
from actionplan.questions.answer import Question, answer, nothing
from actionplan.questions.cells import DATE, DUE, MOVED, OUTPUT, RAG, REF, STANDING, WAITS, table
from actionplan.questions.items import Item, items
from actionplan.questions.narrow import EVERYTHING, Filter, officer
from actionplan.questions.view import View, Views, views
from actionplan.report import COUNTED, Report, Section

UNNAMED = "No officer"

_COLUMNS = (REF, DATE, DUE, MOVED, STANDING, RAG, WAITS, OUTPUT)


def by_officer(plan: Subject, as_at: date, names: tuple[str, ...] = (), keep: Filter = EVERYTHING) -> Report:
    """Each officer's targets as at a day, or those of some officers. Raises `UnknownName` for a wrong name."""
    seen = views(plan, as_at)
    wanted = [officer(name, seen) for name in names]
    asked = {each.officers[name] for each in seen.each for name in names}
    lists: dict[str, list[Item]] = {who: [] for each in seen.each for who in _registered(each)}
    for item in items(seen, keep):
        lists.setdefault(item.officer, []).append(item)
    if "" in lists:
        lists[""] = lists.pop("")
    kept = [(who, found) for who, found in lists.items() if (who in asked if names else found)]
    placed = [(who or UNNAMED, sorted(found, key=_order)) for who, found in kept]
    supports = _supports(seen)
    sections = [_section(who, found, supports[who], keep) for who, found in placed]
    whose = f"{listed(wanted)} {'answers' if len(wanted) == 1 else 'answer'}" if wanted else "each officer answers"
    title = f"What {whose} for"
    return answer(Question("by-officer", title, keep), seen, sections or [_nobody(keep)], placed)


def _registered(seen: View) -> list[str]:
    """The officers in a plan's registry, under the names that reports use."""
    return [seen.officers[each.name] for each in seen.plan.officers]


def _order(item: Item) -> tuple[bool, date]:
    """What is open by due day, what has none after that, and what is finished last."""
    found = item.status
    return found.finished, found.due or date.max


def _section(who: str, found: list[Item], refs: list[str], keep: Filter) -> Section:
    notes = (_counted(found, keep), *([f"Supports {listed(refs)}."] if refs else []))
    return Section(who, notes, table(found, _COLUMNS) if found else None)


def _counted(found: list[Item], keep: Filter) -> str:
    """The count line: "7 targets: 1 overdue, 2 due, 4 not yet due."."""
    if not found:
        return nothing(keep) if keep.words else "Nothing to answer for."
    standings: Counter[str] = Counter(item.status.standing for item in found)
    parts = [f"{standings[name]} {name}" for name in COUNTED if name in standings]
    return f"{count(len(found), 'target')}: {', '.join(parts)}."


def _supports(seen: Views) -> defaultdict[str, list[str]]:
    """By officer, the refs of the outputs that they support without answering for them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in seen.each:
        for theme in each.plan.themes:
            for action in theme.actions:
                for output in action.outputs:
                    for who in dict.fromkeys(each.officers[name] for name in output.supporting):
                        found[who].append(each.ref(output.ref))
    return found


def _nobody(keep: Filter) -> Section:
    return Section("Officers", (nothing(keep),))
