"""`actionplan export`, and the formats that any question can be sent in."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import openpyxl
import pytest

from actionplan.renderers import REPORT_FORMATS

Run = Callable[..., subprocess.CompletedProcess[str]]

AS_AT = ("--as-at", "15 September 2017")
DATA_NAMES = [each.name for each in REPORT_FORMATS if each.is_data]
DATA_ENDINGS = [each.extensions[0] for each in REPORT_FORMATS if each.is_data]


UNNAMED = (
    "The plan has no name, so calendars recognise its events by the title. If that is corrected, or the plan is "
    'exported with others, every event comes twice. Give it a short name: "name: hertsmere" under "plan:".\n'
)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("plan.xlsx", b"PK\x03\x04"),
        ("plan.ods", b"PK\x03\x04"),
        ("plan.csv", b"plan,ref,section,"),
        ("plan.json", b'{"format": "actionplan/1", "question": "export"'),
        ("PLAN.ICS", b"BEGIN:VCALENDAR\r\n"),
    ],
)
def test_the_ending_says_the_format(ask: Run, folder: Path, name: str, begins: bytes) -> None:
    done = ask("export", "-o", name, *AS_AT)
    count = "2 events" if name.endswith("ICS") else "2 rows"
    assert (done.returncode, done.stdout) == (0, f"Wrote {name}, {count}\n")
    assert done.stderr == (UNNAMED if name.endswith("ICS") else "")
    first = (folder / name).read_bytes()
    assert first.startswith(begins)
    ask("export", "-o", name, *AS_AT)
    assert (folder / name).read_bytes() == first


def test_every_target_is_in_it_unless_it_is_narrowed(ask: Run) -> None:
    rows = json.loads(ask("export", "--format", "json", *AS_AT).stdout)["rows"]
    assert [row["ref"] for row in rows] == ["1.1a", "1.1b"]
    late = json.loads(ask("export", "--format", "json", *AS_AT, "--status", "overdue").stdout)["rows"]
    assert [row["ref"] for row in late] == ["1.1a"]


def test_a_csv_for_excel_begins_with_its_mark(ask: Run, folder: Path) -> None:
    ask("export", "-o", "plain.csv", *AS_AT)
    ask("export", "-o", "excel.csv", "--bom", *AS_AT)
    plain, excel = ((folder / name).read_bytes() for name in ("plain.csv", "excel.csv"))
    assert excel == b"\xef\xbb\xbf" + plain
    assert len(list(csv.DictReader(plain.decode().splitlines()))) == 2


def test_alarms_are_asked_for(ask: Run) -> None:
    assert "TRIGGER:-P14D" in ask("export", "--format", "ics", "--alarm", *AS_AT).stdout
    assert "VALARM" not in ask("export", "--format", "ics", *AS_AT).stdout


def test_a_calendar_tells_whom_it_leaves_out(ask: Run, folder: Path) -> None:
    plan = (folder / "plan.yaml").read_text(encoding="utf-8")
    (folder / "plan.yaml").write_text(plan.replace("Early Autumn", "TBC"), encoding="utf-8")
    done = ask("export", "-o", "plan.ics", *AS_AT)
    assert done.returncode == 0
    assert done.stderr == f"1 target has no due day and is not in the calendar: 1.1b.\n{UNNAMED}"
    (folder / "plan.yaml").write_text(plan.replace("plan:\n", "plan:\n  name: hertsmere\n"), encoding="utf-8")
    assert ask("export", "-o", "plan.ics", *AS_AT).stderr == ""


def test_an_empty_calendar_is_refused(ask: Run, folder: Path) -> None:
    done = ask("export", "-o", "plan.ics", *AS_AT, "--text", "nowhere in the plan")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "actionplan: This report has no target, and a calendar needs at least one day. No calendar was made.\n"
    )
    assert [path.name for path in folder.iterdir()] == ["plan.yaml"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), f"Name the file to write, like -o plan.xlsx. It can end in {', '.join(DATA_ENDINGS)}."),
        (("-o", "-"), f"Name the file to write, like -o plan.xlsx. It can end in {', '.join(DATA_ENDINGS)}."),
        (
            ("-o", "plan.md"),
            f"`export` writes data ({', '.join(DATA_NAMES)}). To read the plan, use `actionplan show`.",
        ),
        (
            ("-o", "plan.foo"),
            (
                f"The file name plan.foo does not end in a format. End it in one of {', '.join(DATA_ENDINGS)}, "
                "or use --format."
            ),
        ),
        (("-o", "plan.json", "--bom"), "--bom has no effect on json. Leave it out."),
        (("-o", "plan.csv", "--alarm"), "--alarm has no effect on csv. Leave it out."),
    ],
)
def test_what_cannot_be_is_refused(ask: Run, folder: Path, arguments: tuple[str, ...], sentence: str) -> None:
    done = ask("export", *arguments)
    assert (done.returncode, done.stderr) == (2, f"actionplan: {sentence}\n")
    assert [path.name for path in folder.iterdir()] == ["plan.yaml"]


@pytest.mark.parametrize(
    ("command", "takes"),
    [
        ("due", [each.name for each in REPORT_FORMATS if each.name != "svg"]),
        ("timeline", [each.name for each in REPORT_FORMATS]),
        ("export", DATA_NAMES),
    ],
)
def test_help_names_the_formats_that_a_question_takes(ask: Run, command: str, takes: list[str]) -> None:
    told = " ".join(ask(command, "--help").stdout.split())
    assert f"The format: {', '.join(takes)}." in told
    assert f"({', '.join(each.extensions[0] for each in REPORT_FORMATS if each.name in takes)})" in told


def test_any_question_can_be_a_workbook(ask: Run, folder: Path) -> None:
    assert ask("overdue", "-o", "late.xlsx", *AS_AT).returncode == 0
    page = openpyxl.load_workbook(folder / "late.xlsx")["Targets"]
    assert page["A2"].value.startswith(
        "What is overdue, as at 15 September 2017. This sheet has one table, of 1 target."
    )


def test_a_workbook_says_that_the_plan_was_not_read_whole(ask: Run, folder: Path) -> None:
    plan = (folder / "plan.yaml").read_text(encoding="utf-8")
    (folder / "plan.yaml").write_text(plan + "officers: []\n", encoding="utf-8")
    assert ask("export", "-o", "plan.xlsx", *AS_AT).returncode == 0
    first = openpyxl.load_workbook(folder / "plan.xlsx").worksheets[0]
    notes = [str(cell) for row in first.iter_rows(values_only=True) for cell in row]
    assert any(note.startswith("1 error in plan.yaml: part of it may not be in this answer.") for note in notes)


def test_a_column_of_a_csv_that_no_reader_takes_for_a_number(ask: Run, folder: Path) -> None:
    plan = folder / "plan.yaml"
    text = plan.read_text("utf-8").replace("target: a", "target: 0").replace("target: b", "target: ''")
    for name, prefix in (("", "plan"), ("  name: hertsmere\n", "hertsmere")):
        plan.write_text(text.replace("plan:\n", f"plan:\n{name}"), "utf-8")
        rows = list(csv.DictReader(StringIO(ask("export", "--format", "csv", *AS_AT).stdout)))
        assert [float(row["ref"]) for row in rows] == [1.1, 1.1]
        assert [row["id"] for row in rows] == [f"{prefix}:1.10", f"{prefix}:1.1"]
