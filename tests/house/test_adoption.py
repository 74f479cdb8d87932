"""What others take into their own repositories, and what docs/ci.md and docs/editors.md say: it all reads and runs."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

pytestmark = pytest.mark.slow

Python = Callable[..., subprocess.CompletedProcess[str]]

WRONG = "plan: {title: P, authority: A, period: 2017/18}\nthemes: [{theme: T, actions: [{action: 1, title: A}]}]\n"
INTRUDERS = ("re.py", "pip.py", "venv.py", "typer.py", "yaml.py", "actionplan.py", "sitecustomize.py", "encodings.py")
"""Modules that a pull request can put beside the plan."""


@pytest.fixture
def action(root: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((root / "action.yml").read_text("utf-8"))
    return loaded


@pytest.fixture
def page(root: Path) -> str:
    return (root / "docs" / "ci.md").read_text("utf-8")


@pytest.fixture
def editors(root: Path) -> str:
    return (root / "docs" / "editors.md").read_text("utf-8")


def block(page: str, name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```", page, re.DOTALL)
    assert found
    return found[1]


# The hook


def test_the_hooks_are_what_pre_commit_takes(python: Python) -> None:
    ran = python("-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml")
    assert ran.returncode == 0, ran.stdout


def test_the_hook_looks_at_plans_and_runs_validate(root: Path, page: str) -> None:
    [hook] = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["entry"] == "python -I -m actionplan validate --no-settings"
    assert hook["args"][-1] == "--"
    paths = ["plan.yaml", "east/plan.yml", "myplan.yaml", ".github/workflows/plan.yaml", ".github/workflows/plan.yml"]
    seen = [each for each in paths if re.search(hook["files"], each) and not re.search(hook["exclude"], each)]
    assert seen == ["plan.yaml", "east/plan.yml"]
    taught = yaml.safe_load(block(page, "pre-commit"))["repos"][0]["hooks"]
    assert [each["id"] for each in taught] == [hook["id"]]
    assert all(each["args"][-1] == "--" for each in taught)


@pytest.mark.parametrize("args", [["--"], ["--strict", "--"], ["--strict"]])
def test_the_hook_takes_no_name_of_a_file_for_an_option(root: Path, tmp_path: Path, args: list[str]) -> None:
    [hook] = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text("utf-8"))
    folder = tmp_path / "--output=foo"
    folder.mkdir()
    (folder / "plan.yaml").write_text(WRONG)
    (tmp_path / "foo").mkdir()
    (tmp_path / "actionplan.toml").write_text('as-at = "1 January 2031"')  # it would be named in the total
    for name in INTRUDERS:
        (tmp_path / name).write_text(f"raise SystemExit('{name} ran')")
    words = [sys.executable, *shlex.split(hook["entry"])[1:], *args, "--output=foo/plan.yaml"]
    ran = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert list((tmp_path / "foo").iterdir()) == []
    assert " ran" not in ran.stdout + ran.stderr
    if "--" in args:
        assert "--output=foo/plan.yaml: 1 warning" in ran.stdout
    else:
        assert ran.returncode == 2
        assert "--output=foo/plan.yaml is the name of a file here, and it could also be an option." in ran.stderr


# The action


def test_the_action_takes_a_plan_and_strictness_and_no_secret(action: dict[str, Any], page: str) -> None:
    assert set(action["inputs"]) == {"plan", "strict"}
    assert all(each["description"] and "default" in each for each in action["inputs"].values())
    assert action["runs"]["using"] == "composite"
    text = json.dumps(action)
    assert "secrets." not in text
    assert not re.search(r"https?://|index-url", text)
    used = yaml.safe_load(block(page, "github"))["jobs"]["validate"]["steps"][-1]
    assert set(used["with"]) == set(action["inputs"])


def test_what_an_input_says_is_never_run(action: dict[str, Any]) -> None:
    assert not any("${{" in step.get("run", "") for step in action["runs"]["steps"])


@pytest.mark.parametrize(("strict", "status"), [("false", 0), ("true", 1), ("True", 1), ("", 0)])
def test_the_actions_last_step_validates_each_plan(
    action: dict[str, Any], tmp_path: Path, strict: str, status: int
) -> None:
    bash = shutil.which("bash")
    if not bash or sys.platform == "win32":
        pytest.skip("needs bash")
    for name in ("plan.yaml", "a b;$(touch hit).yaml"):
        (tmp_path / name).write_text(WRONG)
    (tmp_path / "actionplan.toml").write_text('as-at = "1 January 2031"')  # it would be named in the total
    for name in INTRUDERS:
        (tmp_path / name).write_text(f"raise SystemExit('{name} ran')")
    temp = tmp_path / "temp"
    program = temp / "actionplan" / "bin" / "python"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    program.chmod(0o755)
    ran = subprocess.run(
        [bash, "-eo", "pipefail", "-c", action["runs"]["steps"][-1]["run"]],
        cwd=tmp_path,
        env=os.environ
        | {"PLAN": "plan.yaml \n \n\ta b;$(touch hit).yaml\r\n", "STRICT": strict, "RUNNER_TEMP": str(temp)}
        | {"PYTHONPATH": str(tmp_path), "GITHUB_WORKSPACE": str(tmp_path), "GITHUB_ACTIONS": "true"}
        | {"GITHUB_OUTPUT": str(temp / "output"), "GITHUB_STEP_SUMMARY": str(temp / "summary")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (status, "")
    assert "::warning file=a b;$(touch hit).yaml,line=2," in ran.stdout
    assert "2 plans: 2 warnings" in ran.stdout
    assert not (tmp_path / "hit").exists()
    sarif = temp / "actionplan" / "findings.sarif"
    assert "2 plans: 2 warnings" in sarif.with_suffix(".log").read_text("utf-8")
    assert (temp / "output").read_text() == f"errors=0\nwarnings=2\nnotes=0\nsarif={sarif}\n"
    assert len(json.loads(sarif.read_text("utf-8"))["runs"][0]["results"]) == 2
    assert (temp / "summary").read_text("utf-8").startswith("**2 plans: 2 warnings**\n\n### plan.yaml: 1 warning\n")


def test_the_outputs_are_those_of_the_last_step(action: dict[str, Any]) -> None:
    [step] = [step for step in action["runs"]["steps"] if step.get("id")]
    for name, each in action["outputs"].items():
        assert each["value"] == f"${{{{ steps.{step['id']}.outputs.{name} }}}}"
    assert action["branding"]


def test_no_step_runs_what_a_pull_request_puts_beside_the_plan(
    action: dict[str, Any], root: Path, tmp_path: Path
) -> None:
    """Each step as it is, from an empty environment on, with modules in the workspace that would stop the program."""
    bash = shutil.which("bash")
    if not bash or sys.platform == "win32":
        pytest.skip("needs bash")
    workspace, temp = tmp_path / "workspace", tmp_path / "temp"
    workspace.mkdir()
    temp.mkdir()
    (workspace / "plan.yaml").write_text(WRONG)
    for name in INTRUDERS:
        (workspace / name).write_text(f"raise SystemExit('{name} ran')")
    steps = [step for step in action["runs"]["steps"] if "run" in step]
    assert all("python -I " in step["run"] for step in steps)
    for step in steps:
        ran = subprocess.run(
            [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=workspace,
            env=os.environ
            | {"HERE": str(root), "RUNNER_TEMP": str(temp), "PLAN": "plan.yaml", "STRICT": "false", "PYTHONPATH": "."}
            | {"GITHUB_OUTPUT": str(temp / "output")}
            | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert " ran" not in ran.stdout + ran.stderr
        assert ran.returncode == 0, ran.stderr
    assert "plan.yaml: 1 warning" in ran.stdout


# The page


@pytest.mark.parametrize("name", ["github", "code scanning", "gitlab", "pre-commit"])
def test_every_configuration_is_yaml(page: str, name: str) -> None:
    assert yaml.safe_load(block(page, name))


def test_gitlab_reads_the_report_that_is_written(page: str, root: Path, tmp_path: Path, python: Python) -> None:
    job = yaml.safe_load(block(page, "gitlab"))["validate"]
    command = shlex.split(job["script"][-1])
    report = job["artifacts"]["reports"]["codequality"]
    assert command[command.index("-o") + 1] == report
    assert "--no-settings" in command
    command[command.index("-o") + 1] = str(tmp_path / report)
    assert python("-m", *command[:-1], root / "plan.yaml").returncode in {0, 1}
    listed = json.loads((tmp_path / report).read_text("utf-8"))
    assert {each["location"]["path"] for each in listed} == {"plan.yaml"}


@pytest.mark.parametrize("name", ["vscode", "vscode tasks", "vscode server"])
def test_every_setting_of_the_editor_is_json(editors: str, name: str) -> None:
    assert json.loads(block(editors, name))


def test_the_editor_reads_each_finding(editors: str, tmp_path: Path, python: Python) -> None:
    pattern = json.loads(block(editors, "vscode tasks"))["tasks"][0]["problemMatcher"]["pattern"]
    (tmp_path / "plan.yaml").write_text(WRONG)
    lines = python("-m", "actionplan", "validate", "--format", "concise", tmp_path / "plan.yaml").stdout.splitlines()
    found = [re.fullmatch(pattern["regexp"], line) for line in lines]
    assert [bool(each) for each in found] == [True] * (len(lines) - 1) + [False]
    assert found[0]
    assert found[0][pattern["severity"]] == "warning"
    assert found[0][pattern["line"]] == "2"


def test_the_editor_needs_no_quotes_round_the_name_of_a_file(editors: str) -> None:
    [task] = json.loads(block(editors, "vscode tasks"))["tasks"]
    assert (task["type"], task["args"][-1]) == ("process", "${relativeFile}")


def test_the_commands_it_teaches_run(page: str, root: Path, tmp_path: Path) -> None:
    commands = re.findall(r"^\$ actionplan (.+)$", page, re.MULTILINE)
    assert len(commands) > 8
    (tmp_path / "plans").mkdir()
    for name in ("plan.yaml", "plans/plan.yaml"):
        shutil.copy(root / "plan.yaml", tmp_path / name)
    for command in commands:
        words = shlex.split(command, comments=True)
        stdin = "- <" in command
        ran = subprocess.run(
            [sys.executable, "-m", "actionplan", *(words[: words.index("<")] if stdin else words)],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(root / "src"), "PYTHONUTF8": "1"},
            input=(root / "plan.yaml").read_text("utf-8") if stdin else "",
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert ran.returncode in ({0, 1} if "--strict" in words else {0}), (command, ran.stdout, ran.stderr)


def test_the_table_has_every_format(page: str) -> None:
    from actionplan.renderers.findings import FINDING_FORMATS  # noqa: PLC0415 - this once

    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == [each.name for each in FINDING_FORMATS]
