"""The scripts that keep the house: readable, and saying the same as one another."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

Python = Callable[..., subprocess.CompletedProcess[str]]


def test_the_ci_script_is_bash(root: Path) -> None:
    bash = shutil.which("bash")
    if not bash:
        assert not os.environ.get("CI"), "CI has no bash"
        pytest.skip("needs bash")
    ran = subprocess.run([bash, "-n", root / ".ci" / "run"], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_the_pre_commit_configuration_is_valid(python: Python) -> None:
    ran = python("-m", "pre_commit", "validate-config", ".pre-commit-config.yaml")
    assert ran.returncode == 0, ran.stdout


def test_the_hooks_are_the_linters_that_ci_runs(root: Path) -> None:
    hooks = re.findall(r"entry: (.+)", (root / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    ci = [line.strip() for line in (root / ".ci" / "run").read_text(encoding="utf-8").splitlines()]
    for hook in hooks:
        linter = hook.removesuffix(" --force-exclude")
        assert any(line == linter or line.startswith(f"{linter} ") for line in ci), hook


@pytest.mark.slow
@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-workflows", ".github/workflows/tests.yml"),
        ("vendor.github-workflows", ".github/workflows/release.yml"),
        ("vendor.github-workflows", ".github/workflows/site.yml"),
        ("vendor.github-actions", "action.yml"),
    ],
)
def test_github_can_read_what_is_written_for_it(python: Python, schema: str, file: str) -> None:
    ran = python("-m", "check_jsonschema", "--builtin-schema", schema, file)
    assert ran.returncode == 0, ran.stdout


def test_every_action_that_is_used_runs_on_a_node_that_is_kept(root: Path) -> None:
    """The first major of each whose own `action.yml` says node24, or which only uses such; a container has no Node."""
    least = {"checkout": 5, "setup-python": 6, "upload-artifact": 6, "download-artifact": 7, "upload-sarif": 4}
    least |= {"upload-pages-artifact": 5, "deploy-pages": 5}
    pages = [root / "action.yml", root / "docs" / "ci.md", *(root / ".github" / "workflows").iterdir()]
    used = [each for page in pages for each in re.findall(r"uses: (\S+)", page.read_text(encoding="utf-8"))]
    assert len(used) > 6
    for each in used:
        name, _, version = each.rpartition("/")[2].partition("@")
        if each.startswith(("OWNER/", "pypa/")):
            continue
        assert int(version.removeprefix("v")) >= least[name], each


def test_the_systems_that_are_tested_are_those_that_are_promised(root: Path) -> None:
    tests = yaml.safe_load((root / ".github" / "workflows" / "tests.yml").read_text("utf-8"))
    matrix = tests["jobs"]["systems"]["strategy"]["matrix"]
    promised = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', (root / "pyproject.toml").read_text("utf-8"))
    assert matrix["python"] == promised
    assert {each.partition("-")[0] for each in matrix["os"]} == {"ubuntu", "windows", "macos"}
