"""The program beside a small plan: in the process of the tests (`run`), or in one of its own (`launch`)."""

from __future__ import annotations

import gc
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, chdir, contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from unittest.mock import patch

import pytest

from actionplan.cli import main

COLOUR_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE")
SOURCE = Path(__file__).resolve().parents[2] / "src"

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

STARTING_VARIABLES = ("PYTHON", "LC_", "TZ", "GITHUB_ACTIONS")
"""How the variables begin that count when a process starts, or only where its output is a pipe."""

Run = Callable[..., subprocess.CompletedProcess[str]]
Git = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a small plan.yaml."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def surroundings() -> dict[str, str]:
    """The environment variables of a person who has set none of ours."""
    ours = ("ACTIONPLAN_PLAN", "ACTIONPLAN_DEBUG", "COLUMNS", *COLOUR_VARIABLES, "PYTHONIOENCODING")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | {"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1", "TERM": "xterm-256color"}


@pytest.fixture
def run(tmp_path: Path, surroundings: dict[str, str]) -> Run:
    """Runs `actionplan` in the test's folder and in this process: all of `main`, with files as standard streams.

    To start one takes ten times as long. What depends on that has `launch`: variables that Python reads when it starts,
    streams that are no files, what is imported. A test compares the two for every command.
    """

    def command(*arguments: str, said: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        assert not [name for name in variables if name.startswith(STARTING_VARIABLES)], "this needs `launch`"
        with ExitStack() as until_done:
            given, out, err = (until_done.enter_context(TemporaryFile()) for _ in range(3))
            given.write(said.encode())
            given.seek(0)
            with (
                chdir(tmp_path),
                patch.dict(os.environ, surroundings | variables, clear=True),
                patch.object(sys, "argv", ["actionplan", *arguments]),
                _replace_stream("stdin", given, "surrogateescape"),
                _replace_stream("stdout", out, "surrogateescape"),
                _replace_stream("stderr", err, "backslashreplace"),
            ):
                status = _run_main()
            return subprocess.CompletedProcess(arguments, status, _read_back(out), _read_back(err))

    return command


@contextmanager
def _replace_stream(name: str, file: IO[bytes], errors: str) -> Iterator[None]:
    """Put a file in the place of a standard stream, as Python opens it in its UTF-8 mode."""
    stream = io.TextIOWrapper(file, "utf-8", errors)
    with patch.object(sys, name, stream):
        yield
    stream.detach()  # which flushes it, and leaves the file open


def _run_main() -> int:
    """Run `main` and return its exit status. It leaves memory to the end of its process, which is not now."""
    try:
        with pytest.raises(SystemExit) as leaving:
            main()
    finally:
        gc.unfreeze()
        gc.enable()
    assert isinstance(leaving.value.code, int)
    return leaving.value.code


def _read_back(file: IO[bytes]) -> str:
    file.seek(0)
    return io.StringIO(file.read().decode(), newline=None).read()


@pytest.fixture
def launch(tmp_path: Path, surroundings: dict[str, str]) -> Run:
    """Runs `actionplan` in the test's folder as a person does, with variables of its own where they are given."""
    return _make_runner(tmp_path, surroundings)


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
