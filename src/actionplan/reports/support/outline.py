"""Lay targets out as the published document does: by plan, theme and action, under the document's headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from actionplan.evaluation.plan_view import PlanView
from actionplan.evaluation.targets import EvaluatedTarget
from actionplan.model.plan import THEME_DEPTH, Action, Level, Output, Target, Theme
from actionplan.report import Section
from actionplan.reports.report_fields import (
    ReportField,
    format_field_heading,
    format_report_value,
    list_report_fields,
)
from actionplan.rows import label_own_column
from actionplan.text.english import format_list

NO_THEME = "No theme"

_PLACED_FIELDS = ("theme", "action_title", "monitored_by", "output_text")
"""The keys that are headings, or have a sentence of their own."""


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


def iter_key_sentences(level: Level, part: Theme | Action | Output, view: PlanView) -> Iterator[str]:
    """Yield a sentence for each key that is shown as the plan writes it: "Supporting: Head of Finance."."""
    for field in list_report_fields(level):
        if field.name not in _PLACED_FIELDS:
            yield from (f"{name}: {words.rstrip(' .')}." for name, words in iter_field_facts(field, part, view))


def iter_field_facts(
    field: ReportField, part: Theme | Action | Output | Target, view: PlanView
) -> Iterator[tuple[str, str]]:
    """Yield the heading and words of a key for a part of the plan, or the name and words of each own column."""
    value = field.get_value_of(part, view)
    if isinstance(value, Mapping):
        yield from ((label_own_column(name), words) for name, words in value.items() if words)
    elif words := format_report_value(value):
        yield format_field_heading(field.name, field.heading, view), words
