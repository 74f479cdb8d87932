"""`report`, from the command line to the paper."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

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
    assert "\n**Of 2 targets, none is complete, 1 is overdue; no decision is asked of the meeting.**\n" in made
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


@pytest.mark.parametrize("name", ["panel.csv", "panel.json", "panel.xlsx", "panel.ods", "panel.ics"])
@pytest.mark.parametrize("option", ["title", "contact", "recommendation"])
def test_data_has_no_cover(folder: Path, ask: Run, option: str, name: str) -> None:
    refused = ask("report", *AS_AT, f"--{option}", "Note it.", "-o", name)
    form = name.removeprefix("panel.")
    sentence = f"--{option} is for the cover of a paper, and {form} has no cover. Leave it out."
    assert (refused.returncode, refused.stderr) == (2, f"actionplan: {sentence}\n")
    assert [path.name for path in folder.iterdir()] == ["plan.yaml"]


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
        "- **Compared with:** the dated events in this plan by 30 June 2017. Changes may be incomplete:"
        in by_day.stdout
    )
    by_file = paper(ask, "--since", "june.yaml")
    assert "- **Compared with:** the plan as it was on 1 April 2017 (june.yaml)\n" in by_file
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
    assert "could not be placed" in made
    front, _ = made.split("## Exceptions")
    assert "These numbers may be wrong, because the plan has faults: see below." in front
    assert "## Faults of the plan\n\n1 error in plan.yaml: part of it may not be in this answer." in front
    assert done.stderr.startswith("1 error in plan.yaml")
    assert "cannot be read" in made.split("## Appendix: how the dates were read")[1]
