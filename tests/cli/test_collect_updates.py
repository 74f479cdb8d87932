"""The round: requests go out, come back filled in, some wrongly, and are taken in, taken in again and undone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from workbooks import (
    AS_AT,
    FILE,
    PLAN,
    Run,
    edit,
    fill,
    find_headings,
    move_first_column_last,
    put,
    read_plan,
    sort_backwards,
    start_round,
)

from actionplan.updates.request_layout import FACTS_SHEET, FIGURES_SHEET, TARGETS_SHEET

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Convert = Callable[[Mapping[str, bytes], str], list[Path]]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def ask(run: Run, folder: Path) -> Run:
    start_round(run, folder)
    return run


def test_answers_are_recorded_as_the_commands_record_them(ask: Run, folder: Path) -> None:
    answers = {
        "1.1a": {"RAG": "Amber", "What happened": "Ground is wet", "Reason if late": "Rain", "What next": "Drain it"},
        "1.1b": {"Done?": "partly", "Proposed new date": "Autumn 2017", "Reason if late": "Rain"},
        "1.2": {"Done?": "yes", "Day done": "4 June 2017", "RAG": "g"},
    }
    fill(folder / FILE, answers)
    fill(
        folder / FILE, {"1.1b": {"New figure": "12", "Day measured": "29 June 2017", "Note": "Counted"}}, FIGURES_SHEET
    )
    done = ask("collect-updates", "requests", "--yes")
    assert done.stderr == "Head of Housing.xlsx (Head of Housing, as at 30 June 2017): 6 things to record\n"
    assert done.returncode == 0
    assert done.stdout.count("Recorded: ") == 6
    plan = read_plan(folder)
    assert "{on: 30 June 2017, rag: amber, note: Ground is wet, reason: Rain, next: Drain it}" in plan
    assert "proposed: [{to: Autumn 2017, on: 30 June 2017, why: Rain}]" in plan
    assert "actuals: [{on: 29 June 2017, value: 12, note: Counted}]" in plan
    assert "note: Partly done" in plan
    assert "completed: 4 June 2017" in plan
    assert "measures: [Let]  # the last of them" in plan


def test_the_same_file_taken_in_again_records_nothing(ask: Run, folder: Path) -> None:
    answers = {"1.1a": {"RAG": "red", "Proposed new date": "Spring 2018", "Reason if late": "Rain"},
               "1.2": {"Done?": "yes", "Day done": "4 June 2017"}}  # fmt: skip
    fill(folder / FILE, answers)
    assert ask("collect-updates", FILE, "--yes").returncode == 0
    before = read_plan(folder)
    again = ask("collect-updates", FILE, "--yes")
    assert (again.returncode, again.stdout, read_plan(folder)) == (0, "", before)
    assert again.stderr.endswith(": 5 answers in the plan already\nThere is nothing new to record.\n")
    agreed = ask("revise", "1.1a", "--to", "Spring 2018", "--why", "Rain", "--on", "12 July 2017", "--yes")
    assert agreed.returncode == 0
    assert ask("collect-updates", FILE, "--yes").returncode == 0


def test_undo_takes_a_round_back(ask: Run, folder: Path) -> None:
    fill(folder / FILE, {"1.1a": {"RAG": "red"}, "1.2": {"Done?": "yes", "Day done": "4 June 2017"}})
    assert ask("collect-updates", FILE, "--yes").returncode == 0
    assert ask("undo", "--yes").returncode == 0
    assert read_plan(folder) == PLAN


def test_a_dry_run_writes_nothing(ask: Run, folder: Path) -> None:
    fill(folder / FILE, {"1.1a": {"RAG": "red", "Done?": "perhaps"}})
    done = ask("collect-updates", FILE, "--dry-run")
    assert done.returncode == 1
    assert "rag: red" in done.stdout
    assert "What is left would be written to requests/to-send-back: 1 workbook to send back." in done.stderr
    assert read_plan(folder) == PLAN
    assert not (folder / "requests" / "to-send-back").exists()


TROUBLES = [
    ({"RAG": "blue"}, 'Targets H8 (1.1a). RAG "blue" is not one of red, amber, green'),
    ({"Done?": "perhaps"}, 'Targets F8 (1.1a). Done? "perhaps" is not one of yes, no, partly'),
    ({"Done?": "yes"}, "the day is missing"),
    ({"Day done": "4 June 2017"}, 'There is a day, and "Done?" is empty'),
    ({"Done?": "no", "Day done": "4 June 2017"}, 'There is a day, and "Done?" says no'),
    ({"Done?": "yes", "Day done": "Jnue 2017"}, 'Day done "Jnue 2017" cannot be read as a date'),
    ({"Done?": "yes", "Day done": "1 May 2099"}, "is in the future"),
    ({"Done?": "yes", "Day done": "42916"}, 'Day done "42916" cannot be read as a date. Write it like 4 July 2017.'),
    ({"Done?": "yes", "Day done": "4 June 2017", "Proposed new date": "May 2018"}, "Leave out one of them"),
    ({"Proposed new date": "Autunm 2017", "Reason if late": "Rain"}, 'Did you mean "Autumn 2017"'),
    ({"Proposed new date": "Autumn 2017"}, "A new date needs a reason"),
    ({"What happened": "=NOW()"}, "This is a formula"),
    ({"What happened": "#REF!"}, "This is an error of a formula"),
    ({"Target date": "Never"}, 'Targets C8 (1.1a, Target date) "Never". This cell was locked, and said "Summer 2017"'),
    ({"Ref": "9.9", "RAG": "red"}, 'Targets H8 (1.1a) "red". The ref of this row was "1.1a", and is "9.9" now.'),
    ({"Ref": "", "RAG": "red"}, 'Targets H8 (1.1a) "red". The ref of this row was "1.1a", and is empty now.'),
    (
        {"Ref": "9.9", "Output and measure": "", "RAG": "red"},
        'Targets H8 "red". This request does not ask about 9.9.',
    ),
]


@pytest.mark.parametrize(("answers", "sentence"), TROUBLES, ids=lambda value: str(value)[:40])
def test_what_cannot_be_taken_in_is_told_by_its_cell_and_the_rest_goes_in(
    ask: Run, folder: Path, answers: Mapping[str, object], sentence: str
) -> None:
    fill(folder / FILE, {"1.1a": answers, "1.2": {"RAG": "green"}})
    done = ask("collect-updates", FILE, "--yes")
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "rag: green" in read_plan(folder)
    back = openpyxl.load_workbook(folder / "requests" / "to-send-back" / "Head of Housing.xlsx")
    words = {str(cell.value) for sheet in back for row in sheet for cell in row}
    told = {str(value) for value in answers.values() if value and value != "=NOW()"} - words
    assert [each for each in told if f'"{each}"' not in done.stderr] == []
    assert not told - {"9.9"}
    assert not [said for said in words if re.match(r'[\w ,?]+: (RAG|Done\?|Day done|Proposed new date) "', said)]


STRAY = [
    (put("C2", "We are late"), 'Targets C2 "We are late". This is above the table.'),
    (put("N8", "By the way"), 'Targets N8 (1.1a) "By the way". This is in a column that the request does not have.'),
    (put("B12", "PS"), 'Targets B12 "PS". This row has no ref'),
    (put("H6", "Colour"), 'Targets H6. The heading of this column was "RAG", and is "Colour" now.'),
    (lambda sheet: sheet.delete_cols(8), 'Targets. The column "RAG" is not there any more'),
    (lambda sheet: setattr(sheet["H8"], "comment", Comment("red?", "A")), 'Targets H8 (1.1a) "red?". Comments on'),
    (lambda sheet: sheet.parent.create_sheet("Mine").append(["See here"]), 'Mine "See here". This sheet is not one'),
]


@pytest.mark.parametrize(("change", "sentence"), STRAY, ids=[sentence[:30] for _, sentence in STRAY])
def test_what_is_typed_elsewhere_is_told(
    ask: Run, folder: Path, change: Callable[[Any], object], sentence: str
) -> None:
    edit(folder / FILE, change)
    done = ask("collect-updates", FILE, "--yes")
    assert (done.returncode, read_plan(folder)) == (1, PLAN)
    assert sentence in done.stderr


@pytest.mark.parametrize("change", [move_first_column_last, sort_backwards])
def test_columns_may_be_moved_and_rows_sorted(ask: Run, folder: Path, change: Callable[[Any], object]) -> None:
    fill(folder / FILE, {"1.1a": {"RAG": "red"}, "1.2": {"RAG": "green"}})
    edit(folder / FILE, change)
    done = ask("collect-updates", FILE, "--yes")
    assert (done.returncode, done.stderr.count("Left:")) == (0, 0)
    assert "date: Summer 2017, measures: [Begun], updates: [{on: 30 June 2017, rag: red}]" in read_plan(folder)


def test_two_rows_of_one_target_must_agree(ask: Run, folder: Path) -> None:
    def copy_row(sheet: Worksheet) -> None:
        sheet.append([cell.value for cell in sheet[8]])
        sheet.cell(sheet.max_row, find_headings(sheet)["RAG"]).value = "red"

    fill(folder / FILE, {"1.1a": {"RAG": "green"}})
    edit(folder / FILE, copy_row)
    done = ask("collect-updates", FILE, "--yes")
    assert done.stderr.count("1.1a has two rows, with different answers. Leave one of them.") == 2
    assert read_plan(folder) == PLAN


@pytest.mark.parametrize("day", ["20 June 2017", "30 June 2017", "5 July 2017"])
@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("complete", "1.1a"), "Since this was asked, the target is complete. It was open."),
        (("delete", "1.1a", "--why", "Merged"), "the target is deleted. It was open."),
        (("suspend", "1.1a", "--why", "Rain"), "the target is suspended. It was open."),
        (("revise", "1.1a", "--to", "March 2018", "--why", "X"), 'has become "March 2018"'),
    ],
)
def test_an_answer_to_a_target_that_has_changed_since_is_left_whatever_the_day_of_the_change(
    ask: Run, folder: Path, change: tuple[str, ...], sentence: str, day: str
) -> None:
    assert ask(*change, "--on", day, "--yes").returncode == 0
    before = read_plan(folder)
    fill(folder / FILE, {"1.1a": {"RAG": "red", "Proposed new date": "May 2018", "Reason if late": "Rain"}})
    done = ask("collect-updates", FILE, "--yes")
    assert (done.returncode, read_plan(folder)) == (1, before)
    assert done.stderr.count(sentence) == done.stderr.count("Left:") == 3


@pytest.mark.parametrize("shown_as", ["yyyy-mm-dd h:mm:ss", "mmmm yyyy", "yyyy", "General"])
@pytest.mark.parametrize("day", [date(2017, 5, 31), datetime(2017, 5, 31), datetime(2017, 5, 31, 14, 30)])  # noqa: DTZ001
def test_a_real_date_is_its_day_whatever_its_cell_shows(ask: Run, folder: Path, day: date, shown_as: str) -> None:
    def put_date(sheet: Worksheet) -> None:
        sheet["F8"].value, sheet["G8"].value = "yes", day
        sheet["G8"].number_format = shown_as if shown_as != "General" else "d/m/yy"

    edit(folder / FILE, put_date)
    done = ask("collect-updates", FILE, "--yes")
    assert (done.returncode, "completed: 31 May 2017" in read_plan(folder)) == (0, True)


@pytest.mark.parametrize(("decided", "status"), [("30 June 2017", 0), ("29 June 2017", 1)])
def test_done_counts_as_in_the_plan_once_its_decision_is_recorded(
    run: Run, folder: Path, decided: str, status: int
) -> None:
    plan = PLAN.replace("measures: [Begun]", "measures: [Agreed], decisions: [Executive]")
    (folder / "plan.yaml").write_text(plan.replace("themes:", "bodies: [Executive]\nthemes:", 1), "utf-8")
    assert run("request-updates", *AS_AT, "-o", "requests").returncode == 0
    fill(folder / FILE, {"1.1a": {"Done?": "yes"}})
    assert "when the last decision is made" in run("collect-updates", "requests", "--yes").stderr
    fill(folder / FILE, {"1.1a": {"Done?": "yes", "Day done": "30 June 2017"}})
    done = run("collect-updates", "requests", "--yes")
    command = 'actionplan decide 1.1a --body "Executive" --outcome approved --on "30 June 2017"'
    assert (done.returncode, command in done.stderr) == (1, True)
    back = openpyxl.load_workbook(folder / "requests" / "to-send-back" / "Head of Housing.xlsx")
    said = " ".join(str(cell.value) for row in back[TARGETS_SHEET] for cell in row)
    assert "Executive has not decided." in said
    assert "actionplan" not in said.replace("action plan", "")
    decide = ("decide", "1.1a", "--body", "Executive", "--outcome", "approved", "--on", decided, "--yes")
    assert run(*decide).returncode == 0
    assert run("collect-updates", "requests", "--yes").returncode == status


@pytest.mark.parametrize("answer", [{"What happened": "Wet"}, {"RAG": "amber"}])
def test_a_note_that_was_recorded_since_is_no_change(ask: Run, folder: Path, answer: Mapping[str, str]) -> None:
    assert ask("note", "1.1a", "Begun", "--on", "5 July 2017", "--yes").returncode == 0
    fill(folder / FILE, {"1.1a": answer})
    assert ask("collect-updates", FILE, "--yes").returncode == 0


def test_an_answer_to_a_target_that_is_gone_is_left(ask: Run, folder: Path) -> None:
    fill(folder / FILE, {"1.2": {"RAG": "red"}})
    gone = PLAN[: PLAN.index("          - output: 1.2")]
    (folder / "plan.yaml").write_text(gone, "utf-8")
    done = ask("collect-updates", FILE, "--yes")
    assert (done.returncode, read_plan(folder)) == (1, gone)
    assert "The plan has no target 1.2 any more." in done.stderr


def test_what_is_sent_back_can_be_mended_and_taken_in(ask: Run, folder: Path) -> None:
    fill(folder / FILE, {"1.1a": {"RAG": "blue", "What happened": "Wet"}})
    assert ask("collect-updates", "requests", "--yes").returncode == 1
    back = folder / "requests" / "to-send-back" / "Head of Housing.xlsx"
    sheet = openpyxl.load_workbook(back)[TARGETS_SHEET]
    headings = find_headings(sheet)
    assert [sheet.cell(7, headings[each]).value for each in ("Ref", "RAG", "What happened")] == ["1.1a", "blue", None]
    assert "is not one of" in str(sheet.cell(7, headings["What could not be taken in"]).value)
    fill(back, {"1.1a": {"RAG": "amber"}})
    done = ask("collect-updates", str(back.parent.relative_to(folder)), "--yes")
    assert (done.returncode, done.stderr.count("Left:")) == (0, 0)
    assert "rag: amber" in read_plan(folder)


@pytest.mark.parametrize("day", ["4 June 2017", "5 July 2017"])
def test_what_a_file_recorded_itself_is_no_change(ask: Run, folder: Path, day: str) -> None:
    fill(folder / FILE, {"1.1a": {"Done?": "yes", "Day done": day, "RAG": "blue"}})
    assert ask("collect-updates", FILE, "--yes").returncode == 1
    fill(folder / FILE, {"1.1a": {"RAG": "green"}})
    done = ask("collect-updates", FILE, "--yes")
    assert (done.returncode, done.stderr.count("Left:")) == (0, 0)
    assert "rag: green" in read_plan(folder)


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [
        ({"RAG": "green"}, {"RAG": "red", "What happened": "Wet"}, 1),
        ({"RAG": "green"}, {"RAG": "green"}, 0),
        ({"RAG": "green", "What happened": "Dry"}, {"What happened": "Wet"}, 0),
    ],
)
def test_two_ratings_of_one_day_are_told_as_two_figures_are(
    run: Run, folder: Path, first: Mapping[str, str], second: Mapping[str, str], left: int
) -> None:
    joint = PLAN.replace("officer: Head of Housing", "officer: [Head of Housing, Head of Planning]")
    (folder / "plan.yaml").write_text(joint, "utf-8")
    assert run("request-updates", *AS_AT, "-o", "requests").returncode == 0
    fill(folder / FILE, {"1.1a": first})
    fill(folder / FILE.replace("Housing", "Planning"), {"1.1a": second})
    for _ in range(2):
        done = run("collect-updates", "requests", "--yes")
        assert (done.returncode, done.stderr.count("Left:")) == (left, left)
        assert done.stderr.count("1.1a is green on the same day already. Agree on one rating.") == left
        plan = read_plan(folder)
        assert (plan.count("rag: green"), plan.count("rag: red")) == (1, 0)
        assert plan.count("note: Wet") == ("What happened" in second)


def test_what_is_asked_as_at_a_day_to_come_waits_for_that_day(ask: Run, folder: Path) -> None:
    asked = ask("request-updates", "--as-at", "31 December 2098", "--reply-by", "14 January 2099", "-o", "early")
    assert asked.returncode == 0
    assert "31 December 2098 is still to come. The answers can be taken in from that day on." in asked.stderr
    fill(folder / "early" / "Head of Housing.xlsx", {"1.1a": {"RAG": "red"}})
    done = ask("collect-updates", "early", "--yes")
    assert (done.returncode, read_plan(folder)) == (3, PLAN)
    assert "it asks how things stand on 31 December 2098. Take it in from that day on." in done.stderr
    assert not (folder / "early" / "to-send-back").exists()


def test_a_reply_before_the_day_that_is_asked_about_is_refused(ask: Run, folder: Path) -> None:
    done = ask("request-updates", *AS_AT, "--reply-by", "29 June 2017", "-o", "other")
    assert done.returncode == 2
    assert '--reply-by "29 June 2017" is before 30 June 2017, the day that is asked about.' in done.stderr
    assert not (folder / "other").exists()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda book: book.remove(book[FACTS_SHEET]), f'it has no hidden sheet "{FACTS_SHEET}"'),
        (
            lambda book: setattr(book[FACTS_SHEET]["A1"], "value", "?"),
            'its hidden sheet "About this request" has been changed',
        ),
        (lambda book: setattr(book[FACTS_SHEET]["B1"], "value", "99"), 'it has the layout "99"'),
        (lambda book: setattr(book[FACTS_SHEET]["B2"], "value", "other"), "it is about another plan"),
    ],
)
def test_a_file_that_is_no_request_of_this_plan_is_told_and_the_others_go_in(
    ask: Run, folder: Path, spoil: Callable[[Any], object], sentence: str
) -> None:
    fill(folder / FILE, {"1.2": {"RAG": "red"}})
    book = openpyxl.load_workbook(folder / FILE)
    spoil(book)
    book.save(folder / "requests" / "a.xlsx")
    (folder / "requests" / "b.xlsx").write_bytes(b"PK\x03\x04 broken")
    done = ask("collect-updates", "requests", "--yes")
    assert done.returncode == 1
    assert f"requests/a.xlsx was not taken in: {sentence}" in " ".join(done.stderr.split())
    assert "b.xlsx is damaged" in done.stderr
    assert "rag: red" in read_plan(folder)


def test_outstanding_says_who_has_not_answered_and_what_is_empty(ask: Run, folder: Path) -> None:
    done = ask("outstanding", "requests", "--exit-code")
    assert (done.returncode, done.stderr) == (1, "")
    assert "Not answered (1)" in done.stdout
    fill(folder / FILE, {"1.1a": {"RAG": "red"}, "1.1b": {"RAG": "blue"}})
    part = ask("outstanding", "requests").stdout
    assert "Answered in part (1)" in part
    assert "2 of 4" in part
    assert "1.2 and 1.1b (figure 1)" in part
    assert "1 to take in and 1 answer in trouble" in part


@pytest.mark.parametrize(
    ("edited", "missing"),
    [
        (lambda text: text, ["Head of Legal"]),
        (lambda text: text.replace(",", ";").replace("30 June 2017", "30/06/2017"), ["Head of Legal"]),
        (lambda text: text.replace("30 June 2017", "31 March 2017"), ["Head of Housing", "Head of Legal"]),
    ],
)
@pytest.mark.parametrize("place", ["beside", "given"])
def test_outstanding_names_who_has_sent_nothing_back(
    run: Run, folder: Path, edited: Callable[[str], str], missing: list[str], place: str
) -> None:
    legal = "\n          - {output: 1.3, text: Sue, officer: Head of Legal, targets: [{date: May 2017}]}\n"
    (folder / "plan.yaml").write_text(f"{PLAN.rstrip()}{legal}", "utf-8")
    assert run("request-updates", *AS_AT, "--reply-by", "14 July 2017", "-o", "requests").returncode == 0
    back = folder / "back"
    back.mkdir()
    shutil.copy(folder / FILE, back)
    asked = edited((folder / "requests" / "requests.csv").read_text("utf-8"))
    path = (back if place == "beside" else folder) / "requests.csv"
    path.write_text(asked, "utf-8")
    done = run("outstanding", *(["requests.csv"] if place == "given" else []), "back", "--exit-code")
    assert (done.returncode, done.stderr) == (1, "")
    nothing, _, rest = done.stdout.partition("Not answered (1)")
    assert f"Nothing sent back ({len(missing)})" in nothing
    assert [name for name in ("Head of Housing", "Head of Legal") if name in nothing] == missing
    assert "14 July 2017" in nothing
    assert "Head of Housing" in rest


def test_outstanding_says_whose_workbook_cannot_be_read(ask: Run, folder: Path) -> None:
    (folder / FILE).write_bytes(b"PK\x03\x04 broken")
    said = ask("outstanding", "requests").stdout
    assert "Sent back, cannot be read (1)" in said
    assert "Nothing sent back" not in said
    assert "cannot be read: Head of Housing.xlsx" in " ".join(said.split())


def test_outstanding_with_the_list_alone_names_all(ask: Run, folder: Path) -> None:
    assert "Nothing sent back" not in ask("outstanding", FILE).stdout
    (folder / FILE).unlink()
    assert "Nothing sent back (1)" in ask("outstanding", "requests").stdout
    (folder / "requests" / "requests.csv").write_text("a,b\n1,2\n", "utf-8")
    assert "is not the list that `request-updates` writes" in " ".join(ask("outstanding", "requests").stderr.split())


def test_the_conversation_shows_what_will_be_recorded_and_asks(ask: Run, folder: Path) -> None:
    fill(folder / FILE, {"1.2": {"RAG": "red"}})
    done = ask("collect-updates", "requests")
    assert (done.returncode, read_plan(folder)) == (2, PLAN)
    assert "There is nobody here to ask, and nothing was written." in done.stderr


def test_a_workbook_of_no_answers_is_named(ask: Run, folder: Path) -> None:
    done = ask("collect-updates", "requests/*.xlsx", "--yes")
    expected = "Nothing is filled in by Head of Housing.\nThere is nothing new to record.\n"
    assert (done.returncode, done.stderr, read_plan(folder)) == (0, expected, PLAN)


def test_a_folder_without_workbooks_is_refused(ask: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    assert ask("collect-updates", "empty").stderr == "actionplan: There is no workbook in empty.\n"
    assert ask("collect-updates", "no*.xlsx").stderr == "actionplan: No file is called no*.xlsx.\n"
