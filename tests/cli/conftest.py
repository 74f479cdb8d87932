"""The program beside a small plan: in the process of the tests (`run`), or in one of its own (`fork`, `launch`)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from program_copies import run_copy

PLAN = """\
plan:
  title: Corporate Action Plan 2017/18
  authority: Hertsmere Borough Council
  period: 2017/18
officers:
  - name: Chief Executive
    also: [Chief Exec]
themes:
  - theme: Being an Enterprising Council
    actions:
      - action: 1
        title: Sites
        outputs:
          - output: 1.1
            text: Café “strategy” – agreed
            officer: Chief Executive
            targets:
              - target: a
                date: Summer 2017
                measures: [Agreed]
              - target: b
                date: Early Autumn
                measures: [Published]
"""

Run = Callable[..., subprocess.CompletedProcess[str]]
Git = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a small plan.yaml."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def launch(tmp_path: Path, surroundings: dict[str, str]) -> Run:
    """Runs `actionplan` in the test's folder as a person does, with variables of its own where they are given."""
    return _make_runner(tmp_path, surroundings)


@pytest.fixture
def fork(tmp_path: Path, surroundings: dict[str, str], launch: Run) -> Run:
    """The same in a copy of a process, where the system makes one. `program_copies` says what that does not show."""

    def command(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return run_copy(arguments, tmp_path, surroundings | variables)

    return launch if sys.platform == "win32" else command


@pytest.fixture
def run_as_user(tmp_path: Path, surroundings: dict[str, str]) -> Run:
    """The same, without the rights that root has beyond those of anybody, where root runs the tests."""
    if not hasattr(os, "geteuid") or os.geteuid():
        return _make_runner(tmp_path, surroundings)
    if not (program := shutil.which("setpriv")):
        pytest.skip("root needs setpriv to run it as a user")
    return _make_runner(tmp_path, surroundings, program, "--bounding-set=-all", "--inh-caps=-all")


def _make_runner(folder: Path, surroundings: dict[str, str], *prefix: str) -> Run:
    def command(*arguments: str, said: str | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - our own program
            [*prefix, sys.executable, "-m", "actionplan", *arguments],
            cwd=folder,
            env=surroundings | variables,
            input=said,
            stdin=subprocess.DEVNULL if said is None else None,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return command


@pytest.fixture
def begun(tmp_path: Path, surroundings: dict[str, str]) -> Callable[..., subprocess.Popen[str]]:
    """Begins to run `actionplan` in the test's folder, without waiting for it."""

    def command(*arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "actionplan", *arguments],
            cwd=tmp_path,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    return command


@pytest.fixture
def ask(folder: Path, run: Run) -> Run:
    """The same, beside the small plan."""
    assert (folder / "plan.yaml").exists()
    return run


@pytest.fixture
def git(tmp_path: Path, surroundings: dict[str, str]) -> Git:
    """Runs git in the test's folder, as somebody without settings. A commit is made `at` some time."""
    program = shutil.which("git")
    if program is None and not os.environ.get("CI"):
        pytest.skip("git is not installed")
    assert program is not None

    def command(*words: str, at: str = "2017-05-02T10:00:00", said: str | None = None) -> str:
        who = {f"GIT_{role}_{what}": at_or for role in ("AUTHOR", "COMMITTER") for what, at_or in _identity(at)}
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(  # noqa: S603 - git itself
            [program, *words],
            cwd=tmp_path,
            env=surroundings | who | alone,
            input=said,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout.strip()

    return command


def _identity(at: str) -> tuple[tuple[str, str], ...]:
    return ("NAME", "A Planner"), ("EMAIL", "planner@council.example"), ("DATE", at)
