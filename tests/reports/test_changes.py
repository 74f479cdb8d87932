"""What changed between the plan of the end of June and that of the end of September, one edit at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from actionplan.evaluation.filters import EVERYTHING, TargetFilter
from actionplan.evaluation.registry import UnknownName
from actionplan.model.plan import Plan
from actionplan.planfile import load
from actionplan.renderers.text.plain_text import render
from actionplan.report import Report
from actionplan.reports.changes import PlanVersion, build_changes_report
from actionplan.reports.new_since import mark_new_rows
from actionplan.reports.overdue import build_overdue_report
from actionplan.rows import Row

PlanOf = Callable[[str], Plan]

JUNE, SEPTEMBER = date(2017, 6, 30), date(2017, 9, 30)

PLAN = """
officers: [{name: Chief Executive, also: [Chief Exec]}, {name: Head of Planning}]
bodies: [{name: Full Council, also: [Council]}]
events: [{event: Financial Strategy, expected: February 2018}]
themes:
  - theme: Enterprising
    actions:
      - action: 1
        title: Sites
        monitored_by: [Full Council]
        outputs:
          - output: 1.1
            text: Agree the business plan
            officer: Chief Executive
            targets:
              - target: a
                date: Winter 2017
                measures: [Approved by the Council]
                decisions: [{body: Full Council}]
              - target: b
                date: March 2018
                measures: [Published on the website]
                updates: [{on: 1 May 2017, rag: green, note: Well begun}]
          - output: 1.2
            text: Build the leisure centre
            officer: Head of Planning
            targets: [{date: December 2017, measures: [Opened]}]
          - output: 1.3
            text: Sell the depot
            officer: Head of Planning
            targets: [{date: In line with Financial Strategy, measures: [Sold], waits_for: Financial Strategy}]
          - output: 1.4
            text: Meet the residents
            officer: Head of Planning
            targets: [{date: Quarterly, measures: [Met]}]
"""

QUIET = ("not updated", "newly overdue", "ended")
"""What time alone brings about."""


def edited(*edits: tuple[str, str]) -> str:
    """The plan with some words put in the place of others."""
    text = PLAN
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@pytest.fixture(scope="session")
def changed(plan_of: PlanOf) -> Callable[..., Report]:
    """What changed from the plan of June to that with some edits; or from one text to another."""

    def since(*edits: tuple[str, str], before: str = PLAN, keep: TargetFilter = EVERYTHING) -> Report:
        return build_changes_report(
            PlanVersion(plan_of(before), JUNE), PlanVersion(plan_of(edited(*edits)), SEPTEMBER), keep
        )

    return since


def group_refs(report: Report) -> dict[str, list[str]]:
    """The refs in each section but those that time alone fills."""
    sections: dict[str, list[str]] = {}
    for row in report.rows:
        if row.section not in QUIET:
            sections.setdefault(row.section, []).append(row.ref)
    return sections


OPENED = "measures: [Opened]"
FIRST = "          - output: 1.2\n"


@pytest.mark.parametrize(
    ("edit", "sections"),
    [
        pytest.param((OPENED, f"{OPENED}, completed: 4 July 2017"), {"completed": ["1.2"]}, id="completed"),
        pytest.param((OPENED, f"{OPENED}, completed: 28 June 2017"), {"completed": ["1.2"]}, id="recorded late"),
        pytest.param((OPENED, f"{OPENED}, completed: 1 October 2017"), {}, id="after the day"),
        pytest.param(
            ("measures: [Met]", "measures: [Met], completed: [{for: Q1 2017/18, on: 5 July 2017}]"),
            {"completed": ["1.4"]},
            id="one occurrence",
        ),
        pytest.param(
            (OPENED, f"{OPENED}, revised: [{{to: March 2018, on: 12 July 2017, why: Flood}}]"),
            {"date moved": ["1.2"]},
            id="date moved",
        ),
        pytest.param(
            ("expected: February 2018", "expected: March 2018"),
            {"date moved": ["1.3"]},
            id="moved by what it waits for",
        ),
        pytest.param(
            (OPENED, f"{OPENED}, proposed: {{to: March 2018, on: 12 July 2017, why: Flood}}"),
            {"date proposed": ["1.2"]},
            id="date proposed",
        ),
        pytest.param(
            (OPENED, f"{OPENED}, updates: [{{on: 3 July 2017, rag: red, note: No money}}]"),
            {"rag moved": ["1.2"], "commentary": ["1.2"]},
            id="rag moved",
        ),
        pytest.param(
            (OPENED, f"{OPENED}, updates: [{{on: 3 July 2017, note: Steel is up}}]"),
            {"commentary": ["1.2"]},
            id="commentary",
        ),
        pytest.param(
            (
                "[{body: Full Council}]",
                "[{body: Full Council, decided: [{on: 4 July 2017, outcome: approved}]}]",
            ),
            {"completed": ["1.1a"], "decided": ["1.1a"]},
            id="decided, and so complete",
        ),
        pytest.param(
            ("[{body: Full Council}]", "[{body: Council, decided: [{on: 4 July 2017, outcome: deferred}]}]"),
            {"decided": ["1.1a"]},
            id="decided under another spelling",
        ),
        pytest.param((OPENED, f"{OPENED}, started: 3 July 2017"), {"started": ["1.2"]}, id="started"),
        pytest.param(
            (OPENED, f"{OPENED}, suspended: [{{on: 3 July 2017, why: Flood}}]"), {"suspended": ["1.2"]}, id="suspended"
        ),
        pytest.param(
            (OPENED, f"{OPENED}, suspended: [{{on: 3 July 2017, why: Flood, until: 4 August 2017}}]"),
            {"suspended": ["1.2"], "resumed": ["1.2"]},
            id="suspended and resumed",
        ),
        pytest.param(
            (OPENED, f"{OPENED}, deleted: {{on: 3 July 2017, why: No money}}"), {"deleted": ["1.2"]}, id="deleted"
        ),
        pytest.param(
            ("officer: Chief Executive\n", "officer: Chief Exec\n"), {}, id="another spelling is the same officer"
        ),
        pytest.param(
            ("officer: Chief Executive\n", "officer: Head of Planning\n"),
            {"reassigned": ["1.1a", "1.1b"]},
            id="reassigned",
        ),
        pytest.param(("Build the leisure", "Build a leisure"), {"reworded": ["1.2"]}, id="reworded output"),
        pytest.param(("[Opened]", "[Opened to the public]"), {"reworded": ["1.2"]}, id="reworded measure"),
        pytest.param(("title: Sites", "title: Land"), {"reworded": ["1.1a", "1.1b", "1.2", "1.3", "1.4"]}, id="action"),
        pytest.param(
            ("date: December 2017", "date: December 2017, waits_for: Financial Strategy"),
            {"waits for something else": ["1.2"]},
            id="waits for something",
        ),
        pytest.param((OPENED, f"{OPENED}, steps: [Draft]"), {"reworded": ["1.2"]}, id="a step"),
        pytest.param(
            ("date: December 2017", "date: May 2018"), {"published date changed": ["1.2"]}, id="published date"
        ),
        pytest.param(("date: December 2017", "date: DECEMBER  2017"), {}, id="the same date in other letters"),
        pytest.param(
            (
                FIRST,
                "          - {output: 1.2, text: Plant trees, targets: [{date: May 2018}]}\n          - output: 1.3\n",
            ),
            {"new": ["1.2"], "renumbered": ["1.3"]},
            id="an output in the middle",
        ),
        pytest.param(
            (FIRST, f"              - {{target: c, date: May 2018}}\n{FIRST}"),
            {"new": ["1.1c"]},
            id="a target more",
        ),
    ],
)
def test_an_edit_is_told_under_its_section(
    changed: Callable[..., Report], edit: tuple[str, str], sections: dict[str, list[str]]
) -> None:
    assert group_refs(changed(edit)) == sections


SOLD = """\
          - output: 1.3
            text: Sell the depot
            officer: Head of Planning
            targets: [{date: In line with Financial Strategy, measures: [Sold], waits_for: Financial Strategy}]
"""


def test_what_is_gone_without_a_word_comes_first_and_is_as_it_was(changed: Callable[..., Report]) -> None:
    report = changed((SOLD, ""), (OPENED, f"{OPENED}, completed: 4 July 2017"))
    (row, done) = [row for row in report.rows if row.section not in QUIET]
    assert [(row.section, row.ref, row.output_text), done.section] == [("gone", "1.3", "Sell the depot"), "completed"]
    assert [section.title for section in report.sections][:3] == ["In short", "Gone", "Completed"]


def test_what_was_marked_deleted_and_then_goes_is_no_loss(changed: Callable[..., Report]) -> None:
    before = edited(("[Sold],", "[Sold], deleted: {on: 1 May 2017, why: Not ours},"))
    assert group_refs(changed((SOLD, ""), before=before)) == {"deleted": ["1.3"]}


def test_what_was_recorded_and_is_no_longer_in_the_file_is_told(changed: Callable[..., Report]) -> None:
    before = edited((OPENED, f"{OPENED}, completed: 4 May 2017, started: 1 May 2017"))
    report = changed(before=before)
    assert group_refs(report) == {"taken back": ["1.2", "1.2"], "no longer complete": ["1.2"]}
    assert [row.event.kind for row in report.rows if row.event] == ["started", "completed"]


NOTED = "updates: [{on: 3 June 2017, rag: green, note: fine}]"
MOVED = "revised: [{to: May 2018, on: 3 June 2017, why: Flood}]"


@pytest.mark.parametrize(
    ("then", "now", "words", "sections"),
    [
        pytest.param(
            NOTED,
            NOTED.replace("green, note: fine", "red, note: not fine"),
            ("commentary on 3 June 2017: green, fine", "commentary on 3 June 2017: red, not fine"),
            {"altered": ["1.2"], "rag moved": ["1.2"]},
            id="other words on the same day",
        ),
        pytest.param(
            NOTED,
            NOTED.replace("3 June", "3 July"),
            ("commentary on 3 June 2017: green, fine", "commentary on 3 July 2017: green, fine"),
            {"altered": ["1.2"]},
            id="the same words on another day",
        ),
        pytest.param(
            MOVED,
            MOVED.replace("May 2018", "July 2018"),
            ("date moved on 3 June 2017: May 2018, Flood", "date moved on 3 June 2017: July 2018, Flood"),
            {"altered": ["1.2"], "date moved": ["1.2"]},
            id="a revision",
        ),
        pytest.param(
            "completed: 3 June 2017",
            "completed: 4 July 2017",
            ("completed on 3 June 2017", "completed on 4 July 2017"),
            {"altered": ["1.2"]},
            id="a completion",
        ),
    ],
)
def test_what_was_recorded_and_then_altered_is_told_with_its_old_words(
    changed: Callable[..., Report], then: str, now: str, words: tuple[str, str], sections: dict[str, list[str]]
) -> None:
    report = changed((OPENED, f"{OPENED}, {now}"), before=edited((OPENED, f"{OPENED}, {then}")))
    assert group_refs(report) == sections
    (table,) = (section.table for section in report.sections if section.title == "Recorded otherwise")
    assert table is not None
    assert [cell.text for cell in table.rows[0]][2:4] == [*words]
    (note,) = (note for section in report.sections if section.title == "Recorded otherwise" for note in section.notes)
    assert note.startswith("These were recorded before, and have been changed in the file. Keep what was recorded, and")
    assert note.endswith("record anything new after it.")
    (row,) = (row for row in report.rows if row.section == "altered")
    assert row.was == {"event": words[0]}


def test_an_old_note_put_right_is_no_update(changed: Callable[..., Report]) -> None:
    report = changed(("Well begun", "Begun well"))
    assert group_refs(report) == {"altered": ["1.1b"]}
    assert "1.1b" in refs(report.rows, "not updated")


NEW = "          - {{output: 1.5, text: Plant trees, targets: [{{date: {}}}]}}\n"


@pytest.mark.parametrize(
    ("date", "late"), [("May 2017", ["1.4", "1.5"]), ("September 2017", ["1.4"]), ("TBC", ["1.4"])]
)
def test_what_is_new_and_late_is_counted_with_what_is_late(
    changed: Callable[..., Report], plan_of: PlanOf, date: str, late: list[str]
) -> None:
    edit = (FIRST, NEW.format(date) + FIRST)
    report = changed(edit)
    assert refs(report.rows, "new") == ["1.5"]
    assert sorted(refs(report.rows, "newly overdue")) == late
    rows = mark_new_rows(build_overdue_report, PlanVersion(plan_of(PLAN), JUNE), plan_of(edited(edit)), SEPTEMBER).rows
    assert sorted({row.ref for row in rows if row.new_since}) == late


MET = "measures: [Met]}]\n"
SECOND = """\
      - action: 2
        title: Depots
        outputs:
"""


def test_an_output_in_another_action_was_moved_and_its_action_is_not_reworded(changed: Callable[..., Report]) -> None:
    report = changed((SOLD, ""), (MET, MET + SECOND + SOLD.replace("1.3", "2.1")))
    assert group_refs(report) == {"renumbered": ["2.1"]}
    (section,) = (section for section in report.sections if section.title == "Renumbered or moved")
    assert section.notes == ("2.1 was 1.3, moved from action 1 to action 2.",)
    (row,) = (row for row in report.rows if row.section == "renumbered")
    assert row.was == {"ref": "1.3", "action": "1"}


def test_the_heading_above_actions_has_the_plan_s_own_word(plan_of: PlanOf) -> None:
    with_word = [
        plan._replace(heading="Objective")
        for plan in (
            plan_of(PLAN.replace("title: Sites", f"title: Sites\n        heading: {words}"))
            for words in ("More homes", "Better homes")
        )
    ]
    assert with_word[0] != with_word[1]
    report = build_changes_report(PlanVersion(with_word[0], JUNE), PlanVersion(with_word[1], JUNE))
    cells = [cell.text for section in report.sections if section.table for row in section.table.rows for cell in row]
    assert "Objective" in cells
    assert "Heading" not in cells


def test_an_action_in_another_theme_was_moved_and_its_theme_is_not_reworded(plan_of: PlanOf) -> None:
    other = "      - {action: 5, title: Roads, outputs: [{output: 5.1, text: Dig, targets: [{date: May 2018}]}]}\n"
    before = edited(("    actions:\n", f"    actions:\n{other}"))
    after = before.replace("      - action: 1\n", "  - theme: Planning\n    actions:\n      - action: 1\n")
    report = build_changes_report(PlanVersion(plan_of(before), JUNE), PlanVersion(plan_of(after), JUNE))
    assert group_refs(report) == {"renumbered": ["1.1a", "1.1b", "1.2", "1.3", "1.4"]}
    (section,) = (section for section in report.sections if section.title == "Renumbered or moved")
    assert section.notes == ('Action 1 moved from "Enterprising" to "Planning".',)


def test_actions_without_numbers_are_named_by_their_titles() -> None:
    def read(text: str) -> Plan:
        plan = load(text.replace("action: 1\n        ", "").replace("action: 2\n        ", "").encode()).plan
        assert plan
        return plan

    new = NEW.format("May 2018")
    before, after = edited((MET, MET + SECOND + new)), edited((SOLD, new + SOLD), (MET, MET + SECOND))
    report = build_changes_report(PlanVersion(read(before), JUNE), PlanVersion(read(after), JUNE))
    (section,) = (section for section in report.sections if section.title == "Renumbered or moved")
    assert section.notes == ('1.5 moved from "Depots" to "Sites".',)


def test_a_rating_that_changed_is_told_with_the_day_of_the_rating_and_not_of_a_later_event(
    changed: Callable[..., Report],
) -> None:
    report = changed((OPENED, f"{OPENED}, started: 9 July 2017, updates: [{{on: 3 July 2017, rag: red}}]"))
    (row,) = (row for row in report.rows if row.section == "rag moved")
    assert row.event
    assert (row.event.kind, row.event.on) == ("commentary", date(2017, 7, 3))


def test_time_alone_makes_late_and_leaves_unrecorded(changed: Callable[..., Report]) -> None:
    report = changed()
    late = [row.ref for row in report.rows if row.section == "newly overdue"]
    assert late == ["1.4"]  # its first quarter ended on 30 June, when it was still in time
    assert [row.ref for row in report.rows if row.section == "not updated"] == ["1.4", "1.2", "1.1a", "1.3", "1.1b"]


@pytest.mark.parametrize(("day", "refs"), [("2017-09-30", []), ("2017-10-01", ["1.1"])])
def test_what_was_overdue_already_is_newly_overdue_only_when_it_misses_another_date(
    plan_of_one: PlanOf, day: str, refs: list[str]
) -> None:
    plan = plan_of_one("date: Quarterly")
    report = build_changes_report(PlanVersion(plan, date(2017, 7, 10)), PlanVersion(plan, date.fromisoformat(day)))
    assert [row.ref for row in report.rows if row.section == "newly overdue"] == refs


def test_a_step_that_was_done_is_recorded(changed: Callable[..., Report]) -> None:
    steps = f"{OPENED}, steps: [{{step: Find a site%s}}, {{step: Dig, done: 1 May 2017}}]"
    report = changed((OPENED, steps % ", done: 5 July 2017"), before=PLAN.replace(OPENED, steps % ""))
    done = [row for row in report.rows if row.section == "step done"]
    assert [(row.ref, row.event.on, row.event.note) for row in done if row.event] == [
        ("1.2", date(2017, 7, 5), "Find a site")
    ]
    assert "1.2" not in [row.ref for row in report.rows if row.section == "not updated"]


def test_the_same_plan_on_the_same_day_is_unchanged(plan_of: PlanOf) -> None:
    report = build_changes_report(PlanVersion(plan_of(PLAN), JUNE), PlanVersion(plan_of(PLAN), JUNE))
    assert report.rows == ()
    assert report.sections[0].notes[-1] == "Nothing changed."


def test_events_are_told(changed: Callable[..., Report]) -> None:
    def list_event_rows(*edits: tuple[str, str]) -> list[tuple[str, ...]]:
        return [section.notes for section in changed(*edits).sections if section.title == "Events"]

    assert list_event_rows() == []
    assert list_event_rows(("expected: February 2018", "happened: 4 July 2017")) == [
        ("Financial Strategy happened on 4 July 2017.",)
    ]
    assert list_event_rows(("expected: February 2018", "expected: May 2018")) == [
        ("Financial Strategy is expected May 2018; it was expected February 2018.",)
    ]


@pytest.mark.parametrize(
    ("edit", "section", "was", "now"),
    [
        (
            (OPENED, f"{OPENED}, revised: [{{to: May 2018, on: 12 July 2017}}]"),
            "date moved",
            {"date": "December 2017", "due": date(2017, 12, 31)},
            {"date": "May 2018", "due": date(2018, 5, 31)},
        ),
        (
            ("date: December 2017", "date: May 2018"),
            "published date changed",
            {"published_date": "December 2017", "published_due": date(2017, 12, 31)},
            {"published_date": "May 2018", "published_due": date(2018, 5, 31)},
        ),
        (
            ("Build the leisure", "Build a leisure"),
            "reworded",
            {"output_text": "Build the leisure centre"},
            {"output_text": "Build a leisure centre"},
        ),
        (
            (OPENED, f"{OPENED}, updates: [{{on: 3 July 2017, rag: red}}]"),
            "rag moved",
            {"rag": None},
            {"rag": "red"},
        ),
        (
            (OPENED, f"{OPENED}, completed: 4 July 2017"),
            "completed",
            {"status": "not yet due"},
            {"status": "complete"},
        ),
    ],
)
def test_a_row_has_what_it_is_and_what_it_was(
    changed: Callable[..., Report], edit: tuple[str, str], section: str, was: dict[str, object], now: dict[str, object]
) -> None:
    (row,) = (row for row in changed(edit).rows if row.section == section)
    assert row.was == was
    assert {field: getattr(row, field) for field in was} == now


BUILD, AGREE = "Build the leisure centre: Opened", "Agree the business plan: Approved by the Council"
HEAD, LINE, SALE = "Head of Planning", "In line with Financial Strategy", "Sell the depot: Sold"
NOT_OURS = "[Sold], deleted: {on: 1 May 2017, why: Not ours}"
SEVERAL = "date: June and September 2017, completed: [{for: June 2017, on: 15 May 2017}], revised: ["
SEVERAL += "{to: June and September 2017, on: 1 April 2017}, {to: October 2017, on: 1 May 2017}, "
SEVERAL += "{to: June and September 2017, on: 1 June 2017}"
PUBLISHED = "date: December 2017"


@pytest.mark.parametrize(
    ("before", "after", "title", "table"),
    [
        pytest.param(
            (OPENED, OPENED),
            (OPENED, f"{OPENED}, started: 3 July 2017"),
            "Started",
            f"""Ref | Officer | On | Target date | Status | Output and measure
            1.2 | {HEAD} | 3 Jul 2017 | December 2017 | not yet due, 92 days left | {BUILD}""",
            id="started",
        ),
        pytest.param(
            (OPENED, OPENED),
            (OPENED, f"{OPENED}, suspended: [{{on: 3 July 2017, why: Flood}}]"),
            "Suspended",
            f"""Ref | Officer | On | Why | Output and measure
            1.2 | {HEAD} | 3 Jul 2017 | Flood | {BUILD}""",
            id="suspended",
        ),
        pytest.param(
            (OPENED, OPENED),
            (OPENED, f"{OPENED}, suspended: [{{on: 3 July 2017, until: 4 August 2017}}]"),
            "Suspended",
            f"""Ref | Officer | On | Output and measure
            1.2 | {HEAD} | 3 Jul 2017 | {BUILD}""",
            id="suspended without a reason",
        ),
        pytest.param(
            (OPENED, OPENED),
            (OPENED, f"{OPENED}, suspended: [{{on: 3 July 2017, until: 4 August 2017}}]"),
            "Resumed",
            f"""Ref | Officer | On | Target date | Status | Output and measure
            1.2 | {HEAD} | 4 Aug 2017 | December 2017 | not yet due, 92 days left | {BUILD}""",
            id="resumed",
        ),
        pytest.param(
            ("[Sold]", NOT_OURS),
            (SOLD, ""),
            "Deleted",
            f"""Ref | Officer | On | Why | Output and measure
            1.3 | {HEAD} | | marked deleted before, and now gone from the file | {SALE}""",
            id="deleted before and gone now",
        ),
        pytest.param(
            (OPENED, OPENED),
            (OPENED, f"{OPENED}, completed: {{on: 4 July 2017, note: With a party}}"),
            "Completed",
            f"""Ref | Officer | Target date | Due | Status | Note | Output and measure
            1.2 | {HEAD} | December 2017 | 31 Dec 2017 | complete 4 Jul 2017, on time | With a party | {BUILD}""",
            id="completed",
        ),
        pytest.param(
            (OPENED, OPENED),
            ("measures: [Met]", "measures: [Met], completed: [{for: Q1 2017/18, on: 5 July 2017}]"),
            "Completed",
            f"""Ref | Officer | Target date | Due | Status | Which of them | Output and measure
            1.4 | {HEAD} | Quarterly | 30 Sep 2017 | due today | April to June 2017 | Meet the residents: Met""",
            id="one occurrence",
        ),
        pytest.param(
            (OPENED, OPENED),
            ("expected: February 2018", "expected: March 2018"),
            "Dates moved",
            f"""Ref | Officer | From | To | Moved by | Why | Output and measure
            1.3 | {HEAD} | {LINE} | {LINE} | 1 month (31 days) | Financial Strategy: expected March 2018 | {SALE}""",
            id="moved by an event",
        ),
        pytest.param(
            (PUBLISHED, f"{SEVERAL}]"),
            (PUBLISHED, f"{SEVERAL}, {{to: November 2017, on: 12 July 2017}}]"),
            "Dates moved",
            f"""Ref | Officer | From | To | Moved by | Output and measure
            1.2 | {HEAD} | June and September 2017 | November 2017 | 2 months (61 days) | {BUILD}""",
            id="the second of two dates moved, since they last became current",
        ),
        pytest.param(
            (PUBLISHED, "date: ''"),
            (PUBLISHED, PUBLISHED),
            "Published dates changed",
            f"""Ref | Officer | Was | Is | Moved by | Output and measure
            1.2 | {HEAD} | empty | December 2017 | now dated | {BUILD}""",
            id="a published date that was empty",
        ),
        pytest.param(
            (PUBLISHED, PUBLISHED),
            (PUBLISHED, "date: ''"),
            "Published dates changed",
            f"""Ref | Officer | Was | Is | Moved by | Output and measure
            1.2 | {HEAD} | December 2017 | empty | no longer dated | {BUILD}""",
            id="a published date that is empty now",
        ),
        pytest.param(
            (OPENED, OPENED),
            (OPENED, f"{OPENED}, proposed: {{to: March 2018, on: 12 July 2017, why: Flood}}"),
            "Dates proposed",
            f"""Ref | Officer | Target date | Proposed | On | Why | Output and measure
            1.2 | {HEAD} | December 2017 (proposed: March 2018) | March 2018 | 12 Jul 2017 | Flood | {BUILD}""",
            id="proposed",
        ),
        pytest.param(
            (OPENED, OPENED),
            (OPENED, f"{OPENED}, updates: [{{on: 3 July 2017, rag: red, note: No money}}]"),
            "RAG moved",
            f"""Ref | Officer | From | To | On | Status | Output and measure
            1.2 | {HEAD} | none | red | 3 Jul 2017 | not yet due, 92 days left | {BUILD}""",
            id="rated",
        ),
        pytest.param(
            (OPENED, f"{OPENED}, updates: [{{on: 3 June 2017, rag: red, note: No money}}]"),
            (OPENED, OPENED),
            "RAG moved",
            f"""Ref | Officer | From | To | On | Status | Output and measure
            1.2 | {HEAD} | red | none | | not yet due, 92 days left | {BUILD}""",
            id="rated no longer",
        ),
        pytest.param(
            (OPENED, OPENED),
            (OPENED, f"{OPENED}, updates: [{{on: 3 July 2017, rag: red, note: No money}}]"),
            "Commentary added",
            f"""Ref | Officer | On | RAG | Note
            1.2 | {HEAD} | 3 Jul 2017 | red | No money""",
            id="commentary with a rating",
        ),
        pytest.param(
            (OPENED, OPENED),
            (OPENED, f"{OPENED}, updates: [{{on: 3 July 2017, note: No money}}]"),
            "Commentary added",
            f"""Ref | Officer | On | Note
            1.2 | {HEAD} | 3 Jul 2017 | No money""",
            id="commentary alone",
        ),
        pytest.param(
            (OPENED, OPENED),
            (
                "[{body: Full Council}]",
                "[{body: Full Council, decided: [{on: 4 July 2017, outcome: deferred, minute: CL12}]}]",
            ),
            "Decided",
            f"""Ref | Body | Outcome | On | Minute | Status | Output and measure
            1.1a | Full Council | deferred | 4 Jul 2017 | CL12 | not yet due, 151 days left | {AGREE}""",
            id="decided",
        ),
        pytest.param(
            (FIRST, FIRST),
            (FIRST, f"              - {{target: c, date: May 2018}}\n{FIRST}"),
            "New",
            """Ref | Officer | Target date | Due | Status | Output and measure
            1.1c | Chief Executive | May 2018 | 31 May 2018 | not yet due, 243 days left | Agree the business plan""",
            id="new",
        ),
        pytest.param(
            (OPENED, f"{OPENED}, completed: {{on: 4 May 2017, note: Cut the tape}}, started: 1 May 2017"),
            (OPENED, OPENED),
            "Taken back",
            f"""Ref | Officer | What was recorded | On | Words | Output and measure
            1.2 | {HEAD} | started | 1 May 2017 | | {BUILD}
            1.2 | {HEAD} | completed | 4 May 2017 | Cut the tape | {BUILD}""",
            id="taken back",
        ),
        pytest.param(
            (
                "[{body: Full Council}]",
                "[{body: Full Council, decided: [{on: 4 May 2017, outcome: deferred}]}]",
            ),
            (OPENED, OPENED),
            "Taken back",
            f"""Ref | Officer | What was recorded | On | Output and measure
            1.1a | Chief Executive | decided: deferred by Full Council | 4 May 2017 | {AGREE}""",
            id="a decision that was taken back",
        ),
        pytest.param(
            (OPENED, f"{OPENED}, completed: 4 May 2017"),
            (OPENED, OPENED),
            "No longer complete",
            f"""Ref | Officer | Target date | Due | Status | Output and measure
            1.2 | {HEAD} | December 2017 | 31 Dec 2017 | not yet due, 92 days left | {BUILD}""",
            id="no longer complete",
        ),
        pytest.param(
            (PUBLISHED, "date: ''"),
            (PUBLISHED, "date: '', revised: [{to: May 2018, on: 12 July 2017}]"),
            "Dates moved",
            f"""Ref | Officer | From | To | Moved by | Output and measure
            1.2 | {HEAD} | empty | May 2018 | now dated | {BUILD}""",
            id="a first date",
        ),
        pytest.param(
            ("officer: Chief Executive\n", "officer: ''\n"),
            (OPENED, OPENED),
            "Reassigned",
            """Ref | From | To | Output
            1.1 | no officer | Chief Executive | Agree the business plan""",
            id="reassigned",
        ),
    ],
)
def test_a_section_prints_its_table(
    changed: Callable[..., Report], before: tuple[str, str], after: tuple[str, str], title: str, table: str
) -> None:
    report = changed(after, before=edited(before))
    (found,) = (section.table for section in report.sections if section.title == title)
    assert found is not None
    lines = [[column.title for column in found.columns], *([cell.text for cell in row] for row in found.rows)]
    assert lines == [[cell.strip() for cell in line.split("|")] for line in table.splitlines()]


def test_the_same_words_may_mean_other_days_in_another_calendar() -> None:
    text = edited((PUBLISHED, "date: Winter 2017/18"))

    def read(settings: str) -> Plan:
        plan = load(f"plan: {{title: Plan, authority: Council, period: 2017/18{settings}}}\n{text}".encode()).plan
        assert plan
        return plan

    before, after = read(""), read(", seasons: {winter: November to January}")
    report = build_changes_report(PlanVersion(before, JUNE), PlanVersion(after, JUNE))
    (section,) = (section for section in report.sections if section.title == "Dates moved")
    assert section.table is not None
    assert [[cell.text for cell in row][2:6] for row in section.table.rows] == [
        [words, words, "brought forward 1 month (28 days)", "the same words mean other days now"]
        for words in ("Winter 2017", "Winter 2017/18")
    ]


def test_a_date_that_was_revised_to_nothing_is_told_as_the_fault_that_it_is(plan_of: PlanOf) -> None:
    head = "plan: {title: Plan, authority: Council, period: 2017/18}\n"
    source = load((head + edited((PUBLISHED, f"{PUBLISHED}, revised: [{{to: '', on: 12 July 2017}}]"))).encode())
    assert source.plan
    assert [finding.message for finding in source.findings] == ['"to" is empty']
    report = build_changes_report(PlanVersion(plan_of(PLAN), JUNE), PlanVersion(source.plan, SEPTEMBER))
    (table,) = (section.table for section in report.sections if section.title == "Dates moved")
    assert table
    assert [cell.text for cell in table.rows[0]][2:5] == ["December 2017", "empty", "no longer dated"]


def refs(rows: Sequence[Row], section: str) -> list[str]:
    return [row.ref for row in rows if row.section == section]


@pytest.mark.parametrize("name", ["Chief Executive", "Head of Planning"])
def test_a_filter_keeps_what_it_names_at_either_end(changed: Callable[..., Report], name: str) -> None:
    edit = ("officer: Chief Executive\n", "officer: Head of Planning\n")
    assert refs(changed(edit, keep=TargetFilter(officers=(name,))).rows, "reassigned") == ["1.1a", "1.1b"]


def test_a_name_need_be_known_at_one_end_only(changed: Callable[..., Report]) -> None:
    edit = ("officer: Chief Executive\n", "officer: Head of Parks\n")
    assert refs(changed(edit, keep=TargetFilter(officers=("Head of Parks",))).rows, "reassigned") == ["1.1a", "1.1b"]
    with pytest.raises(UnknownName, match="Head of Zoos"):
        changed(edit, keep=TargetFilter(officers=("Head of Zoos",)))


def test_a_filter_that_keeps_nothing_says_so(changed: Callable[..., Report]) -> None:
    report = changed(keep=TargetFilter(texts=("zzz",)))
    assert report.sections[0].notes[-1] == "No target matches text zzz."


def test_one_plan_at_both_ends_is_told_by_its_dated_events(plan_of: PlanOf) -> None:
    plan = plan_of(edited((OPENED, f"{OPENED}, started: 1 May 2017, completed: 4 July 2017")))
    assert group_refs(build_changes_report(PlanVersion(plan, JUNE), PlanVersion(plan, SEPTEMBER))) == {
        "completed": ["1.2"]
    }


def test_the_page(changed: Callable[..., Report]) -> None:
    report = changed(
        (SOLD, ""),
        (OPENED, f"{OPENED}, revised: [{{to: March 2018, on: 12 July 2017, why: Flood, approved_by: Council}}]"),
        ("officer: Chief Executive\n", "officer: Head of Planning\n"),
        ("[{body: Full Council}]", "[{body: Full Council, decided: [{on: 4 July 2017, outcome: refused}]}]"),
        ("Meet the residents", "Meet the tenants"),
    )
    assert render(report) == (Path(__file__).parent / "changes.txt").read_text(encoding="utf-8")


STEPS = f"{OPENED}, steps: [{{step: Draft, date: July 2017}}, Print]"


@pytest.mark.parametrize(
    ("before", "after", "sections"),
    [
        ("{step: Draft, date: July 2017}", "{step: Draft, date: July 2017, done: 4 July 2017}", ["step done"]),
        ("{step: Draft, date: July 2017}", "{step: Draft, date: July 2017, done: yes}", ["step done"]),
        ("Print]", "{step: Print, done: true}]", ["step done"]),
        ("{step: Draft, date: July 2017}", "{step: Draft, date: July 2017, done: 1 October 2017}", []),
        ("{step: Draft, date: July 2017}", "{step: Draft, date: August 2017}", ["reworded"]),
        ("Print]", "{step: Print it, done: 4 July 2017}]", ["step done", "reworded"]),
    ],
)
def test_a_step_that_was_done_is_no_other_wording(
    changed: Callable[..., Report], before: str, after: str, sections: list[str]
) -> None:
    with_steps = edited((OPENED, STEPS))
    report = changed((OPENED, STEPS.replace(before, after)), before=with_steps)
    assert sorted(group_refs(report)) == sorted(sections)
