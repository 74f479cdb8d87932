"""Lay targets out as the published document does: by plan, theme and action, under the document's headings."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.refs import THEME_DEPTH
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.plan import Action
from actionplan.report import Section
from actionplan.text.english import format_list

NO_THEME = "No theme"


def group_by_theme(items: Iterable[EvaluatedTarget]) -> list[tuple[str, list[EvaluatedTarget]]]:
    """Group targets by the theme that they are under, in the order of the plans. Each group has the theme's title."""
    groups = (list(group) for _, group in groupby(items, key=lambda item: item.get_key(THEME_DEPTH)))
    return [(group[0].line.theme.title or NO_THEME, group) for group in groups]


def nest_under_plan(view: PlanView, sections: Iterable[Section]) -> list[Section]:
    """Put the sections of one of several plans under a heading that names the plan. A lone plan needs none."""
    nested = list(sections)
    if not nested or not view.is_one_of_several:
        return nested
    return [Section(view.heading), *(section._replace(level=section.level + 1) for section in nested)]


def format_heading(ref: str, words: str) -> str:
    """Format a heading from a ref and words, either of which may be empty."""
    return f"{ref} {words}".strip()


def list_monitoring_sentences(action: Action, view: PlanView) -> tuple[str, ...]:
    """Name the bodies that monitor an action, in one sentence, or none if no body does."""
    names = [view.bodies[name] for name in action.monitored_by]
    return (f"Monitored by {format_list(names)}.",) if names else ()
