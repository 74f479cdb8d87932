"""The program without pydantic and, but on a terminal, without Rich; and what it does with a Typer of another make."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

WITHOUT_READERS = """
from typer import core

base = core.TyperOption.__mro__[1]
read = base.get_runtime_param
del base.get_runtime_param

def process_value(self, ctx, value):
    if not isinstance(value, bool):
        value = read(self).coerce(value, param=self, ctx=ctx)
    return self.callback(ctx, self, value) if self.callback else value

base.process_value = process_value
"""
"""Makes Typer read values by itself, under no name that anybody could replace."""


@pytest.mark.parametrize(
    "arguments",
    [
        ["due"],
        ["due", "--officer", "Chief Exec", "--status", "overdue", "--format", "csv"],
        ["overdue", "--since", "30 June 2017"],
        ["--help"],
        ["due", "--help"],
        ["decide", "--help"],
        ["validate"],
        ["explain", "June 2017"],
        ["complete", "1.1a", "--on", "4 July 2017", "--dry-run"],
        ["new", "other.yaml", "--title", "T", "--authority", "A", "--period", "2017/18"],
    ],
)
@pytest.mark.usefixtures("folder")
@pytest.mark.slow
def test_a_pipe_waits_for_neither_pydantic_nor_rich(launch: Run, arguments: list[str]) -> None:
    assert _loaded(launch(*arguments, PYTHONPROFILEIMPORTTIME="1")).isdisjoint(
        {"pydantic", "pydantic_core", "rich", "tomllib"}
    )


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
@pytest.mark.usefixtures("folder")
@pytest.mark.slow
def test_nor_does_completion(launch: Run, shell: str) -> None:
    asked = {"COMP_WORDS": "actionplan sho", "COMP_CWORD": "1", "_TYPER_COMPLETE_ARGS": "actionplan sho"}
    asked["_TYPER_COMPLETE_WORD_TO_COMPLETE"] = "sho"
    done = launch(_ACTIONPLAN_COMPLETE=f"complete_{shell}", PYTHONPROFILEIMPORTTIME="1", **asked)
    assert "show" in done.stdout
    assert _loaded(done).isdisjoint({"pydantic", "pydantic_core", "rich"})


def _loaded(done: subprocess.CompletedProcess[str]) -> set[str]:
    """The modules that a run imported."""
    assert done.returncode == 0
    return {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["--help"], 0, "by-officer"),
        (["due", "--help"], 0, "--status STATUS"),
        (["due", "--as-at", "2017-09-15", "--status", "OVERDUE", "--format", "md"], 0, "1.1a"),
        (["note", "1.1a", "A draft", "--rag", "Amber", "--on", "4 July 2017", "--dry-run"], 0, "rag: amber"),
        (["due", "--status", "lat"], 2, "'lat' is not one of 'deleted', 'suspended',"),
    ],
)
@pytest.mark.slow
def test_where_typer_asks_for_no_reader_it_reads_values_itself(
    folder: Path, surroundings: dict[str, str], arguments: list[str], status: int, words: str
) -> None:
    code = f"{WITHOUT_READERS}\nimport sys\nsys.argv[1:] = {arguments}\nfrom actionplan.cli import main\nmain()\n"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == status, done.stderr
    assert words in (done.stderr if status else done.stdout)


@pytest.mark.parametrize(
    ("arguments", "refs"),
    [
        (["--status", "OverDue"], ["1.1a"]),
        (["--status", "overdue", "--status", "due"], ["1.1a", "1.1b"]),
        (["--text", "agreed", "--text", "published"], ["1.1a", "1.1b"]),
        (["--text", "published", "--status", "overdue"], []),
        (["--officer", "Chief Exec", "--officer", "chief executive", "--text", "published"], ["1.1b"]),
    ],
)
def test_a_filter_that_is_repeated_means_either_and_different_ones_mean_both(
    ask: Run, arguments: list[str], refs: list[str]
) -> None:
    shown = ask("show", "--as-at", "2017-09-15", "--format", "csv", *arguments).stdout
    assert [ref for ref in ("1.1a", "1.1b") if ref in shown] == refs


def test_repeated_filters_stand_in_the_title(ask: Run) -> None:
    shown = ask("show", "--as-at", "2017-09-15", "--text", "agreed", "--text", "published", "--action", "1").stdout
    assert shown.startswith('The whole plan, as at 15 September 2017 (action 1, text "agreed" or "published")\n')
