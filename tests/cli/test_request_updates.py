"""The command `request-updates`, from the command line to the files and what is said about them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import openpyxl
import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

PLAN = """\
plan: {name: first, title: Plan, authority: Council, period: 2017/18}
officers:
  - {name: Head of Housing, email: housing@example.gov.uk}
  - {name: Head of Legal, until: May 2017}
  - Head of Parks
themes:
  - theme: Homes
    actions:
      - action: 1
        title: Homes
        outputs:
          - {output: 1.1, text: Build, officer: [Head of Housing, Head of Legal], targets: [{date: May 2017}]}
          - {output: 1.2, text: Let, officer: Head of Housing, targets: [{date: May 2017, completed: 4 May 2017}]}
          - {output: 1.3, text: Plant, officer: Head of Parks, targets: [{date: December 2017}]}
          - {output: 1.4, text: Mow, targets: [{date: May 2017}]}
"""

AS_AT = ("--as-at", "30 June 2017")


@pytest.fixture
def ask(run: Run, folder: Path) -> Run:
    (folder / "plan.yaml").write_text(PLAN, "utf-8")
    return lambda *arguments: run("request-updates", *(() if "--as-at" in arguments else AS_AT), *arguments)


def list_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_officer_has_a_workbook_and_a_message(ask: Run, folder: Path) -> None:
    done = ask("-o", "out/requests", "--reply-by", "in 2 weeks")
    assert done.returncode == 0
    assert done.stdout == (
        "Wrote to out/requests: 2 workbooks and 2 messages about 1 target, and requests.csv, the list of who is asked "
        "what.\n"
    )
    assert done.stderr == (
        "Not asked: 1 complete, 1 not due by 30 September 2017, 1 with no officer.\n"
        "Head of Parks has nothing to answer.\n"
        "The plan has no email address for Head of Legal. Write it in the To of the message, or under officers in the "
        "plan.\n"
        "Head of Legal left on 31 May 2017, and is still responsible for what is asked here.\n"
    )
    out = folder / "out" / "requests"
    assert list_names(out) == [
        "Head of Housing.eml",
        "Head of Housing.xlsx",
        "Head of Legal.eml",
        "Head of Legal.xlsx",
        "requests.csv",
    ]
    message = message_from_bytes((out / "Head of Housing.eml").read_bytes(), policy=default)
    assert message["To"] == "Head of Housing <housing@example.gov.uk>"
    (attached,) = message.iter_attachments()
    assert attached.get_content() == (out / "Head of Housing.xlsx").read_bytes()
    assert openpyxl.load_workbook(out / "Head of Housing.xlsx")["Targets"]["A2"].value == (
        "Plan, Council, as at 30 June 2017. Please send it back by 14 July 2017."
    )


@pytest.mark.parametrize(
    ("arguments", "officers"),
    [
        (("--officer", "Head of Legal"), ["Head of Legal"]),
        (("--ahead", "6 months"), ["Head of Housing", "Head of Legal", "Head of Parks"]),
        (("--as-at", "30 September 2017"), ["Head of Housing", "Head of Legal", "Head of Parks"]),
        (("--as-at", "29 September 2017"), ["Head of Housing", "Head of Legal"]),
        (("--ahead", "a year"), ["Head of Housing", "Head of Legal", "Head of Parks"]),
        (("--ahead", "next quarter"), ["Head of Housing", "Head of Legal"]),
        (("--ahead", "December 2017"), ["Head of Housing", "Head of Legal", "Head of Parks"]),
        (("--status", "not yet due", "--ahead", "6 months"), []),
        (("--status", "due", "--ahead", "6 months"), ["Head of Parks"]),
    ],
)
def test_options_narrow_what_is_asked(ask: Run, folder: Path, arguments: tuple[str, ...], officers: list[str]) -> None:
    done = ask("-o", "requests", *arguments)
    assert done.returncode == 0, done.stderr
    out = folder / "requests"
    assert [name[:-5] for name in (list_names(out) if out.exists() else []) if name.endswith(".xlsx")] == officers


def test_nothing_to_ask_writes_nothing(ask: Run, folder: Path) -> None:
    done = ask("-o", "requests", "--officer", "Head of Parks")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "Not asked: 1 not due by 30 September 2017.\nHead of Parks has nothing to answer.\nNothing was written.\n"
    )
    done = ask("-o", "requests", "--status", "suspended")
    assert done.stderr == "No target matches status suspended. Nothing was written.\n"
    assert list_names(folder) == ["plan.yaml"]


def test_the_same_again_changes_nothing_and_answers_are_not_lost(ask: Run, folder: Path) -> None:
    assert ask("-o", "requests").returncode == 0
    out = folder / "requests"
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert ask("-o", "requests").returncode == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    (out / "Head of Housing.xlsx").write_bytes(b"answers")
    done = ask("-o", "requests")
    assert done.returncode == 1
    assert done.stderr == (
        "actionplan: requests/Head of Housing.xlsx is there already. Answers that somebody typed into it may be lost. "
        "Nothing was written. Name another folder, or use --yes to replace it.\n"
    )
    assert (out / "Head of Housing.xlsx").read_bytes() == b"answers"
    assert ask("-o", "requests", "--yes").returncode == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_council_gives_its_own_message(ask: Run, folder: Path) -> None:
    (folder / "ours.txt").write_text("Subject: {count}\nBy {reply_by}\nDear {officer}", "utf-8-sig")
    assert ask("-o", "requests", "--message", "ours.txt").returncode == 0
    message = message_from_bytes((folder / "requests" / "Head of Legal.eml").read_bytes(), policy=default)
    assert message["Subject"] == "1 target"
    text, _ = message.iter_parts()
    assert text.get_content() == "Dear Head of Legal\r\n"


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        ((), 2, "`request-updates` needs --output FOLDER."),
        (("-o", "plan.yaml"), 3, "plan.yaml is a file. Name a folder after -o, like -o requests."),
        (("-o", "out", "--message", "none.txt"), 3, "There is no file none.txt. Check the spelling"),
        (("-o", "out", "--message", "latin.txt"), 3, "latin.txt is not text in UTF-8. Save it as UTF-8."),
        (("-o", "out", "--message", "odd.txt"), 2, "odd.txt: {who} is none of the fields of a message. It can have"),
        (("-o", "out", "--ahead", "sausage"), 2, '--ahead "sausage" cannot be read as a length of time'),
        (("-o", "out", "--reply-by", "soon"), 2, '--reply-by "soon" cannot be read as a date'),
        (("-o", "out", "--ahead", "May 2017"), 2, '--ahead "May 2017" is over on 30 June 2017. Write it like'),
        (("-o", "out", "--ahead", "3 moons"), 2, '--ahead "next 3 moons" cannot be read'),
        (("-o", "out", "--officer", "Nobody"), 2, "Nobody"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said(
    ask: Run, folder: Path, arguments: tuple[str, ...], status: int, sentence: str
) -> None:
    (folder / "latin.txt").write_bytes("Môn".encode("latin-1"))
    (folder / "odd.txt").write_text("Dear {who}", "utf-8")
    done = ask(*arguments)
    assert done.returncode == status
    assert sentence in done.stderr
    assert not (folder / "out").exists()


def test_each_of_several_plans_has_a_round_that_can_be_taken_in(ask: Run, run: Run, folder: Path) -> None:
    other = PLAN.replace("name: first, title: Plan", "name: other, title: Other").replace("Head of Legal]", "Ann]")
    (folder / "other.yaml").write_text(other, "utf-8")
    done = ask("-o", "requests", "-p", "plan.yaml", "-p", "other.yaml")
    assert done.returncode == 0
    assert "4 workbooks and 4 messages about 2 targets" in done.stdout
    assert "Each plan has a folder of its own" in done.stdout
    assert list_names(folder / "requests") == ["first", "other"]
    for plan, officer in (("plan.yaml", "Head of Legal"), ("other.yaml", "Ann")):
        name = "first" if plan == "plan.yaml" else "other"
        path = folder / "requests" / name / f"{officer}.xlsx"
        book = openpyxl.load_workbook(path)
        sheet = book["Targets"]
        assert [cell.value for cell in sheet["A"][6:]] == ["1.1"]
        headings = {cell.value: cell.column for cell in sheet[6]}
        sheet.cell(7, headings["What happened"]).value = f"Said by {officer}"
        book.save(path)
        taken = run("collect-updates", "-p", plan, f"requests/{name}", "--yes")
        assert (taken.returncode, taken.stdout) == (0, "Recorded: 1.1 has a note of 30 June 2017.\n")
        assert f"note: Said by {officer}" in (folder / plan).read_text("utf-8")


def test_plans_of_one_name_are_each_taken_in(ask: Run, run: Run, folder: Path) -> None:
    (folder / "other.yaml").write_text(PLAN, "utf-8")
    assert ask("-o", "requests", "-p", "plan.yaml", "-p", "other.yaml").returncode == 0
    first, second = list_names(folder / "requests")
    for name in (first, second):
        done = run("collect-updates", "-p", "other.yaml", f"requests/{name}", "--yes")
        assert (done.returncode, done.stderr.count("Nothing is filled in by")) == (0, 1)
