"""The command `import`, run as an officer runs it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
HERTSMERE = ("--authority", "Hertsmere Borough Council")

Run = Callable[..., subprocess.CompletedProcess[str]]


REFUSED = [
    (
        "wrong-table.docx",
        2,
        (
            "No table in wrong-table.docx looks like an action plan. Its one table has the columns Name, Ward, "
            'Present. If that is the plan, say which column is which: --map "Name=text".'
        ),
    ),
    (
        "two-plans.docx",
        2,
        (
            'Two tables in two-plans.docx look like action plans. Say which: --table 1 ("Action plan 2023/24": Ref, '
            'Action, Lead, Deadline; 1 row) or --table 2 ("Audit recommendations": Recommendation, Response, Owner, '
            "Target date; 1 row)."
        ),
    ),
    ("no-table.docx", 3, "There is no table in no-table.docx, and an action plan is read from a table."),
    ("no-table.html", 3, "There is no table in no-table.html, and an action plan is read from a table."),
    ("renamed.docx", 3, "renamed.docx is a PDF file. Give it that ending, or import the Word file."),
    ("empty.csv", 3, "empty.csv is empty."),
    ("cut-short.docx", 3, "cut-short.docx is damaged: it ends too early. Save or download it again."),
    (
        "password.docx",
        3,
        (
            "password.docx is protected with a password. Open it in Word, take the password off (File, Info, Protect "
            "Document) and save a copy to import."
        ),
    ),
    (
        "password.xlsx",
        3,
        (
            "password.xlsx is protected with a password. Open it in Excel, take the password off (File, Info, Protect "
            "Workbook) and save a copy to import."
        ),
    ),
    (
        "password.pdf",
        3,
        (
            "password.pdf is protected with a password. Save a copy without it, or import the Word or Excel file that "
            "it was made from."
        ),
    ),
    (
        "scan.pdf",
        3,
        (
            "scan.pdf is a picture of a page: there is no text in it. Import the Word or Excel file that it was made "
            "from, or have the text recognised first."
        ),
    ),
    (
        "legacy.doc",
        3,
        ("legacy.doc is an old Word file (.doc). Open it in Word or LibreOffice, save it as .docx, and import that."),
    ),
    (
        "legacy.xls",
        3,
        ("legacy.xls is an old Excel file (.xls). Open it in Excel or LibreOffice, save it as .xlsx, and import that."),
    ),
    (
        "built-in-browser.html",
        3,
        (
            "built-in-browser.html holds no text: the page is put together in a browser. Open it there, and save it "
            "as a complete page or copy the table into Excel."
        ),
    ),
]


FURTHER = {"two-plans.docx": "Whose plan is it? The document does not say. Use --authority NAME.\n"}
"""What else is asked at once, whichever table it is."""

WRITTEN = {
    "no-table.html": b"<html><body><p>Some words.</p></body></html>",
    "password.xlsx": bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
}
"""Files that are made in the test."""


@pytest.mark.parametrize(("name", "status", "sentence"), REFUSED)
def test_what_is_no_plan_is_refused(run: Run, tmp_path: Path, name: str, status: int, sentence: str) -> None:
    if name in WRITTEN:
        (tmp_path / name).write_bytes(WRITTEN[name])
    done = run("import", name if name in WRITTEN else str(HERE / "refuse" / name))
    more = FURTHER.get(name, "")
    assert (done.returncode, done.stdout, done.stderr) == (status, "", f"actionplan: {sentence}\n{more}")
    assert not list(tmp_path.glob("*.yaml"))


def test_a_document_becomes_a_plan(run: Run, tmp_path: Path) -> None:
    done = run("import", str(HERE / "made" / "hertsmere.docx"), *HERTSMERE)
    assert (done.returncode, done.stderr) == (0, "")
    assert "0 lost." in done.stdout
    assert "5 warnings, 1 note: actionplan validate" in done.stdout
    assert [each.name for each in tmp_path.iterdir()] == ["plan.yaml"]


def test_nothing_is_written_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("plan: {}\n", "utf-8")
    done = run("import", str(HERE / "made" / "hertsmere.docx"), *HERTSMERE)
    assert done.returncode == 3
    assert "already exists, and was not changed" in done.stderr
    assert (tmp_path / "plan.yaml").read_text("utf-8") == "plan: {}\n"


def test_a_dry_run_prints_report_and_plan(run: Run, tmp_path: Path) -> None:
    done = run("import", str(HERE / "made" / "a-flat.csv"), "--dry-run")
    assert done.returncode == 0
    assert "How its columns were read" in done.stdout
    assert "\nthemes:\n" in done.stdout
    assert not list(tmp_path.iterdir())


def test_the_report_as_data(run: Run) -> None:
    done = run("import", str(HERE / "made" / "a-flat.csv"), "--format", "json")
    report = json.loads(done.stdout)
    assert (report["outputs"], report["targets"], report["words"]["lost"]) == (13, 14, 0)
    assert report["columns"][0] == {"name": "Ref", "field": "ref", "confidence": 1.0}
    assert {finding["kind"] for finding in report["findings"]} > {"several-dates", "unread-date", "as-at-found"}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--map", "Action"], "names no column"),
        (["--map", "Action=txt"], "Did you mean text?"),
        (
            ["--map", "Acton=text"],
            'There is no column "Acton" in a-flat.csv, but --map names it. Did you mean "Action"?',
        ),
        (["--map", "20=date"], 'There is no column "20" in a-flat.csv, but --map names it. Its columns are Ref, '),
        (["--fill-down", "Zebra"], 'There is no column "Zebra" in a-flat.csv, but --fill-down names it. Its columns'),
        (["--fill-down", "Stauts"], 'Did you mean "Status"?'),
        (["--hidden-rows", "maybe"], '--hidden-rows "maybe" is not one of take, leave'),
        (["--sheet", "Tracker"], "It has no sheets"),
        (["--table", "7"], "has 1 table, so there is no table 7"),
        (["--as-at", "soon"], "is not a day"),
        (["--period", "someday"], "period"),
    ],
)
def test_an_option_that_cannot_be_is_refused(run: Run, options: list[str], words: str) -> None:
    done = run("import", str(HERE / "made" / "a-flat.csv"), "--dry-run", *options)
    assert done.returncode in (2, 3)
    assert words in done.stderr


def test_the_answers_stand_in_the_first_comment(run: Run, tmp_path: Path) -> None:
    run("import", str(HERE / "made" / "a-flat.csv"), "--map", "Status=left over", "--as-at", "4 July 2023")
    second = (tmp_path / "plan.yaml").read_text("utf-8").splitlines()[1]
    assert second == '# Options: --map "Status=left over" --as-at "4 July 2023"'


def test_more_than_sixty_lines_left_over_go_to_a_file(run: Run, tmp_path: Path) -> None:
    lines = [f"This is what was said in line {n},," for n in range(70)]
    (tmp_path / "log.csv").write_text("\n".join(["Action,Lead,Deadline", "Act,Me,May 2024", *lines]), "utf-8")
    options = ("--title", "T", "--authority", "A", "--period", "2024/25")
    done = run("import", "log.csv", *options)
    assert done.returncode == 0
    assert (tmp_path / "plan.left-over.txt").read_text("utf-8").count("was said") == 70
    assert "plan.left-over.txt" in (tmp_path / "plan.yaml").read_text("utf-8")
