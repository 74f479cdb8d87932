"""The key stands at the end of every report, and explains what is on its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.dates import Window
from actionplan.model.plan import Plan
from actionplan.renderers.text.markdown import render as render_md
from actionplan.renderers.text.plain_text import render as render_table
from actionplan.renderers.text.terminal import render as render_terminal
from actionplan.report import Report
from actionplan.reports.by_officer import build_officer_report
from actionplan.reports.due import build_due_report
from actionplan.reports.overdue import build_overdue_report
from actionplan.reports.show import build_show_report
from actionplan.reports.slipped import build_slipped_report
from actionplan.reports.support.legend import RAG_NOTE

PlanOf = Callable[[str], Plan]
Asked = Callable[[Plan, date], Report]

DAY = date(2017, 9, 15)
COLOURS = "Key: overdue and ended are amber from 1 day late, red when over 1 month late."
OVERDUE = "Overdue: not finished by its due day."
RAG = RAG_NOTE


def due_in_september(plan: Plan, day: date) -> Report:
    return build_due_report(plan, day, Window(date(2017, 9, 1), date(2017, 9, 30)))


QUESTIONS: list[Asked] = [
    due_in_september,
    build_overdue_report,
    build_officer_report,
    build_show_report,
    build_slipped_report,
]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("render", [render_table, render_md, lambda report: render_terminal(report, width=200)])
def test_every_question_prints_it(plan_of_one: PlanOf, question: Asked, render: Callable[[Report], str]) -> None:
    for target in ("date: Summer 2017", "date: TBC"):
        assert COLOURS in render(question(plan_of_one(target), DAY))


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("date: Early Autumn", ("Due: its due day is in September 2017.",)),
        ("date: Winter 2017", ("Not yet due: due later.",)),
        ("date: Following the election", ("Waiting: depends on something that has not happened yet.",)),
        ("date: Ongoing to May 2017", ("Ended: ongoing work that should be closed or carried forward.",)),
        ("date: Ongoing", ("Ongoing: continuous work, now under way.",)),
        ("date: TBC", ("No date: it has no date, or the date cannot be read.",)),
        ("{date: Winter 2017, suspended: [{on: May 2017}]}", ("Suspended: stopped for now.",)),
        ("date: Summer 2017", (OVERDUE,)),
        ("{date: Summer 2017, completed: 1 May 2017}", ()),
        ("{date: Summer 2017, updates: [{on: 1 May 2017, rag: green}]}", (OVERDUE, RAG)),
        # What is said after the day needs no key yet.
        ("{date: Summer 2017, updates: [{on: 16 September 2017, rag: green}]}", (OVERDUE,)),
    ],
)
def test_it_explains_what_stands_on_the_page_and_nothing_else(
    plan_of_one: PlanOf, target: str, words: tuple[str, ...]
) -> None:
    assert build_show_report(plan_of_one(target), DAY).legend == (COLOURS, *words)


def test_a_paper_can_say_the_key_word_by_word(plan_of_one: PlanOf) -> None:
    report = build_overdue_report(plan_of_one("date: May 2017"), DAY)
    assert dict(report.key)["Overdue"] == "not finished by its due day."
