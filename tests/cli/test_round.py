"""A round comes to an end: what was wrong is sent back, corrected and taken in, and the exit status is 0."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from workbooks import (
    AS_AT,
    FILE,
    Answers,
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

from actionplan.updates.request_layout import TARGETS_SHEET, UNREAD_SHEET

pytestmark = pytest.mark.slow

Convert = Callable[[Mapping[str, bytes], str], list[Path]]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def ask(run: Run, folder: Path) -> Run:
    start_round(run, folder)
    return run


BACK = "requests/to-send-back/Head of Housing.xlsx"
WRONG = {
    "1.1a": {"RAG": "blue", "What happened": "Wet"},
    "1.1b": {"Done?": "yes"},
    "1.2": {"Proposed new date": "soon"},
}
CORRECTED: Answers = {
    "1.1a": {"RAG": "amber"},
    "1.1b": {"Day done": "4 June 2017"},
    "1.2": {"Proposed new date": "Autumn 2017", "Reason if late": "Rain", "What happened": "We are late"},
}


@pytest.fixture
def ask_back(ask: Run, folder: Path) -> Run:
    """A round of which three answers were sent back, and words that stand in no row."""
    fill(folder / FILE, WRONG)
    edit(folder / FILE, put("C2", "We are late"))
    assert ask("collect-updates", "requests", "--yes").returncode == 1
    assert (folder / BACK).exists()
    return ask


def keep(folder: Path) -> None:
    """Leave the corrected workbook where it was written."""


def move_beside(folder: Path) -> None:
    (folder / BACK).rename(folder / "requests" / "corrected.xlsx")


def move_over(folder: Path) -> None:
    (folder / BACK).rename(folder / FILE)


@pytest.mark.parametrize("place", [keep, move_beside, move_over])
@pytest.mark.parametrize("paths", [["requests"], ["requests/*.xlsx"], ["requests", "requests/to-send-back"]])
def test_a_round_ends_when_all_that_was_sent_back_is_corrected(
    ask_back: Run, folder: Path, place: Callable[[Path], None], paths: Sequence[str]
) -> None:
    fill(folder / BACK, CORRECTED)
    place(folder)
    paths = [path for path in paths if path != "requests/to-send-back" or list((folder / path).iterdir())]
    done = ask_back("collect-updates", *paths, "--yes")
    assert (done.returncode, done.stderr.count("Left:"), done.stderr.count("to send back")) == (0, 0, 0)
    taken_in = read_plan(folder)
    assert ["rag: amber" in taken_in, "completed: 4 June 2017" in taken_in, "to: Autumn 2017" in taken_in] == [True] * 3
    again = ask_back("collect-updates", *paths, "--yes")
    assert (again.returncode, read_plan(folder)) == (0, taken_in)
    outstanding = ask_back("outstanding", *paths).stdout
    assert "in trouble" not in outstanding
    assert outstanding.count("Head of Housing") == 1
    assert "3 of 4" in outstanding


def test_a_round_ends_when_the_first_workbook_is_corrected_instead(ask_back: Run, folder: Path) -> None:
    fill(folder / FILE, CORRECTED)
    edit(folder / FILE, put("C2", None))
    assert ask_back("collect-updates", "requests", "--yes").returncode == 0
    assert ask_back("collect-updates", "requests", "--yes").returncode == 0


def test_what_is_still_wrong_is_left_once_and_a_corrected_workbook_is_never_replaced(
    ask_back: Run, folder: Path
) -> None:
    fill(
        folder / BACK, {**CORRECTED, "1.2": {**CORRECTED["1.2"], "Proposed new date": "later", "Reason if late": None}}
    )
    corrected = (folder / BACK).read_bytes()
    for _ in range(2):
        done = ask_back("collect-updates", "requests", "--yes")
        assert (done.returncode, done.stderr.count("Left:")) == (1, 1)
        assert '(1.2). Proposed new date "later"' in done.stderr
        assert (folder / BACK).read_bytes() == corrected
        names = sorted(path.name for path in (folder / BACK).parent.iterdir())
        assert names == ["Head of Housing (2).xlsx", "Head of Housing.xlsx"]
    fill(folder / BACK.replace(".xlsx", " (2).xlsx"), {"1.2": CORRECTED["1.2"]})
    assert ask_back("collect-updates", "requests", "--yes").returncode == 0


def test_what_was_sent_back_and_is_as_it_was_repeats_nothing(ask_back: Run, folder: Path) -> None:
    done = ask_back("collect-updates", "requests", "requests/to-send-back", "--yes")
    assert (done.returncode, done.stderr.count("Left:")) == (1, 4)
    assert "Nothing is filled in" not in done.stderr
    assert len(list((folder / BACK).parent.iterdir())) == 1
    alone = ask_back("collect-updates", "requests/to-send-back", "--yes")
    assert (alone.returncode, alone.stderr.count("Left:")) == (1, 4)
    assert len(list((folder / BACK).parent.iterdir())) == 1


@pytest.mark.parametrize(
    "answer",
    [
        {"RAG": "blue"},
        {"What next": "#REF!"},
        {"Done?": "yes"},
        {"Proposed new date": "soon"},
        {"Target date": "Never"},
    ],
)
def test_what_is_left_is_told_once_until_it_is_corrected(ask: Run, folder: Path, answer: Mapping[str, str]) -> None:
    fill(folder / FILE, {"1.1a": answer})
    for paths in (["requests"], ["requests"], ["requests", "requests/to-send-back"]):
        done = ask("collect-updates", *paths, "--yes")
        assert (done.returncode, done.stderr.count("Left:")) == (1, 1)
        assert [path.name for path in (folder / BACK).parent.iterdir()] == ["Head of Housing.xlsx"]
    fill(folder / BACK, {"1.1a": {"What happened": "Wet"} | dict.fromkeys(answer.keys() - {"Target date"})})
    assert ask("collect-updates", "requests", "--yes").returncode == 0
    assert "note: Wet" in read_plan(folder)


def test_what_was_sent_back_is_told_when_the_officer_is_asked_anew(ask_back: Run) -> None:
    assert ask_back("request-updates", *AS_AT, "-o", "requests", "--yes").returncode == 0
    done = ask_back("collect-updates", "requests", "--yes")
    assert (done.returncode, done.stderr.count("Left:")) == (1, 3)


def test_an_answer_that_still_holds_after_a_change_goes_in_from_what_was_sent_back(ask: Run, folder: Path) -> None:
    assert ask("suspend", "1.1a", "--why", "Rain", "--on", "5 July 2017", "--yes").returncode == 0
    fill(folder / FILE, {"1.1a": {"What happened": "Wet"}})
    for _ in range(2):
        assert ask("collect-updates", "requests", "--yes").returncode == 1
    assert ask("collect-updates", "requests/to-send-back", "--yes").returncode == 0
    assert "note: Wet" in read_plan(folder)
    assert ask("collect-updates", "requests", "--yes").returncode == 0


def test_words_typed_elsewhere_come_back_with_every_row_to_type_them_in(ask: Run, folder: Path) -> None:
    edit(folder / FILE, put("C2", "We are late"))
    assert ask("collect-updates", "requests", "--yes").returncode == 1
    back = openpyxl.load_workbook(folder / BACK)
    assert [row[0].value for row in back[TARGETS_SHEET].iter_rows(min_row=7)] == ["1.2", "1.1a", "1.1b"]
    assert back[UNREAD_SHEET]["B2"].value == "We are late"
    fill(folder / BACK, {"1.2": {"What happened": "We are late"}})
    done = ask("collect-updates", "requests", "--yes")
    assert (done.returncode, done.stderr.count("Left:")) == (0, 0)
    assert "note: We are late" in read_plan(folder)


def test_words_typed_into_the_sheet_of_what_could_not_be_read_are_told(ask_back: Run, folder: Path) -> None:
    fill(folder / BACK, CORRECTED)
    edit(folder / BACK, put("D2", "I meant 1.2"), UNREAD_SHEET)
    done = ask_back("collect-updates", "requests", "--yes")
    assert (done.returncode, done.stderr.count("Left:")) == (1, 1)
    assert f'{UNREAD_SHEET} D2 "I meant 1.2"' in done.stderr


def test_words_in_another_place_are_told_until_they_are_deleted(ask_back: Run, folder: Path) -> None:
    fill(folder / BACK, {**CORRECTED, "1.2": {**CORRECTED["1.2"], "What happened": None}})
    for _ in range(2):
        done = ask_back("collect-updates", "requests", "--yes")
        assert (done.returncode, done.stderr.count("Left:")) == (1, 1)
        assert f'{UNREAD_SHEET} B2 "We are late"' in done.stderr
        assert "Nothing is filled in" not in done.stderr
    edit(folder / BACK, put("B2", None), UNREAD_SHEET)
    assert ask_back("collect-updates", "requests", "--yes").returncode == 0


def spoil_ref(sheet: Any) -> None:
    sheet["A8"].value, sheet["I8"].value = "6.1x", "Wet"


def rename_heading(sheet: Any) -> None:
    sheet["I6"].value, sheet["I8"].value = "Comments", "Wet"


def add_column(sheet: Any) -> None:
    sheet["N8"].value = "Wet"


@pytest.mark.parametrize("paths", [["requests"], ["requests/to-send-back"]])
@pytest.mark.parametrize("change", [spoil_ref, rename_heading, add_column])
def test_words_whose_place_is_in_doubt_are_sent_back_in_their_place_and_hold_there(
    ask: Run, folder: Path, change: Callable[[Any], object], paths: Sequence[str]
) -> None:
    fill(folder / FILE, {"1.1b": {"RAG": "purple"}, "1.2": {"What next": "Dry"}})
    edit(folder / FILE, change)
    done = ask("collect-updates", "requests", "--yes")
    assert (done.returncode, done.stderr.count("Left:"), "Wet" in read_plan(folder)) == (1, 2, False)
    assert '(1.1a) "Wet". ' in done.stderr
    back = openpyxl.load_workbook(folder / BACK)[TARGETS_SHEET]
    headings = find_headings(back)
    rows = {row[0].value: [row[headings[each] - 1].value for each in ("What happened", "RAG")] for row in back["A7:M9"]}
    assert rows == {"1.1a": ["Wet", None], "1.1b": [None, "purple"], None: [None, None]}
    fill(folder / BACK, {"1.1b": {"RAG": "amber"}})
    assert ask("collect-updates", *paths, "--yes").returncode == 0
    taken_in = read_plan(folder)
    assert (taken_in.count("note: Wet"), taken_in.count("rag: amber")) == (1, 1)
    assert ask("collect-updates", "requests", "--yes").returncode == 0
    assert read_plan(folder) == taken_in


def test_two_rows_of_one_target_are_sent_back_as_they_were(ask: Run, folder: Path) -> None:
    fill(folder / FILE, {"1.1a": {"Done?": "yes", "Day done": "4 June 2017", "What happened": "First"}})
    edit(folder / FILE, lambda sheet: sheet.append(["1.1a", *[None] * 7, "Second"]))
    done = ask("collect-updates", "requests", "--yes")
    assert "This cell was locked" not in done.stderr
    sheet = openpyxl.load_workbook(folder / BACK)[TARGETS_SHEET]
    headings = find_headings(sheet)
    columns = [headings[each] for each in ("Ref", "Done?", "Day done", "What happened")]
    rows = [[row[column - 1].value for column in columns] for row in sheet["A7:M8"]]
    assert rows == [["1.1a", "yes", "4 June 2017", "First"], ["1.1a", None, None, "Second"]]
    edit(folder / BACK, lambda sheet: setattr(sheet.cell(8, columns[3]), "value", None))
    assert ask("collect-updates", "requests", "--yes").returncode == 0
    assert "completed: 4 June 2017, updates: [{on: 30 June 2017, note: First}]" in read_plan(folder)
    assert ask("collect-updates", "requests", "--yes").returncode == 0


GOOD = {"RAG": "amber", "What happened": "- first\n- second: = +1", "Reason if late": "yes", "What next": "'1"}
PEOPLE = {
    "chief": "Chief Executive",
    "assets": "Head of Asset Management",
    "finance": "Head of Finance and Business Services",
    "staff": "Head of Human Resources and Customer Services",
    "partners": "Head of Partnerships and Community Engagement",
    "planning": "Head of Planning and Economic Development",
    "streets": "Head of Street Scene Services",
    "heads": "Relevant Heads of Service",
}
FILLED: dict[str, Answers] = {
    "chief": {
        "1.4a": {"Done?": "yes", "Day done": "1 May 2099"},
        "1.2a": {"RAG": "blue", "What happened": "Begun"},
        "1.4b": {"Target date": "Never"},
        "3.1": GOOD,
    },
    "assets": {"1.3": {"Proposed new date": "Autumn 2018", "Reason if late": "Rain"}},
    "finance": {
        "2.1a": {"Proposed new date": "Autunm 2017", "Reason if late": "Rain"},
        "2.1b": {"Done?": "perhaps"},
        "2.2": {**GOOD, "Done?": "partly"},
    },
    "staff": {"5.1": {"What next": "#REF!", "What happened": "Begun"}},
    "partners": dict.fromkeys(["8.1", "8.2", "9.1", "9.2a", "10.1a"], GOOD),
    "planning": dict.fromkeys(["6.1a", "6.2c"], GOOD),
    "streets": {"3.2": GOOD},
    "heads": {"2.3": GOOD},
}
LEFT = [
    '(1.4a, Done?) "yes". 1 May 2099 is in the future.',
    '(1.2a). RAG "blue" is not one of',
    '(1.4b, Target date) "Never". This cell was locked, and said',
    '(3.1, RAG) "amber". Since this was asked, the target is suspended. It was open.',
    '(2.1a). Proposed new date "Autunm 2017" cannot be read as a date. Did you mean',
    '(2.1b). Done? "perhaps" is not one of yes, no, partly',
    '(5.1, What next) "#REF!". This is an error of a formula. Type the answer itself.',
    '(9.1, RAG) "amber". Since this was asked, the target is deleted. It was open.',
    '(10.1a, RAG) "amber". The plan has no target 10.1a any more.',
    'Targets C2 "We are late". This is above the table.',
    '(2.3) "red?". Comments on a cell are not read. Type it into the cell.',
]
EMPTIED = dict.fromkeys(GOOD)
MENDED: dict[str, Answers] = {
    "chief": {"1.4a": {"Day done": "4 June 2017"}, "1.2a": {"RAG": "green"}},
    "finance": {"2.1a": {"Proposed new date": "Autumn 2017"}, "2.1b": {"Done?": "no"}},
    "staff": {"5.1": {"What next": "More"}},
    "partners": {"9.1": EMPTIED, "10.1a": EMPTIED},
    "streets": {"3.3": {"What happened": "We are late"}},
    "heads": {"2.3": {"What next": "Is it red?"}},
}


def change_plan(run: Run, folder: Path) -> str:
    """Change the plan after the requests were sent: a target is suspended, one deleted, and one goes altogether."""
    for change in (("suspend", "3.1"), ("delete", "9.1")):
        assert run(*change, "--why", "Budget", "--on", "5 July 2017", "--yes").returncode == 0
    start = read_plan(folder).index("              - target: a\n                date: May 2017\n")
    end = read_plan(folder).index("              - target: b\n", start)
    assert "ASB Conference held" in read_plan(folder)[start:end]
    changed = read_plan(folder)[:start] + read_plan(folder)[end:]
    (folder / "plan.yaml").write_text(changed, "utf-8")
    return changed


def test_a_round_over_the_published_plan_through_libreoffice(run: Run, folder: Path, convert: Convert) -> None:
    shutil.copy(ROOT / "plan.yaml", folder / "plan.yaml")
    assert run("request-updates", *AS_AT, "-o", "requests").returncode == 0
    paths = {who: folder / "requests" / f"{name}.xlsx" for who, name in PEOPLE.items()}
    for who, answers in FILLED.items():
        fill(paths[who], answers)
    edit(paths["partners"], sort_backwards)
    edit(paths["planning"], move_first_column_last)
    edit(paths["streets"], put("C2", "We are late"))
    edit(paths["heads"], lambda sheet: setattr(sheet["B7"], "comment", Comment("red?", "A")))
    before = change_plan(run, folder)

    would = []
    for to in ("xlsx", "ods"):
        shutil.rmtree(folder / "back", ignore_errors=True)
        (folder / "back").mkdir()
        for path in convert({path.name: path.read_bytes() for path in paths.values()}, to):
            shutil.copy(path, folder / "back" / path.name)
        done = run("collect-updates", "back", "--dry-run")
        assert (done.returncode, read_plan(folder)) == (1, before)
        would.append((done.stdout, done.stderr.replace(f".{to}", "")))
    assert would[0] == would[1]
    done = run("collect-updates", "back", "--yes")
    said = " ".join(done.stderr.split())
    assert [each for each in LEFT if each not in said] == []
    assert done.returncode == 1
    taken_in = read_plan(folder)
    assert taken_in.count("note: Begun") == 2
    assert (taken_in.count("proposed:"), taken_in.count("revised:")) == (1, before.count("revised:"))
    assert "to: Autumn 2018" in taken_in
    again = run("collect-updates", "back", "--yes")
    assert (again.returncode, again.stderr.count("Left:")) == (1, done.stderr.count("Left:"))
    assert read_plan(folder) == taken_in

    sent_back = folder / "back" / "to-send-back"
    names = {who: f"{PEOPLE[who]}.xlsx" for who in MENDED}
    assert sorted(path.name for path in sent_back.iterdir()) == sorted(names.values())
    for who, answers in MENDED.items():
        fill(sent_back / names[who], answers)
    for path in convert({path.name: path.read_bytes() for path in sent_back.iterdir()}, "xlsx"):
        shutil.copy(path, sent_back / path.name)
    mended = run("collect-updates", "back/to-send-back", "--yes")
    assert (mended.returncode, mended.stderr.count("Left:")) == (0, 0)
    ended = run("collect-updates", "back", "--yes")
    assert (ended.returncode, ended.stderr.count("Left:")) == (0, 0)
    assert "There is nothing new to record." in ended.stderr
    assert "in trouble" not in run("outstanding", "back").stdout
    assert run("validate", "--as-at", "30 June 2017").returncode == 0
    for _ in range(2):
        assert run("undo", "--yes").returncode == 0
    assert read_plan(folder) == before
