"""Each format of an answer over several plans."""

from __future__ import annotations

import json

import pytest

from actionplan.renderers.data.ics import render as calendar
from actionplan.renderers.data.json import render as render_json
from actionplan.report import PlanHead, Report
from actionplan.reports.support.plan_titles import list_plan_titles
from actionplan.reports.workbook import build_workbook


@pytest.fixture
def both(small: Report) -> Report:
    """The small report, its first row once more of another plan that has the same ref, and a plan that is missing."""
    row, *others = (each._replace(position=n) for n, each in enumerate(small.rows, 1))
    other = row._replace(plan="jsp", authority="South West Hertfordshire", rag="amber")
    heads = (*small.plans, PlanHead("jsp", "Joint Plan", "South West Hertfordshire", 0))
    return small._replace(plans=(*heads, PlanHead("lost", None, None, 0, "no file")), rows=(row, other, *others))


def test_the_head_says_which_name_is_whose(both: Report) -> None:
    assert list_plan_titles(both) == [
        "hertsmere: Corporate Action Plan 2017/18, Hertsmere Borough Council",
        "jsp: Joint Plan, South West Hertfordshire",
    ]


@pytest.mark.parametrize(
    ("count", "titles"),
    [
        (2, ["plan 0: Homes, A council", "plan 1: Homes, A council"]),
        # A dozen names can be read. More are counted.
        (12, [f"plan {n}: Homes, A council" for n in range(12)]),
        (13, ["13 plans"]),
        (300, ["300 plans"]),
    ],
)
def test_many_plans_are_counted_and_not_named(both: Report, count: int, titles: list[str]) -> None:
    heads = tuple(PlanHead(f"plan {n}", "Homes", "A council", 0) for n in range(count))
    assert list_plan_titles(both._replace(plans=(*heads, both.plans[-1]))) == titles


def test_one_plan_is_called_by_its_title_alone(small: Report) -> None:
    assert list_plan_titles(small) == ["Corporate Action Plan 2017/18, Hertsmere Borough Council"]


def test_data_keeps_refs_and_plans_apart(both: Report) -> None:
    made = json.loads(render_json(both))
    assert [(row["plan"], row["ref"], row["authority"]) for row in made["rows"]][1] == (
        "jsp",
        both.rows[0].ref,
        "South West Hertfordshire",
    )
    assert [each["error"] for each in made["plans"]] == [None, None, "no file"]


def test_sheets_say_whose_each_row_is(both: Report, small: Report) -> None:
    made = {sheet.name: sheet for sheet in build_workbook(both).sheets}
    at = [heading.title for heading in made["Targets"].columns].index("Authority")
    assert made["Targets"].rows[1][at] == "South West Hertfordshire"
    for name in ("Targets", "Bodies", "Decisions"):
        titles = [heading.title for heading in made[name].columns]
        assert titles[titles.index("Ref") + 1] == "Plan"
        assert "jsp" in {row[titles.index("Plan")] for row in made[name].rows}
    assert "Sort by Plan and then by Plan order to have" in made["Targets"].notes[2]
    assert [fact.value for fact in made["Summary"].facts if fact.name == "Plan"] == list_plan_titles(both)
    for alone in build_workbook(small).sheets:
        assert not any("Sort by Plan and" in note for note in alone.notes)
        assert not {"Plan", "Authority"} & {heading.title for heading in alone.columns}


def test_a_sheet_compares_the_plans(both: Report, small: Report) -> None:
    """It has a row for each plan with targets, whose numbers add up to those of the answer."""
    made = {sheet.name: sheet for sheet in build_workbook(both).sheets}
    titles = [heading.title for heading in made["Plans"].columns]
    by_plan = {row[0]: dict(zip(titles, row, strict=True)) for row in made["Plans"].rows}
    assert list(by_plan) == ["hertsmere", "jsp"]
    assert by_plan["jsp"]["Authority"] == "South West Hertfordshire"
    assert (by_plan["hertsmere"]["Rated amber"], by_plan["jsp"]["Rated amber"]) == (0, 1)
    rows = list(dict.fromkeys((row.plan, row.ref, row.status, row.rag) for row in both.rows))
    for name, row in by_plan.items():
        own = [(status, rag) for plan, _, status, rag in rows if plan == name]
        assert row["Targets"] == len(own)
        assert row["Overdue"] == sum(status == "overdue" for status, _ in own)
        assert {key: row[key] for key in row if key.startswith("Rated ")} == {
            f"Rated {rag}": sum(each == rag and status not in ("complete", "deleted") for status, each in own)
            for rag in ("red", "amber", "green")
            if any(each == rag for *_, each in rows)
        }
    assert "Plans" not in [sheet.name for sheet in build_workbook(small).sheets]


def test_events_of_a_calendar_say_which_plan_s_target_they_are(both: Report) -> None:
    made = calendar(both).replace("\r\n ", "")
    ref = both.rows[0].ref
    assert f"SUMMARY:hertsmere:{ref} " in made
    assert f"SUMMARY:jsp:{ref} " in made
    assert made.count("lost is missing from this calendar. no file") == 2
    uids = [line for line in made.splitlines() if line.startswith("UID:")]
    assert len(uids) == len(set(uids))
    of_jsp = made[made.index("SUMMARY:jsp") :].partition("END:VEVENT")[0]
    assert "Joint Plan\\, South West Hertfordshire" in of_jsp
    assert "Hertsmere" not in of_jsp.partition("DESCRIPTION")[2].rpartition("\\n")[2]
