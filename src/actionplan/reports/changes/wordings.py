"""Compare the words of a target that have no day of their own, so that only an earlier file shows that they changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.targets import EvaluatedTarget
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

    `depth` is how many steps of the target's route lead to the part of the plan that they belong to.
    """

    field: str
    title: str
    depth: int
    get_words: Callable[[PlanLine, PlanView], ReportValue]

    def format_title(self, view: PlanView) -> str:
        """Return its name in print: that of the heading above actions is the plan's own word."""
        return format_field_heading(self.field, self.title, view)

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


def _get_words_getter(field: ReportField) -> Callable[[PlanLine, PlanView], ReportValue]:
    """Return how to read the words of a key. Own columns are compared as words too: "Budget: £20,000"."""

    def get_words(line: PlanLine, view: PlanView) -> ReportValue:
        value = field.get_value(line, view)
        return format_report_value(value) or None if isinstance(value, Mapping) else value

    return get_words


WORDINGS = (
    *(Wording(field.changed_name, field.heading, field.depth, _get_words_getter(field)) for field in REPORT_FIELDS),
    # Rows say what these four come to on a day; what is compared is what the plan writes.
    Wording(WAITS_FOR, "Waits for", TARGET_DEPTH, lambda line, _view: ", ".join(line.target.waits_for) or None),
    Wording("figures", "Figures", TARGET_DEPTH, _list_figure_settings),
    Wording("steps", "Steps", TARGET_DEPTH, _list_step_words),
    Wording("decisions", "Decided by", TARGET_DEPTH, _list_decision_makers),
)
