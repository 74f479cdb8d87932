"""`actionplan new`: the plans that it begins, and what it never does."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
import yaml

from actionplan.cli.choices import TemplateChoice

Run = Callable[..., subprocess.CompletedProcess[str]]

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
MODELINE = "# yaml-language-server: $schema=plan.schema.json"


@pytest.mark.parametrize("template", get_args(TemplateChoice))
def test_every_template_is_a_plan_that_validates_and_answers(run: Run, template: str) -> None:
    title = ("--title", "Plan: it's ours # $1")
    made = run("new", "--template", template, *title, "--authority", "St Albans & Dacorum", "--period", "2018/19")
    assert (made.returncode, made.stderr) == (0, "")
    checked = run("validate")
    assert checked.returncode == 0, checked.stdout
    assert "AP" not in checked.stdout
    answer = json.loads(run("show", "--format", "json").stdout)
    assert answer["plans"][0]["title"] == "Plan: it's ours # $1"
    assert answer["rows"]


def test_demo_writes_a_plan_that_answers_and_never_over_another(tmp_path: Path, run: Run) -> None:
    made = run("demo")
    assert (made.returncode, made.stderr) == (0, "")
    taught = re.search(r"actionplan (due .*)", made.stdout)
    assert taught
    assert "6.2a" in run(*taught[1].split()).stdout
    assert run("validate").returncode == 0
    assert (tmp_path / "plan.schema.json").exists()
    (tmp_path / "plan.yaml").write_text("mine")
    again = run("demo")
    assert (again.returncode, (tmp_path / "plan.yaml").read_text()) == (3, "mine")
    assert "already exists, and was not changed. Name another file: actionplan demo FILE." in again.stderr


def test_the_dates_of_a_new_plan_are_in_its_period(run: Run) -> None:
    run("new", "--title", "T", "--authority", "A", "--period", "2018/19")
    [row] = json.loads(run("show", "--format", "json").stdout)["rows"]
    assert row["windows"] == [["2018-09-01", "2018-11-30"]]


def test_what_new_comments_out_is_a_plan_too(tmp_path: Path, run: Run) -> None:
    """The commented lines are there to be taken in: with their # away they have to be right."""
    run("new", "--title", "T", "--authority", "A", "--period", "2017/18")
    plan = tmp_path / "plan.yaml"
    text = plan.read_text("utf-8")
    for key in ("- {text", "started", "revised", "  - {to", "updates", "  - {on", "completed"):
        assert f"# {key}" in text
        text = text.replace(f"# {key}", key)
    plan.write_text(text, "utf-8")
    assert run("validate").returncode == 0
    row = json.loads(run("show", "--as-at", "2018-01-01", "--format", "json").stdout)["rows"][0]
    assert (row["completed"], row["date"]) == ("2017-11-30", "Winter 2017")


def test_what_the_programme_of_plan_making_comments_out_is_a_plan_too(tmp_path: Path, run: Run) -> None:
    run("new", "--template", "plan-making", "--title", "T", "--authority", "A", "--period", "2018/19")
    plan = tmp_path / "plan.yaml"
    text, times = re.subn(r"# (?= *(?:- party|body|planned|key|after|decided|- \{on)\b)", "", plan.read_text("utf-8"))
    assert times == 10
    plan.write_text(text, "utf-8")
    checked = run("validate")
    assert checked.returncode == 0, checked.stdout
    row = json.loads(run("decisions", "1.1a", "--as-at", "2018-12-01", "--format", "json").stdout)["rows"][0]
    assert [(each["party"], each["body"], each["outcome"], each["planned"]) for each in row["decisions"]] == [
        ("First Borough Council", "Cabinet", None, "2018-09-12"),
        ("First Borough Council", "Full Council", None, None),
        ("Second District Council", "Cabinet", None, None),
        ("Second District Council", "Full Council", "approved", "2018-10-31"),
    ]


def test_the_stages_of_plan_making_are_those_of_its_targets_in_order(tmp_path: Path, run: Run) -> None:
    run("new", "--template", "plan-making", "--title", "T", "--authority", "A", "--period", "2018/19")
    plan = yaml.safe_load((tmp_path / "plan.yaml").read_text("utf-8"))
    rows = json.loads(run("show", "--format", "json").stdout)["rows"]
    assert list(dict.fromkeys(row["stage"] for row in rows)) == plan["stages"]


def test_the_example_of_plan_making_is_what_new_writes(tmp_path: Path, run: Run) -> None:
    options = ("--title", "Joint Local Plan", "--authority", "Example Joint Planning Partnership")
    made = run("new", "--template", "plan-making", "--no-schema", *options, "--period", "2018/19 to 2020/21")
    assert made.returncode == 0
    assert (tmp_path / "plan.yaml").read_text("utf-8") == (EXAMPLES / "plan-making.yaml").read_text("utf-8")


def test_new_writes_the_schema_that_its_first_line_names(tmp_path: Path, run: Run) -> None:
    (tmp_path / "inner").mkdir()
    made = run("new", "inner/mine.yaml", "--title", "T", "--authority", "A", "--period", "2017/18")
    assert (made.returncode, made.stdout.count("\n")) == (0, 1)
    assert (tmp_path / "inner" / "mine.yaml").read_text("utf-8").startswith(f"{MODELINE}\n")
    assert (tmp_path / "inner" / "plan.schema.json").read_text("utf-8") == run("schema").stdout


def test_new_leaves_another_schema_as_it_was(tmp_path: Path, run: Run) -> None:
    schema = tmp_path / "plan.schema.json"
    schema.write_text("{}", "utf-8")
    made = run("new", "--title", "T", "--authority", "A", "--period", "2017/18")
    assert made.returncode == 0
    assert "plan.schema.json already exists, and was not changed." in made.stdout
    assert schema.read_text("utf-8") == "{}"


def test_new_without_a_schema_names_none(tmp_path: Path, run: Run) -> None:
    made = run("new", "--no-schema", "--title", "T", "--authority", "A", "--period", "2017/18")
    assert made.returncode == 0
    assert [each.name for each in tmp_path.iterdir()] == ["plan.yaml"]
    assert MODELINE not in (tmp_path / "plan.yaml").read_text("utf-8")


def test_new_asks_for_what_was_not_given(tmp_path: Path, run: Run) -> None:
    made = run("new", "--period", "2019", said="My plan\nMy council\n")
    assert made.returncode == 0
    assert "title: 'My plan'" in (tmp_path / "plan.yaml").read_text("utf-8")
    assert "authority: 'My council'" in (tmp_path / "plan.yaml").read_text("utf-8")


def test_new_with_nobody_to_answer(tmp_path: Path, run: Run) -> None:
    made = run("new")
    assert made.returncode == 2
    assert "Use the option --title." in made.stderr
    assert not (tmp_path / "plan.yaml").exists()


def test_new_never_writes_over_a_file(folder: Path, run: Run) -> None:
    before = (folder / "plan.yaml").read_bytes()
    made = run("new", "--title", "T", "--authority", "A", "--period", "2017/18")
    assert made.returncode == 3
    assert "already exists, and was not changed" in made.stderr
    assert (folder / "plan.yaml").read_bytes() == before


def test_new_refuses_a_period_it_cannot_read(tmp_path: Path, run: Run) -> None:
    made = run("new", "--title", "T", "--authority", "A", "--period", "next year")
    assert made.returncode == 2
    assert not (tmp_path / "plan.yaml").exists()
