"""The scripts that keep the house: readable, and saying the same as one another."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

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
