"""What holds of any plan, on any day, for any period."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from actionplan.dates import Window, format_day, read_date
from actionplan.evaluation.filters import TargetFilter
from actionplan.model.plan import Plan
from actionplan.renderers.data.json import render as sent
from actionplan.renderers.text.plain_text import render as printed
from actionplan.report import Report
from actionplan.reports.by_officer import build_officer_report
from actionplan.reports.changes import PlanVersion
from actionplan.reports.due import build_due_report
from actionplan.reports.overdue import build_overdue_report
from actionplan.reports.paper import PaperRequest, build_paper
from actionplan.reports.show import build_show_report
from actionplan.reports.slipped import build_slipped_report
from actionplan.reports.timeline import build_timeline_report

PlanOf = Callable[[str], Plan]

PHRASES = (
    "Summer 2017", "Early Autumn", "June and December 2017", "Quarterly", "Monthly from June 2017", "Ongoing",
    "Ongoing to September 2017", "Following the Strategy", "In line with the Strategy", "TBC", "", "Sumer 2017",
    "by December 2017", "not before June 2017", "circa October 2017", "15 September 2017",
)  # fmt: skip
OUTCOMES = ("approved", "approved with amendments", "deferred", "refused", "not required")
OCCURRENCES = ("June 2017", "Q1 2017/18", "December 2017", "H1 2017/18", "15 August 2017")
OFFICERS = ("Chief Executive", "CEO", "chief executive", "Relevant Heads of Service", "")

FIRST = date(2017, 4, 1)
days = st.integers(0, 500).map(lambda n: FIRST + timedelta(n))

Tree = dict[str, Any]


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def several(strategy: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[list[Any]]:
    return st.lists(strategy, max_size=most)


reasons = st.sampled_from(("Flood", ""))
updates = st.fixed_dictionaries({"on": days, "rag": st.sampled_from(("red", "amber", "green")), "note": reasons})
revisions = st.fixed_dictionaries({"to": st.sampled_from(PHRASES[:-1]).filter(bool), "on": days, "why": reasons})
outcomes = st.fixed_dictionaries({"on": days, "outcome": st.sampled_from(OUTCOMES)})
decisions = st.fixed_dictionaries({"body": st.sampled_from(("Board", "Council")), "decided": several(outcomes)})
suspensions = st.fixed_dictionaries({"on": days, "why": reasons, "until": maybe(days)})
completions = st.fixed_dictionaries({"on": days, "for": maybe(st.sampled_from(OCCURRENCES))})
targets = st.fixed_dictionaries(
    {
        "date": st.sampled_from(PHRASES),
        "waits_for": maybe(st.sampled_from(("Strategy", "jsp:1.1"))),
        "started": maybe(days),
        "decisions": several(decisions, 1),
        "revised": several(revisions),
        "proposed": several(revisions),
        "updates": several(updates),
        "suspended": several(suspensions, 1),
        "deleted": st.none() | st.none() | st.fixed_dictionaries({"on": days}),
        "completed": several(completions),
    }
)
outputs = st.fixed_dictionaries({"officer": st.sampled_from(OFFICERS), "targets": several(targets, 4)})
plans = st.fixed_dictionaries({"happened": maybe(days), "outputs": st.lists(outputs, min_size=1, max_size=4)})
periods = st.tuples(days, st.integers(0, 120)).map(lambda pair: Window(pair[0], pair[0] + timedelta(pair[1])))


def write_plan(tree: Tree, until: date = date.max) -> str:
    """The plan as text, with what happened by a day and nothing of what happened after it."""
    outputs = [
        {
            "output": f"1.{n}",
            "text": "Do it",
            "officer": output["officer"],
            "targets": [{"target": "abcd"[m]} | _by(target, until) for m, target in enumerate(output["targets"])],
        }
        for n, output in enumerate(tree["outputs"], 1)
    ]
    happened = {"happened": format_day(tree["happened"])} if tree["happened"] and tree["happened"] <= until else {}
    file = {
        "officers": [{"name": "Chief Executive", "also": ["CEO"]}],
        "events": [{"event": "Strategy", "expected": "February 2018", **happened}],
        "themes": [{"theme": "One", "actions": [{"action": "1", "title": "First", "outputs": outputs}]}],
    }
    return "\n".join(f"{key}: {json.dumps(value)}" for key, value in file.items())


def _by(thing: Tree, until: date) -> Tree:
    """A mapping without what is dated after a day, and with its days in words."""
    found: Tree = {}
    for key, value in thing.items():
        if isinstance(value, date):
            if value <= until:
                found[key] = format_day(value)
        elif isinstance(value, list):
            found[key] = [_by(each, until) for each in value if each.get("on", until) <= until]
        elif isinstance(value, dict):
            if value["on"] <= until:
                found[key] = _by(value, until)
        elif value is not None:
            found[key] = value
    return found


def answers(plan: Plan, day: date, period: Window) -> list[Report]:
    """Every question that is asked of a plan."""
    parts = [build_show_report(plan, day, line.target.ref) for line in plan.walk()]
    flood = build_show_report(plan, day, target_filter=TargetFilter(texts=("flood",)))
    lists = [
        build_overdue_report(plan, day),
        build_slipped_report(plan, day),
        build_officer_report(plan, day),
        build_show_report(plan, day),
        flood,
    ]
    papers = [
        build_paper(plan, day),
        build_paper(plan, day, PaperRequest(baseline=PlanVersion(plan, FIRST - timedelta(1)))),
    ]
    return [build_due_report(plan, day, period), *lists, *parts, *papers, build_timeline_report(plan, day)]


@given(plans, days, periods)
def test_what_happens_after_the_day_does_not_exist(plan_of: PlanOf, tree: Tree, day: date, period: Window) -> None:
    known, whole = plan_of(write_plan(tree, day)), plan_of(write_plan(tree))
    now, then = answers(whole, day, period), answers(known, day, period)
    assert now == then
    for render in (printed, sent):
        assert [render(each) for each in now] == [render(each) for each in then]


@given(plans, days, periods)
def test_every_unfinished_target_stands_in_one_section_at_most(
    plan_of: PlanOf, tree: Tree, day: date, period: Window
) -> None:
    last = period.latest or date.max
    plan = plan_of(write_plan(tree))
    rows = build_due_report(plan, day, period).rows
    every = {row.ref: row for row in build_show_report(plan, day).rows}
    placed = Counter(row.ref for row in rows)
    assert set(placed.values()) <= {1}
    assert placed.keys() <= every.keys()
    assert not any(every[ref].completed or every[ref].status == "deleted" for ref in placed)
    late = {row.ref for row in every.values() if row.status == "overdue" and row.due and row.due <= last}
    assert late <= placed.keys()


@given(plans, days, periods)
def test_sections_keep_their_word(plan_of: PlanOf, tree: Tree, day: date, period: Window) -> None:
    first, last = period
    assert first is not None
    assert last is not None
    for row in build_due_report(plan_of(write_plan(tree)), day, period).rows:
        if row.section == "due":
            assert row.due is not None
            assert first <= row.due <= last
        elif row.section == "due earlier":
            assert row.due is not None
            assert row.due < first
        elif row.section == "could finish":
            assert row.due is None or row.due > last
        elif row.section == "ongoing":
            assert row.kind == "ongoing"
        else:
            assert (row.section, row.due) == ("no date", None)
            assert not row.windows or (row.kind == "dependent" and [each.latest for each in row.windows] == [None])


@given(plans, days)
def test_what_is_overdue_is_late_unmet_and_worst_first(plan_of: PlanOf, tree: Tree, day: date) -> None:
    plan = plan_of(write_plan(tree))
    report = build_overdue_report(plan, day)
    late = [row for row in report.rows if row.section == "overdue"]
    assert [row.days_late for row in late] == sorted((row.days_late or 0 for row in late), reverse=True)
    for row in late:
        assert row.due is not None
        assert row.days_late == (day - row.due).days > 0
        assert row.completed is None
    assert {row.ref for row in late} == {
        row.ref for row in build_show_report(plan, day).rows if row.status == "overdue"
    }
    assert len({(row.ref, row.due) for row in late}) == len(late)
    assert report.has_rows == bool(late)


@given(plans, days)
def test_every_target_is_some_officer_s_or_no_officer_s(plan_of: PlanOf, tree: Tree, day: date) -> None:
    plan = plan_of(write_plan(tree))
    listed = build_officer_report(plan, day).rows
    assert sorted(row.ref for row in listed) == sorted(line.target.ref for line in plan.walk())
    assert {row.section for row in listed} <= {"Chief Executive", "Relevant Heads of Service", "No officer"}


def _revised(tree: Tree, revision: Tree) -> Tree:
    """The plan with one more revision of each target, which is the last of its day."""
    outputs = [
        output | {"targets": [target | {"revised": [*target["revised"], revision]} for target in output["targets"]]}
        for output in tree["outputs"]
    ]
    return tree | {"outputs": outputs}


@given(plans, days, revisions)
def test_a_revision_moves_the_due_day_and_never_the_published_one(
    plan_of: PlanOf, tree: Tree, day: date, revision: Tree
) -> None:
    plan = plan_of(write_plan(_revised(tree, revision)))
    before = {row.ref: row for row in build_show_report(plan_of(write_plan(tree)), day).rows}
    for row, line in zip(build_show_report(plan, day).rows, plan.walk(), strict=True):
        was, published = before[row.ref], line.target.date.reading.windows
        assert row.published_date == was.published_date
        assert row.published_due == was.published_due or row.published_due in [each.latest for each in published]
        if day < revision["on"]:
            assert row == was
        elif row.revisions[-1].on == revision["on"]:
            assert row.date == row.revisions[-1].to == revision["to"]
            assert line.target.waits_for or row.windows == read_date(revision["to"], plan.context).windows


@given(plans, days)
def test_what_moved_is_what_is_due_less_what_was_published_to_be(plan_of: PlanOf, tree: Tree, day: date) -> None:
    for row in build_show_report(plan_of(write_plan(tree)), day).rows:
        if row.revisions and row.due != row.published_due and row.due and row.published_due:
            assert row.slipped_days == (row.due - row.published_due).days


@given(plans, days)
def test_a_paper_counts_every_target_and_tells_each_exception_once(plan_of: PlanOf, tree: Tree, day: date) -> None:
    plan = plan_of(write_plan(tree))
    report = build_paper(plan, day, PaperRequest(is_full=True))
    every = build_show_report(plan, day).rows
    still = [row for row in every if not row.completed and row.status != "deleted"]
    shares = [share for section in report.sections for share in section.shares]
    assert sum(share.number for share in shares) == len(every)
    wanted = [row.ref for row in still if row.status in ("overdue", "ended") or row.rag in ("red", "amber")]
    told = [row.ref for row in report.rows if row.section in ("overdue", "ended", "red", "amber")]
    assert sorted(told) == sorted(wanted)
    assert [row.ref for row in report.rows if row.section == "One"] == [row.ref for row in every]
    before_the_appendix = [row.ref for row in report.rows if row.section != "One"]
    assert len(set(before_the_appendix)) == len(before_the_appendix)


@given(plans, days)
def test_a_timeline_has_a_bar_for_every_target_and_says_what_it_draws(plan_of: PlanOf, tree: Tree, day: date) -> None:
    plan = plan_of(write_plan(tree))
    made = build_timeline_report(plan, day).timeline
    spans = [span for _, group in made.groups for span in group] if made else []
    assert [span.ref for span in spans] == [target.ref for target in plan.iter_targets()]
    assert all(span.words.startswith(f"{span.ref}: ") and span.status in span.words for span in spans)
