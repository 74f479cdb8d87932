"""A plan that loses a part of itself on the way in: every answer says so, and none says that all could be read."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pdfplumber
import pytest
from docx import Document
from openpyxl import load_workbook

from actionplan.renderers import REPORT_FORMATS, ReportFormat

Run = Callable[..., subprocess.CompletedProcess[str]]

SAYS = "in plan.yaml: part of it may not be in this answer. `actionplan validate` says which."
ALL_READ = "Every target date could be read."

LOST = {
    "themes twice": ("themes:", "themes: []\nthemes:"),
    "a second document": ("themes:", "---\nthemes:"),
    "a date that is a list": ("date: Summer 2017", "date: [a, b]"),
    "a key that is unknown": ("officer: Chief Executive\n", "oficer: Chief Executive\n"),
    "words behind a #": ("date: Summer 2017", "date: Summer 2017 #3 done"),
    "a no-break space": ("                measures: [Agreed]", "                \u00a0measures: [Agreed]"),
}


@pytest.fixture
def broken(folder: Path) -> Callable[[str, str], None]:
    """Puts one text of the small plan in the place of another."""

    def change(before: str, after: str) -> None:
        plan = folder / "plan.yaml"
        text = plan.read_text("utf-8")
        assert before in text
        plan.write_text(text.replace(before, after, 1), "utf-8")

    return change


@pytest.mark.parametrize("command", ["due", "overdue", "slipped", "by-officer", "show"])
@pytest.mark.parametrize("name", LOST)
def test_an_answer_from_a_plan_with_errors_says_so(
    run: Run, broken: Callable[[str, str], None], name: str, command: str
) -> None:
    broken(*LOST[name])
    done = run(command, "--as-at", "2017-09-15")
    first = done.stdout.splitlines()[0]
    assert (done.returncode, done.stderr) == (0, f"{first}\n")
    assert first.endswith(SAYS)
    assert ALL_READ not in done.stdout
    assert run("validate").returncode == 1


@pytest.mark.parametrize("form", REPORT_FORMATS, ids=lambda form: str(form.name))
def test_it_is_said_once_in_every_format(
    folder: Path, run: Run, broken: Callable[[str, str], None], form: ReportFormat
) -> None:
    broken("themes:", "oficer: x\nthemes:")
    answer = folder / f"answer{form.extensions[0]}"
    done = run(form.only_report or "show", "--as-at", "2017-09-15", "-o", answer.name)
    read = "\n".join(_read_texts(answer)).replace("\\`", "`")
    assert (f"1 error {SAYS}" in read) == form.carries_warnings
    assert done.stderr.startswith(f"1 error {SAYS}\n")
    assert done.stderr.count("1 error") == 1


def _read_texts(file: Path) -> Iterator[str]:
    """Read the text of a file, of each part of an archive, or of each page of a PDF."""
    if file.suffix == ".pdf":
        with pdfplumber.open(file) as made:
            yield from (" ".join(page.extract_text().split()) for page in made.pages)
        return
    if not is_zipfile(file):
        yield file.read_text("utf-8")
        return
    with ZipFile(file) as archive:
        yield from (archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


BAD_DATE = "1 target could not be placed, because its date cannot be read. Run `actionplan validate` to see why.\n"
OVER = "The plan's period ended on 31 March 2018.\n"


@pytest.mark.parametrize("form", REPORT_FORMATS, ids=lambda form: str(form.name))
def test_dates_that_could_not_be_read_are_told_beside_every_file(
    folder: Path, run: Run, broken: Callable[[str, str], None], form: ReportFormat
) -> None:
    broken("Summer 2017", "Sumer 2017")
    answer = folder / f"answer{form.extensions[0]}"
    done = run(form.only_report or "show", "--as-at", "2017-09-15", "-o", answer.name)
    assert done.returncode == 0
    assert done.stderr.startswith(BAD_DATE)
    read = "\n".join(_read_texts(answer)).replace("\\`", "`")
    assert ("could not be placed, because its date cannot be read." in read) == (form.name not in ("csv", "ics"))


@pytest.mark.parametrize(
    ("arguments", "stderr"),
    [
        (("due",), ""),
        (("due", "--format", "md"), ""),
        (("due", "--format", "csv"), BAD_DATE),
        (("due", "--format", "json"), BAD_DATE),
        (("due", "--format", "csv", "-o", "/dev/stdout"), BAD_DATE),
        (("due", "--format", "csv", "--exit-code"), BAD_DATE),
        (("export", "--format", "csv"), BAD_DATE),
        (("due", "--format", "csv", "--as-at", "2018-04-01"), BAD_DATE + OVER),
        (("due", "--format", "json", "--as-at", "2018-04-01"), BAD_DATE),
        (("due", "--as-at", "2018-04-01"), ""),
    ],
)
def test_dates_that_could_not_be_read_are_told_beside_data(
    run: Run, broken: Callable[[str, str], None], arguments: tuple[str, ...], stderr: str
) -> None:
    broken("Summer 2017", "Sumer 2017")
    done = run(*arguments, *(() if "--as-at" in arguments else ("--as-at", "2017-09-15")))
    assert (done.stderr, done.returncode) == (stderr, int("--exit-code" in arguments))


def test_a_calendar_names_what_it_leaves_out_whatever_was_asked(run: Run, broken: Callable[[str, str], None]) -> None:
    broken("Summer 2017", "Sumer 2017")
    for command in ("show", "export"):
        said = run(command, "--as-at", "2017-09-15", "--format", "ics").stderr
        assert said.startswith(BAD_DATE)
        assert "1 target has no due day and is not in the calendar: " in said, command


@pytest.mark.parametrize("form", ["csv", "json"])
def test_beside_data_it_goes_to_the_error_stream_too(
    folder: Path, run: Run, broken: Callable[[str, str], None], form: str
) -> None:
    broken("themes:", "oficer: x\nthemes:")
    done = run("due", "--as-at", "2017-09-15", "--format", form)
    assert done.stderr == f"1 error {SAYS}\n"
    assert ("1 error" in done.stdout) == (form == "json")
    assert run("due", "--as-at", "2017-09-15", "-o", f"answer.{form}").stderr == done.stderr
    assert (folder / f"answer.{form}").exists()


def test_data_stays_data(run: Run, broken: Callable[[str, str], None]) -> None:
    broken("themes:", "oficer: x\nthemes:")
    assert len(json.loads(run("show", "--format", "json").stdout)["rows"]) == 2


def test_the_plan_is_named_as_it_was_given(folder: Path, run: Run, broken: Callable[[str, str], None]) -> None:
    broken("themes:", "oficer: x\nthemes:")
    text = (folder / "plan.yaml").rename(folder / "my plan.yaml").read_text("utf-8")
    named = run("due", "-p", "my plan.yaml").stdout
    assert '1 error in my plan.yaml: part of it may not be in this answer. `actionplan validate -p "my plan' in named
    assert "1 error in the plan on standard input:" in run("due", "-p", "-", said=text).stdout


def test_dates_that_could_not_be_read_are_said_first(run: Run, broken: Callable[[str, str], None]) -> None:
    broken("Summer 2017", "Sumer 2017")
    assert run("due", "--as-at", "2017-09-15").stdout.startswith(BAD_DATE)
    told = json.loads(run("due", "--as-at", "2017-09-15", "--format", "json").stdout)
    assert told["errors"] == [BAD_DATE.strip()]
    broken("themes:", "oficer: x\nthemes:")
    lines = run("due", "--as-at", "2017-09-15").stdout.splitlines()
    assert lines[0].startswith("1 error in plan.yaml")
    assert lines[1] == BAD_DATE.strip()


def test_the_first_page_of_a_paper_and_the_first_sheet_of_a_workbook_say_it(
    folder: Path, run: Run, broken: Callable[[str, str], None]
) -> None:
    broken("themes:", "oficer: x\nthemes:")
    front, _ = run("report", "--as-at", "2017-09-15", "--format", "md").stdout.split("## Exceptions")
    assert "\n1 error in " in front
    run("report", "--as-at", "2017-09-15", "-o", "panel.docx")
    words = [paragraph.text for paragraph in Document(str(folder / "panel.docx")).paragraphs]
    assert f"1 error {SAYS}" in words[: words.index("Exceptions")]
    run("report", "--as-at", "2017-09-15", "-o", "panel.xlsx")
    first = load_workbook(folder / "panel.xlsx").worksheets[0]
    assert f"1 error {SAYS}" in [cell.value for row in first.iter_rows(max_row=6) for cell in row]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("as_at", "words"),
    [("2018-03-31", ""), ("2018-04-01", "The plan's period ended on 31 March 2018.")],
)
def test_a_plan_whose_period_is_over_says_so_first(run: Run, as_at: str, words: str) -> None:
    for command in ("due", "overdue", "show", "by-officer"):
        done = run(command, "--as-at", as_at)
        assert (done.stdout.splitlines()[0] == words) == bool(words), command
        assert ("period ended" in done.stdout) == bool(words), command
    assert json.loads(run("export", "--as-at", as_at, "--format", "json").stdout)["notices"] == [words] * bool(words)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("themes:", "oficer: x # actionplan: ignore[AP201]\nthemes:"),
        ("  period: 2017/18", "  period: 2017/18\n  checks: {AP201: off}\n  oficer: x"),
        ("  period: 2017/18", "  period: 2017/18\n  checks: {AP201: warning}\n  oficer: x"),
        ("Summer 2017", "TBC"),
    ],
)
def test_what_validate_would_not_call_an_error_is_none_here(
    run: Run, broken: Callable[[str, str], None], before: str, after: str
) -> None:
    broken(before, after)
    assert run("validate").returncode == 0
    assert run("due", "--as-at", "2017-09-15").stdout.splitlines()[-1] == ALL_READ
