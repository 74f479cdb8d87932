"""`report`, from the command line to the paper."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

AS_AT = ("--as-at", "30 September 2017")


def paper(ask: Run, *options: str) -> str:
    """The paper as Markdown, from a run with nothing to complain of."""
    found = ask("report", *AS_AT, "--format", "md", *options)
    assert (found.returncode, found.stderr) == (0, "")
    return found.stdout


def test_a_paper_says_what_it_is_about_and_what_was_read(ask: Run) -> None:
    made = paper(ask)
    assert made.startswith("# Progress report: Corporate Action Plan 2017/18, as at 30 September 2017\n")
    assert "\n**Of 2 targets, none is complete and 1 is overdue; no decision is outstanding.**\n" in made
    assert "- **Version:** plan.yaml, read by actionplan " in made
    assert "## Exceptions\n" in made
    assert "## Appendix: the plan in full\n" not in made
    assert "## Appendix: the plan in full\n" in paper(ask, "--full")


def test_it_is_filled_in_from_the_command_line(ask: Run) -> None:
    made = paper(
        ask, "--title", "Half-year report", "--contact", "policy@example.org", "--recommendation", "Note it.",
        "--recommendation", "Agree the dates.",
    )  # fmt: skip
    assert made.startswith("# Half-year report, as at 30 September 2017\n")
    assert "- **Contact:** policy@example.org\n" in made
    assert "\nThe meeting is asked to:\n\n1. Note it.\n2. Agree the dates.\n" in made


NO_WORDS = [
    (option, f"panel.{ending}")
    for ending in ("csv", "json", "xlsx", "ods", "ics")
    for option in ("title", "contact", "recommendation", "introduction", "section")
    if (option, ending) not in (("contact", "xlsx"), ("contact", "ods"))
]


@pytest.mark.parametrize(("option", "name"), NO_WORDS)
def test_data_has_no_room_for_words(folder: Path, ask: Run, option: str, name: str) -> None:
    refused = ask("report", *AS_AT, f"--{option}", "Note it.", "-o", name)
    form = name.removeprefix("panel.")
    sentence = f"--{option} is for a paper, and {form} is data. Leave it out."
    assert (refused.returncode, refused.stderr) == (2, f"actionplan: {sentence}\n")
    assert [path.name for path in folder.iterdir()] == ["plan.yaml"]


def test_a_workbook_of_a_paper_has_each_target_once_and_the_numbers_of_the_paper(folder: Path, ask: Run) -> None:
    lead = paper(ask).partition("\n**")[2].partition("**")[0]
    done = ask("report", *AS_AT, "--contact", "policy@example.org", "-o", "panel.xlsx")
    assert (done.returncode, done.stdout) == (0, "Wrote panel.xlsx, 2 rows\n")
    book = openpyxl.load_workbook(folder / "panel.xlsx")
    facts = {row[0]: row[1] for row in book["Summary"].iter_rows(values_only=True)}
    assert (facts["In short"], facts["Contact"]) == (lead, "policy@example.org")
    first_cells = [row[0] for row in book["Targets"].iter_rows(values_only=True)]
    assert first_cells[first_cells.index("Ref") + 1 :] == ["1.1a", "1.1b"]


def test_a_paper_for_one_officer(ask: Run) -> None:
    made = paper(ask, "--officer", "chief exec", "--exceptions")
    assert made.startswith("# Exceptions report: Chief Executive, as at 30 September 2017\n")
    assert "## What has changed" not in made
    unknown = ask("report", *AS_AT, "--officer", "Head of Dancing")
    assert unknown.returncode == 2
    assert 'no officer "Head of Dancing"' in unknown.stderr


@pytest.mark.parametrize("name", ["panel.md", "panel.html", "panel.txt", "panel.csv", "panel.json"])
def test_the_same_paper_is_the_same_bytes_by_the_ending_of_its_file(folder: Path, ask: Run, name: str) -> None:
    made = []
    for _ in range(2):
        assert ask("report", *AS_AT, "-o", name).returncode == 0
        made.append((folder / name).read_bytes())
    assert made[0] == made[1]


def test_the_last_report_is_a_day_or_a_file(folder: Path, ask: Run) -> None:
    (folder / "june.yaml").write_text((folder / "plan.yaml").read_text("utf-8").replace("Early Autumn", "May 2017"))
    plan = (folder / "plan.yaml").read_text("utf-8")
    moved = plan + "                revised: [{to: Winter 2017, on: 4 July 2017, why: Flood, approved_by: Executive}]\n"
    (folder / "plan.yaml").write_text(moved, "utf-8")
    by_day = ask("report", *AS_AT, "--since", "30 June 2017", "--format", "md")
    assert by_day.returncode == 0
    assert "The last report is what is dated in plan.yaml itself" in by_day.stderr
    assert "## What has changed since 30 June 2017\n\n### Dates revised\n" in by_day.stdout
    assert (
        "- **Last report:** 30 June 2017. Compared with what is dated in this plan by then. Changes may be incomplete:"
        in by_day.stdout
    )
    by_file = paper(ask, "--since", "june.yaml")
    assert "- **Last report:** 1 April 2017. Compared with the plan as it was then (june.yaml)\n" in by_file
    assert "### Published dates changed" in by_file


def test_it_looks_ahead_to_the_period_asked_for(ask: Run) -> None:
    made = ask("report", "--as-at", "1 June 2017", "--in", "August 2017", "--format", "md")
    assert "## What is due next: August 2017\n" in made.stdout
    refused = ask("report", *AS_AT, "--in", "Soon")
    assert refused.returncode == 2
    assert '--in "Soon"' in refused.stderr


def test_rows_stand_under_the_part_of_the_paper_they_are_in(ask: Run) -> None:
    rows = json.loads(ask("report", *AS_AT, "--full", "--format", "json").stdout)["rows"]
    assert [(row["ref"], row["section"]) for row in rows] == [
        ("1.1a", "overdue"),
        ("1.1b", "due"),
        ("1.1a", "Being an Enterprising Council"),
        ("1.1b", "Being an Enterprising Council"),
    ]


def test_exit_code_tells_of_what_is_due_or_overdue(ask: Run) -> None:
    assert ask("report", *AS_AT, "--exit-code").returncode == 1
    assert ask("report", "--as-at", "1 April 2017", "--exit-code").returncode == 0


def test_a_plan_with_errors_says_so_in_the_paper(folder: Path, ask: Run) -> None:
    plan = (folder / "plan.yaml").read_text("utf-8")
    (folder / "plan.yaml").write_text(plan.replace("Summer 2017", "Sumer 2017").replace("title: Sites", "titel: Sites"))
    done = ask("report", *AS_AT, "--full", "--format", "md")
    made = done.stdout
    front, _ = made.split("## Exceptions")
    assert "These numbers may be wrong, because the plan has faults: see below." in front
    assert "## Faults of the plan\n\n1 error in plan.yaml: part of it may not be in this answer." in front
    assert 'cannot read the date "Sumer 2017"' in front
    assert done.stderr.startswith("1 error in plan.yaml")
    assert "cannot be read" in made.split("## Appendix: how the dates were read")[1]


@pytest.mark.parametrize("form", ["md", "html", "txt"])
def test_a_paper_names_files_without_their_folders(folder: Path, ask: Run, form: str) -> None:
    """It is the same wherever it is made. The error stream has the path that was typed."""
    plan = (folder / "plan.yaml").read_text("utf-8")
    (folder / "plan.yaml").write_text(plan.replace("title: Sites", "titel: Sites"))
    (folder / "broken.yaml").write_text("plan: [", encoding="utf-8")
    paths = [str(folder / name) for name in ("plan.yaml", "broken.yaml")]
    done = ask("report", *AS_AT, "-p", paths[0], "-p", paths[1], "-o", f"panel.{form}")
    made = (folder / f"panel.{form}").read_text("utf-8")
    assert "1 error in plan.yaml: part of it" in made
    assert "broken.yaml is missing from this answer." in made
    assert str(folder) not in made
    assert all(path in done.stderr for path in paths)


def test_own_words_come_from_files(folder: Path, ask: Run) -> None:
    (folder / "intro.md").write_text("# Introduction\n\nThis is *why*.\n", encoding="utf-8-sig")
    (folder / "money.md").write_text("None.\n", encoding="utf-8")
    (folder / "asked.md").write_text("- Note it.\n- Agree the dates.\n", encoding="utf-8")
    made = paper(
        ask, "--introduction", "intro.md", "--section", "Financial implications = money.md", "--section",
        "recommendations=asked.md", "--recommendation", "Come again.",
    )  # fmt: skip
    assert "\n1. Come again.\n2. Note it.\n3. Agree the dates.\n" in made
    headings = [line for line in made.splitlines() if line.startswith("## ")]
    assert headings[1:4] == ["## Where the plan stands", "## Introduction", "## Exceptions"]
    assert headings[-2:] == ["## Financial implications", "## About this paper"]
    assert "\n## Introduction\n\nThis is why.\n\n## " in made
    assert "\n## Financial implications\n\nNone.\n\n## " in made


@pytest.mark.parametrize(
    ("options", "status", "words"),
    [
        (("--section", "Money"), 2, 'needs a heading and a file. Write it like "Financial implications=money.md".'),
        (("--section", "=money.md"), 2, "needs a heading and a file"),
        (("--section", "Money=none.md"), 3, "There is no file none.md."),
        (("--introduction", "none.md"), 3, "There is no file none.md."),
        (("--introduction", "latin.md"), 3, "latin.md is not text in UTF-8."),
        (("--introduction", "intro.md", "-o", "intro.md"), 2, "intro.md"),
        (("--template", "none.docx", "-o", "panel.docx"), 3, "There is no file none.docx."),
        (("--template", "empty.docx", "-o", "panel.docx"), 2, "empty.docx is empty."),
        (("--template", "intro.md", "-o", "panel.docx"), 1, "is not a Word file that can be read"),
        (("--template", "intro.md", "-o", "panel.html"), 2, "--template has no effect on html. Leave it out."),
    ],
)
def test_own_words_that_cannot_be_read_are_refused(
    folder: Path, ask: Run, options: tuple[str, ...], status: int, words: str
) -> None:
    (folder / "latin.md").write_bytes("Café".encode("latin-1"))
    (folder / "intro.md").write_text("Mine.", encoding="utf-8")
    (folder / "empty.docx").touch()
    refused = ask("report", *AS_AT, *options)
    assert (refused.returncode, words in refused.stderr) == (status, True)
    assert (folder / "intro.md").read_text(encoding="utf-8") == "Mine."
