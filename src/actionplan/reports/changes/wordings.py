"""Compare the words of a target that have no day of their own, so that only an earlier file shows that they changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from actionplan.evaluation.as_of import has_started
from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.column_kinds import read_own_value
from actionplan.model.own_columns import find_declared
from actionplan.model.phrase import Phrase
from actionplan.model.plan import ACTION_DEPTH, OUTPUT_DEPTH, TARGET_DEPTH, THEME_DEPTH, PlanLine
from actionplan.model.plan_names import iter_ref_splits
from actionplan.reports.report_fields import (
    REPORT_FIELDS,
    ReportField,
    ReportValue,
    format_field_heading,
    format_report_value,
)
from actionplan.text.folding import fold


class Wording(NamedTuple):
    """Some words of a target: their field in a row, their name in print, and how to read them.

    `depth` is how many steps of the target's route lead to the part of the plan that they belong to. `get_meaning` is
    what the words mean, if dates are among them: in the plan of another year, other words may mean the same days.
    `get_parts` are the council's own columns, each with its words.
    """

    field: str
    title: str
    depth: int
    get_words: Callable[[PlanLine, PlanView], ReportValue]
    get_meaning: Callable[[PlanLine, PlanView], object] | None = None
    get_parts: Callable[[PlanLine, PlanView], Mapping[str, str]] | None = None

    def format_title(self, view: PlanView) -> str:
        """Return its name in print: that of the heading above actions is the plan's own word."""
        return format_field_heading(self.field, self.title, view)

    def format_change(self, before: EvaluatedTarget, after: EvaluatedTarget) -> tuple[str, str]:
        """Format what the words were and are. Of own columns, only those that differ are there."""
        if self.get_parts is None:
            was, now = (_join_words(self.get_words(item.line, item.view)) for item in (before, after))
            return was, now
        old, new = (self.get_parts(item.line, item.view) for item in (before, after))
        names = [name for name in (*old, *(each for each in new if each not in old)) if old.get(name) != new.get(name)]
        was, now = ("; ".join(f"{name}: {part[name]}" for name in names if name in part) for part in (old, new))
        return was, now

    def format_ref(self, item: EvaluatedTarget) -> str:
        """Format the ref of the part that the words belong to; a theme has its title."""
        theme, action, output, target, _ = item.line
        ref = {ACTION_DEPTH: action.ref, OUTPUT_DEPTH: output.ref}.get(self.depth, target.ref)
        return theme.title if self.depth == THEME_DEPTH else item.view.format_ref(ref)


WAITS_FOR = "waits_for"
"""The field that says what a target waits for. That is told apart from other words: it may change a date."""

_OF_ONE_YEAR = ("carried_from", "first_published", "why_moved")
"""The keys that say what a target was in an earlier plan: they differ from year to year."""


def find_rewordings(before: EvaluatedTarget, after: EvaluatedTarget, moved_depth: int = 0) -> dict[str, ReportValue]:
    """Find the fields whose words changed, and what they were.

    The words of a theme or an action that the target was moved to differ without having changed.
    """
    rewordings: dict[str, ReportValue] = {}
    is_other_year = before.view.plan.context != after.view.plan.context
    for wording in WORDINGS:
        if wording.depth > moved_depth and not (is_other_year and wording.field in _OF_ONE_YEAR):
            was, now = (wording.get_words(item.line, item.view) for item in (before, after))
            if is_other_year and wording.field == WAITS_FOR:
                same = _list_awaited(before, before, after) == _list_awaited(after, before, after)
            else:
                same = _normalise_words(was) == _normalise_words(now)
            if not same and is_other_year and wording.get_meaning:
                was_days, now_days = (wording.get_meaning(item.line, item.view) for item in (before, after))
                same = was_days == now_days
            if not same:
                rewordings[wording.field] = was
    return rewordings


def _list_awaited(item: EvaluatedTarget, before: EvaluatedTarget, after: EvaluatedTarget) -> list[str]:
    """List what a target waits for. The targets of the plans of two years have their refs, whose ever they are."""
    plans = (before.view.plan, after.view.plan)
    names = {fold(name) for plan in plans for name in (plan.name, *plan.aliases) if name}
    return [
        next((fold(ref) for name, ref in iter_ref_splits(words) if fold(name) in names), fold(words))
        for words in item.line.target.waits_for
    ]


def _normalise_words(words: ReportValue) -> object:
    """Normalise words for comparison: a change of capitals counts, a change of spaces and line breaks does not."""
    texts = words if isinstance(words, tuple) else (format_report_value(words),)
    return [" ".join(text.split()) for text in texts]


def _list_decision_makers(line: PlanLine, view: PlanView) -> tuple[str, ...]:
    """List who decides, one by one: an item of the file that only records an outcome adds nobody."""
    required = view.list_required_decisions(line.target)
    return tuple([view.format_decision_maker(decision.decision) for decision in required])


def _list_figure_settings(line: PlanLine, _view: PlanView) -> tuple[str, ...]:
    """List what the plan says of measures that are numbers, but for their words and targets, which are compared too."""
    return tuple([words for measure in line.target.measures for words in measure.settings])


def _list_step_words(line: PlanLine, _view: PlanView) -> tuple[str, ...]:
    """List the steps with their dates as the plan writes them: that one was done, or late, is no other wording."""
    return tuple([f"{step.text}: {step.date.text}" if step.date else step.text for step in line.target.steps])


def _join_words(words: ReportValue) -> str:
    return "; ".join(words) if isinstance(words, tuple) else format_report_value(words)


def _get_days(phrase: Phrase | None) -> object:
    """Return the days that a date means, or its words if it has none."""
    return (phrase.reading.windows or fold(phrase.text)) if phrase else None


def _list_step_days(line: PlanLine, _view: PlanView) -> object:
    return [(step.text, _get_days(step.date)) for step in line.target.steps]


def _get_start_days(line: PlanLine, view: PlanView) -> object:
    """Return the days of a planned start. The plan of the next year has none if work has started."""
    return None if has_started(line.target, view.day) else _get_days(line.target.start)


def _get_parts_getter(field: ReportField) -> Callable[[PlanLine, PlanView], Mapping[str, str]]:
    """Return how to read the own columns of a level, each with its words."""

    def get_parts(line: PlanLine, view: PlanView) -> Mapping[str, str]:
        value = field.get_value(line, view)
        return value if isinstance(value, Mapping) else {}

    return get_parts


def _get_meaning_getter(field: ReportField) -> Callable[[PlanLine, PlanView], object]:
    """Return how to read the own columns of a level, each with what it means as the plan declares its kind."""
    get_parts = _get_parts_getter(field)

    def get_meaning(line: PlanLine, view: PlanView) -> object:
        return {
            fold(name): read_own_value(words, find_declared(view.plan.fields, name).kind, view.plan.context) or words
            for name, words in get_parts(line, view).items()
        }

    return get_meaning


def _build_wording(field: ReportField) -> Wording:
    """Build the wording of a key."""
    wording = Wording(field.changed_name, field.heading, field.depth, _get_words_getter(field))
    if field.field.form == "mapping":
        return wording._replace(get_parts=_get_parts_getter(field), get_meaning=_get_meaning_getter(field))
    return wording._replace(get_meaning=_get_start_days) if field.name == "start" else wording


def _get_words_getter(field: ReportField) -> Callable[[PlanLine, PlanView], ReportValue]:
    """Return how to read the words of a key. Own columns are compared as words too: "Budget: £20,000"."""

    def get_words(line: PlanLine, view: PlanView) -> ReportValue:
        value = field.get_value(line, view)
        return format_report_value(value) or None if isinstance(value, Mapping) else value

    return get_words


WORDINGS = (
    *map(_build_wording, REPORT_FIELDS),
    # Rows say what these four come to on a day; what is compared is what the plan writes.
    Wording(WAITS_FOR, "Waits for", TARGET_DEPTH, lambda line, _view: ", ".join(line.target.waits_for) or None),
    Wording("figures", "Figures", TARGET_DEPTH, _list_figure_settings),
    Wording("steps", "Steps", TARGET_DEPTH, _list_step_words, get_meaning=_list_step_days),
    Wording("decisions", "Decided by", TARGET_DEPTH, _list_decision_makers),
)
