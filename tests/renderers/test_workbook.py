"""Spreadsheets: what is on each sheet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from actionplan.dates import Window
from actionplan.report import Report
from actionplan.reports.workbook import EMPTY_CELL_NOTE, PAGE_WIDTH, Sheet, WorkbookContent, build_workbook
from actionplan.reports.workbook.sheet_table import CellValue, Link, SheetColumn, link_address
from actionplan.rows import DecisionRow, EventRow, StopRow

SEPTEMBER = date(2017, 9, 30)
DECEMBER = date(2017, 12, 31)


def sheet(made: WorkbookContent, name: str) -> Sheet:
    """The sheet of that name."""
    (found,) = (each for each in made.sheets if each.name == name)
    return found


def column(made: Sheet, title: str) -> list[Any]:
    """Return the values under a heading."""
    at = [heading.title for heading in made.columns].index(title)
    return [row[at] for row in made.rows]


def test_the_title_is_first_and_then_what_is_on_the_sheet(small: Report) -> None:
    plan, day = "Corporate Action Plan 2017/18, Hertsmere Borough Council", "15 September 2017"
    assert [each.notes[:2] for each in build_workbook(small).sheets] == [
        (plan, f"Due in September 2017, as at {day}"),
        *(
            (
                f"{plan}: {name}",
                f"Due in September 2017, as at {day}. This sheet has one table, of {holds}. {EMPTY_CELL_NOTE}",
            )
            for name, holds in (
                ("targets", "2 targets"),
                ("bodies", "10 targets of bodies"),
                ("officers", "2 officers"),
                ("decisions", "6 decisions"),
            )
        ),
    ]


def test_a_sheet_of_one_row_says_so_in_the_singular(small: Report) -> None:
    (_, decision, _), event = small.rows[0].decisions, EventRow("started", SEPTEMBER, what=None, by=None, note=None)
    one = small.rows[0]._replace(decisions=(decision,), monitored_by=(), history=(event,))
    holds = [
        each.notes[1].partition("one table, of ")[2].partition(".")[0]
        for each in build_workbook(small._replace(rows=(one,))).sheets[1:]
    ]
    assert holds == ["1 target", "1 entry", "1 target of a body", "1 officer", "1 decision"]


def test_a_title_that_has_its_day_has_it_once(small: Report) -> None:
    made = build_workbook(small._replace(title="Overdue, as at 15 September 2017"))
    assert made.title == sheet(made, "Summary").notes[1] == "Overdue, as at 15 September 2017"


def test_the_first_sheet_answers(small: Report) -> None:
    """What must be known first, where the targets stand, as at which day, the counts, the key and who to ask."""
    key = (("Overdue", "not finished by its due day."), ("Colours", "overdue and ended are amber from 1 day late."))
    made = build_workbook(small._replace(errors=("1 error.",), key=key), "Policy, policy@example.org")
    first = made.sheets[0]
    assert [(fact.name, fact.value, fact.is_warning) for fact in first.facts] == [
        ("Read this first", "1 error.", True),
        ("Dates", small.unplaced_notice, True),
        ("In short", "Of 2 targets, none is complete and 1 is overdue.", False),
        ("As at", date(2017, 9, 15), False),
    ]
    assert [row[:3] for row in first.rows] == [
        ("All targets", None, 2),
        ("Overdue", "not finished by its due day.", 1),
        ("Due", None, 1),
    ]
    end = {fact.name: fact.value for fact in first.end_facts}
    assert end["Colours"] == "Overdue and ended are amber from 1 day late."
    assert end["Dates"] == "1 target could not be placed: `actionplan validate` says why."
    assert end["Contact"] == Link("Policy, policy@example.org", "mailto:policy@example.org")
    assert {
        name: value.address for name, value in end.items() if name.startswith("Sheet ") and isinstance(value, Link)
    } == {f"Sheet {each.name}": f"#{each.name}" for each in made.sheets[1:]}


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({"status": "overdue", "colour": "red"}, [("Overdue", 2), ("Late, red", 1)]),
        ({"status": "complete", "completed_late": True}, [("Overdue", 1), ("Complete", 1), ("Completed late", 1)]),
        ({"status": "complete", "completed_late": False}, [("Overdue", 1), ("Complete", 1)]),
        (
            {"rag": "amber"},
            [("Overdue", 1), ("Due", 1), ("Rated red", 0), ("Rated amber", 1), ("Rated green", 0), ("Not rated", 1)],
        ),
        ({"status": "complete", "rag": "red"}, [("Overdue", 1), ("Complete", 1)]),
    ],
)
def test_what_is_counted(small: Report, fields: dict[str, Any], lines: list[tuple[str, int]]) -> None:
    rows = (small.rows[0]._replace(**fields), small.rows[1])
    made = sheet(build_workbook(small._replace(rows=rows)), "Summary")
    assert [(row[0], row[2]) for row in made.rows[1:]] == lines


def test_the_numbers_of_the_last_report_stand_beside_those_of_today(small: Report) -> None:
    overdue = small.rows[0]._replace(status="overdue", colour="red", rag="red")
    rows = (overdue, small.rows[1]._replace(status="complete", completed_late=True))
    before = (overdue._replace(status="due", colour=None, rag="amber"), small.rows[1]._replace(status="due"))
    made = sheet(build_workbook(small._replace(rows=rows, last=(date(2017, 6, 30), before))), "Summary")
    assert [column.title for column in made.columns[-2:]] == ["30 June 2017", "Change"]
    assert [(row[0], row[2], row[4], row[5]) for row in made.rows] == [
        ("All targets", 2, 2, 0),
        ("Overdue", 1, 0, 1),
        ("Due", 0, 2, -2),
        ("Complete", 1, 0, 1),
        ("Late, red", 1, 0, 1),
        ("Completed late", 1, 0, 1),
        ("Rated red", 1, 0, 1),
        ("Rated amber", 0, 1, -1),
        ("Rated green", 0, 0, 0),
        ("Not rated", 0, 1, -1),
    ]
    assert [column.title for column in sheet(build_workbook(small), "Summary").columns][-1] == "Share"


def test_the_chart_shows_each_status_once(small: Report) -> None:
    rows = (small.rows[0]._replace(rag="red"), small.rows[1]._replace(colour="amber"))
    chart = sheet(build_workbook(small._replace(rows=rows)), "Summary").chart
    assert chart
    assert (chart.first_row, len(chart.tones)) == (1, 2)
    assert chart.description == "Targets by status: overdue 1, due 1."


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "No target is in this answer."),
        (["due"], "Of 1 target, none is complete and none is overdue."),
        (["due", "due"], "Of 2 targets, none is complete and none is overdue."),
        (["complete", "overdue", "overdue"], "Of 3 targets, 1 is complete and 2 are overdue (4 dates missed)."),
    ],
)
def test_where_the_targets_stand(small: Report, rows: list[str], sentence: str) -> None:
    made = [
        small.rows[0]._replace(ref=str(n), status=status, dates_missed=2 if status == "overdue" else 0)
        for n, status in enumerate(rows)
    ]
    facts = sheet(build_workbook(small._replace(rows=tuple(made))), "Summary").facts
    assert [fact.value for fact in facts if fact.name == "In short"] == [sentence]


ANSWER = ["Ref", "Key output", "Responsible officer", "Due", "Status", "RAG", "Latest note"]
SCREEN = 184
"""The characters that a window of 1,366 pixels has room for."""


def test_the_answer_comes_first_within_one_screen(small: Report) -> None:
    titles = [heading.title for heading in sheet(build_workbook(small), "Targets").columns]
    assert [title for title in titles[:8] if title != "Days late"] == ANSWER
    made = sheet(build_workbook(small), "Targets")
    assert sum(heading.width for heading in made.columns[:9]) <= SCREEN


def test_a_column_with_nothing_in_it_is_left_out_behind_the_answer(small: Report) -> None:
    due = small.rows[0]
    titles = [heading.title for heading in sheet(build_workbook(small._replace(rows=(due,))), "Targets").columns]
    assert [title for title in titles if title in ANSWER] == ANSWER
    assert not {"Days late", "Completed", "Started", "Colour", "Waits for", "Days slipped"} & {*titles}
    for each in build_workbook(small).sheets:
        for heading, values in zip(each.columns, zip(*each.rows, strict=True), strict=True):
            assert heading.is_kept or any(value is not None for value in values), (each.name, heading.title)


def test_a_column_keeps_the_order_of_the_plan(small: Report) -> None:
    rows = tuple(row._replace(position=n) for row, n in zip(small.rows, (41, 7), strict=True))
    assert column(sheet(build_workbook(small._replace(rows=rows)), "Targets"), "Plan order") == [41, 7]


def test_what_is_printed_fits_on_a_page_and_begins_with_the_answer(small: Report, changed: Report) -> None:
    for each in (*build_workbook(small).sheets, *build_workbook(changed).sheets):
        printed = each.columns[: each.printed_columns]
        assert sum(heading.width for heading in printed) <= PAGE_WIDTH
        if each.name == "Targets":
            assert {*ANSWER} <= {heading.title for heading in printed}


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("https://example.org/minutes/1", "https://example.org/minutes/1"),
        ("Minute 17 (https://example.org/m?a=1&b=2).", "https://example.org/m?a=1&b=2"),
        ("Policy team, policy@example.org", "mailto:policy@example.org"),
        ("C/17", None),
        ("@SUM(A1)", None),
        ("javascript://example.org", None),
        ("https://", None),
        (f"https://example.org/{'a' * 3000}", None),
        ("https://example.org\n=1", None),
        ("", None),
        (None, None),
    ],
)
def test_what_is_a_link(words: str | None, address: str | None) -> None:
    assert link_address(words) == (Link(words, address) if words and address else words)


def test_days_are_days_beside_the_words_of_the_plan(small: Report) -> None:
    made = sheet(build_workbook(small), "Targets")
    assert column(made, "Target date") == ["Early Autumn"] * 2
    assert column(made, "Due") == [SEPTEMBER] * 2
    assert column(made, "Earliest day") == [date(2017, 9, 1)] * 2
    assert column(made, "Days late") == [None, 15]
    assert column(made, "Monitored by") == ["Member Planning Panel\nExecutive"] * 2
    assert column(made, "Responsible officer") == ["Head of Planning", None]


def test_each_thing_that_is_known_of_a_target_stands_under_its_heading(small: Report) -> None:
    may = [date(2017, 5, day) for day in range(1, 32)]
    known = small.rows[0]._replace(
        days_late=3, rag="amber", percent=40, note="Drafted", position=7, supporting=("Head of Legal",),
        service="Planning", role="supports", occurrence=None, dates_missed=2, colour="red", rag_is_old=False,
        waits_for="Strategy", completed_late=True, stopped=StopRow(may[0], "Flood"), published_date="Summer 2017",
        slipped_days=30, remark="to Council", completed_note="At last", held_up_by=("Dacorum", "Watford"),
        carried_from="old:1.2", first_published="Spring 2016", accountable="Director", start="April 2017",
        work_follows="yes", stage="Adoption", fields={"Priority": "High", "Risk": ""},
        event=EventRow("date moved", may[1], what="Autumn", by="Cabinet", note="Late"),
        history=(EventRow("decided", may[2], what="approved", by="Executive", note="C/17"),), note_on=may[3],
        rag_on=may[4], start_missed=may[5], started=may[6], completed=may[7], published_due=may[8], ahead_from=may[9],
    )  # fmt: skip
    made = sheet(build_workbook(small._replace(rows=(known,))), "Targets")
    assert dict(zip([heading.title for heading in made.columns], made.rows[0], strict=True)) == {
        "Ref": "6.2c", "Key output": "Statement of Community Involvement", "Responsible officer": "Head of Planning",
        "Due": SEPTEMBER, "Status": "due", "Days late": 3, "RAG": "amber", "% done": 40, "Latest note": "Drafted",
        "Performance measures": "Final document published", "Listed under": "due", "What happened": "date moved",
        "Happened on": may[1], "What it was": "Autumn", "By whom": "Cabinet", "What was said": "Late",
        "Target date": "Early Autumn", "Plan order": 7, "Theme": "Planning for the Future", "Action": "6",
        "Action title": "A single local plan", "Output": "6.2", "Supporting officers": "Head of Legal",
        "Service": "Planning", "Role": "supports", "Monitored by": "Member Planning Panel\nExecutive",
        "Earliest day": date(2017, 9, 1), "Dates missed": 2, "Colour": "red", "RAG given on": may[4],
        "RAG is old": "no", "Noted on": may[3], "Waits for": "Strategy", "Latest minute": "C/17",
        "Was to start by": may[5], "Started": may[6], "Completed": may[7], "Completed late": "yes",
        "Suspended or deleted on": may[0], "Why suspended or deleted": "Flood", "Published target date": "Summer 2017",
        "Published due": may[8], "Days slipped": 30, "Date read as": "September 2017", "Assumed": "no year is written",
        "Words beside the date": "to Council", "Accountable": "Director", "Stage": "Adoption",
        "Carried from": "old:1.2", "First published": "Spring 2016", "Planned start": "April 2017",
        "Work follows its decisions": "yes", "Note of its completion": "At last", "Held up by": "Dacorum\nWatford",
        "Could go ahead from": may[9], "Priority": "High",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "September 2017"),
        ({"kind": "ongoing"}, "ongoing: September 2017"),
        ({"kind": "unset", "windows": ()}, "no date"),
        ({"kind": "dependent", "windows": ()}, "dependent"),
        ({"kind": "unreadable", "windows": ()}, "cannot be read"),
    ],
)
def test_how_a_date_was_read(small: Report, fields: dict[str, Any], words: str) -> None:
    made = build_workbook(small._replace(rows=(small.rows[0]._replace(**fields),)))
    assert column(sheet(made, "Targets"), "Date read as") == [words]


def test_the_section_is_a_column_where_it_says_more_than_the_theme(small: Report) -> None:
    under_themes = small._replace(rows=tuple(row._replace(section=row.theme or "") for row in small.rows))
    assert column(sheet(build_workbook(small), "Targets"), "Listed under") == ["due", "due earlier"]
    assert "Listed under" not in {heading.title for heading in sheet(build_workbook(under_themes), "Targets").columns}


def test_officers_are_counted_by_standing_and_nobody_comes_last(small: Report) -> None:
    planning, late = small.rows
    ended = planning._replace(ref="7", status="complete", due=date(2017, 9, 20))
    made = sheet(build_workbook(small._replace(rows=(late, planning, ended))), "Officers")
    assert column(made, "Officer") == ["Head of Planning", "no officer"]
    assert column(made, "Targets") == [2, 1]
    assert (column(made, "Due"), column(made, "Overdue"), column(made, "Complete")) == ([1, 0], [0, 1], [1, 0])
    assert "Waiting" not in {heading.title for heading in made.columns}
    assert column(made, "Next due") == [SEPTEMBER, SEPTEMBER]


def test_a_target_with_several_rows_is_one_target_on_the_other_sheets(small: Report) -> None:
    row = small.rows[0]
    each = tuple(row._replace(occurrence=window, days_late=n) for n, window in enumerate(row.windows * 3))
    made = build_workbook(small._replace(rows=each))
    assert "one table, of 3 rows." in sheet(made, "Targets").notes[1]
    assert column(sheet(made, "Officers"), "Targets") == [1]
    assert len(sheet(made, "Decisions").rows) == 3
    assert sheet(made, "Summary").rows[0][2] == 1


def test_the_other_sheets_have_the_targets_in_the_order_of_the_answer(small: Report) -> None:
    due, late = small.rows
    again = due._replace(event=EventRow("started", SEPTEMBER, what=None, by=None, note=None))
    for rows, refs in (
        ((due, late), ["6.2c", "1.2"]),
        ((late, due), ["1.2", "6.2c"]),
        ((due, late, again), ["6.2c", "1.2"]),
    ):
        made = build_workbook(small._replace(rows=rows))
        assert len(sheet(made, "Targets").rows) == len(rows)
        assert list(dict.fromkeys(column(sheet(made, "Decisions"), "Ref"))) == refs


def test_a_target_in_several_sections_is_listed_once_with_their_names(small: Report) -> None:
    late, due = small.rows[1], small.rows[0]
    again = (late._replace(section="amber"), late._replace(section=late.theme or ""), late._replace(section="amber"))
    rows = (late._replace(section="overdue"), due, *again, due._replace(section=due.theme or ""))
    made = sheet(build_workbook(small._replace(rows=rows)), "Targets")
    assert column(made, "Ref") == ["1.2", "6.2c"]
    assert column(made, "Listed under") == ["overdue; amber", "due"]
    # Another date that it missed is another row of its first section.
    second = late._replace(section="overdue", occurrence=Window(None, DECEMBER))
    made = sheet(build_workbook(small._replace(rows=(*rows, second))), "Targets")
    assert column(made, "Ref") == ["1.2", "6.2c", "1.2"]
    assert column(made, "Listed under") == ["overdue; amber", "due", "overdue; amber"]


def test_what_happened_to_a_target_has_a_row_each(small: Report) -> None:
    events = (EventRow("date moved", SEPTEMBER, what="Early Autumn", by="Executive", note="Flood"), None)
    rows = tuple(small.rows[0]._replace(section=str(n), event=event) for n, event in enumerate(events))
    assert column(sheet(build_workbook(small._replace(rows=rows)), "Targets"), "What was said") == ["Flood", None]


def test_what_is_gone_from_a_plan_is_not_counted(small: Report) -> None:
    gone = small.rows[1]._replace(section="gone")
    made = build_workbook(small._replace(rows=(small.rows[0], gone)))
    assert len(sheet(made, "Targets").rows) == 2
    assert sheet(made, "Summary").rows[0][2] == 1
    assert column(sheet(made, "Officers"), "Officer") == ["Head of Planning"]


def test_bodies_have_a_row_for_each_of_their_targets(small: Report) -> None:
    made = sheet(build_workbook(small._replace(rows=small.rows[:1])), "Bodies")
    assert [row[:3] for row in made.rows] == [
        ("Executive", "monitors", "6.2c"),
        ("Executive", "decides", "6.2c"),
        ("Full Council", "decides", "6.2c"),
        ("HDL Board", "decides", "6.2c"),
        ("Member Planning Panel", "monitors", "6.2c"),
    ]


def test_decisions_have_a_row_each(small: Report) -> None:
    made = sheet(build_workbook(small._replace(rows=small.rows[:1])), "Decisions")
    names = ("Ref", "Body", "Outcome", "Decided on", "Planned for")
    assert [*zip(*(column(made, name) for name in names), strict=True)] == [
        ("6.2c", "Executive", "approved", date(2017, 7, 4), date(2017, 7, 31)),
        ("6.2c", "Full Council", None, None, date(2017, 11, 30)),
        ("6.2c", "HDL Board", None, None, None),
    ]


def test_a_decision_says_when_it_is_to_be_taken_and_what_comes_before_it(small: Report) -> None:
    key = DecisionRow(
        "Cabinet", None, None, None, state="planned", date="October 2018", by=date(2018, 10, 31), key=True,
        earliest=date(2018, 10, 1), after=("Scrutiny", "Southbank"), notice_by=date(2018, 9, 2),
    )  # fmt: skip
    made = sheet(build_workbook(small._replace(rows=(small.rows[0]._replace(decisions=(key,)),))), "Decisions")
    assert {heading.title: value for heading, value in zip(made.columns, made.rows[0], strict=True) if value} == {
        "Ref": "6.2c", "Body": "Cabinet", "State": "to be decided",
        "Date or period": "October 2018", "Earliest day": date(2018, 10, 1), "To be decided by": date(2018, 10, 31),
        "Depends on": "Scrutiny\nSouthbank", "Key decision": "yes", "Notice by": date(2018, 9, 2),
        "Responsible officer": "Head of Planning", "Target date": "Early Autumn", "Due": SEPTEMBER, "Status": "due",
        "Key output": "Statement of Community Involvement", "Performance measures": "Final document published",
    }  # fmt: skip


def test_a_target_of_a_joint_plan_has_its_stage_who_holds_it_up_and_from_when_it_could_go_ahead(small: Report) -> None:
    joint = small.rows[0]._replace(stage="Adoption", held_up_by=("Watford", "Dacorum"), ahead_from=SEPTEMBER)
    made = sheet(build_workbook(small._replace(rows=(joint, small.rows[1]))), "Targets")
    assert column(made, "Stage") == ["Adoption", None]
    assert column(made, "Held up by") == ["Watford\nDacorum", None]
    assert column(made, "Could go ahead from") == [SEPTEMBER, None]
    assert "Stage" not in [heading.title for heading in sheet(build_workbook(small), "Targets").columns]


def test_the_log_has_a_row_for_everything_recorded_the_latest_first(changed: Report) -> None:
    made = sheet(build_workbook(changed), "Log")
    names = ("On", "Ref", "What happened", "Outcome, date or RAG", "By whom", "In words")
    minute = Link("https://example.org/m/7", "https://example.org/m/7")
    assert [*zip(*(column(made, name) for name in names), strict=True)] == [
        (date(2017, 8, 1), "6.2c", "date proposed", "Winter 2017", None, "Consultation"),
        (date(2017, 7, 4), "6.2c", "decided", "approved", "Executive", minute),
        (date(2017, 7, 1), "6.2c", "date moved", "TBC", None, None),
        (date(2017, 7, 1), "6.2c", "commentary", "amber", None, "Drafted"),
        (date(2017, 6, 12), "6.2c", "date moved", "Early Autumn", "Executive", "Board met late"),
    ]
    assert column(made, "Date before") == ["Early Autumn", None, "Early Autumn", None, "Summer 2017"]
    assert column(made, "New due") == [DECEMBER, None, None, None, SEPTEMBER]
    assert column(made, "Days moved") == [92, None, None, None, 30]


def test_numbers_and_nothing_else_are_set_to_the_right(small: Report, changed: Report) -> None:
    moved, late = changed.rows
    other = late._replace(plan="jsp", dates_missed=1, slipped_days=30, percent=40)
    for report in (small, changed, changed._replace(rows=(moved, late, other, small.rows[0]))):
        for each in build_workbook(report).sheets:
            for heading, values in zip(each.columns, zip(*each.rows, strict=True), strict=True):
                known = [value for value in values if value is not None]
                are_numbers = bool(known) and all(isinstance(value, int | float | Decimal) for value in known)
                assert heading.is_number == are_numbers, (each.name, heading.title)


def test_a_target_has_the_minute_of_its_last_decision(changed: Report) -> None:
    made = sheet(build_workbook(changed), "Targets")
    assert column(made, "Latest minute") == [Link("https://example.org/m/7", "https://example.org/m/7"), None]


def test_of_several_minutes_of_one_day_the_last_counts(changed: Report) -> None:
    moved, *others = changed.rows
    decided = moved.history[-1]
    assert decided.kind == "decided"
    earlier = decided._replace(on=date(2017, 5, 4), note="C/2")
    for history, minute in (
        ((earlier, decided, decided._replace(note="C/18")), "C/18"),
        ((decided._replace(note="C/17"), decided._replace(note="C/18"), earlier), "C/18"),
        ((decided._replace(note="C/17"), decided._replace(note=None)), "C/17"),
    ):
        made = build_workbook(changed._replace(rows=(moved._replace(history=history), *others)))
        assert column(sheet(made, "Targets"), "Latest minute") == [minute, None]


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (("", ""), 1),
        (("a" * 10, "b" * 20), 1),
        (("a" * 11, ""), 2),
        (("a" * 21, ""), 3),
        # The cell with the most lines counts, and an empty line is a line.
        (("a" * 31, "b" * 21), 4),
        (("a" * 11, "b" * 41), 3),
        (("a\nb", ""), 2),
        (("a\n\nb", ""), 3),
        (("a" * 11 + "\nb", ""), 3),
        ((Link("a" * 11, "https://example.org"), ""), 2),
        ((12_345_678_901_234, None), 1),
    ],
)
def test_a_row_has_room_for_all_lines_of_its_cells(cells: tuple[CellValue, ...], lines: int) -> None:
    made = Sheet("Made", "Made", (), (SheetColumn("A", 10), SheetColumn("B", 20)), (cells,))
    assert made.count_lines(cells) == lines


def test_the_headings_have_room_for_the_longest_beside_the_filter_buttons() -> None:
    columns = (SheetColumn("Ref", 10), SheetColumn("Responsible officer", 13), SheetColumn("Due", 12))
    assert Sheet("Made", "Made", (), columns, ()).heading_lines == 2


def test_sheets_tables_and_headings_have_names_of_their_own(changed: Report) -> None:
    made = build_workbook(changed).sheets
    assert (
        len({each.name.casefold() for each in made}) == len({each.table_name.casefold() for each in made}) == len(made)
    )
    for each in made:
        titles = [heading.title.casefold() for heading in each.columns]
        assert len(set(titles)) == len(titles)
        assert all(len(row) == len(titles) for row in each.rows)
