"""What a terminal gets: the program runs on a real one, of a known width."""

from __future__ import annotations

import os
import re
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="Windows has no pseudo-terminals to test on")
import fcntl
import termios

from program_copies import begin_copy

pytestmark = pytest.mark.slow

Screen = Callable[..., str]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def screen(folder: Path, surroundings: dict[str, str]) -> Screen:
    """Runs `actionplan` on a terminal of so many columns and gives what it showed."""

    def command(*arguments: str, columns: int = 120, status: int = 0, **variables: str) -> str:
        ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        nothing = os.open(os.devnull, os.O_RDWR)
        program = begin_copy(arguments, folder, surroundings | variables, (nothing, theirs, nothing))
        os.close(nothing)
        os.close(theirs)
        shown = _all(ours)
        os.close(ours)
        program.join()
        assert program.exitcode == status
        return shown.decode().replace("\r\n", "\n")

    return command


def _all(terminal: int) -> bytes:
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other end is closed
            return shown
        if not part:
            return shown
        shown += part


DUE = ("due", "--month", "2017-09", "--as-at", "2017-09-15")


def test_a_terminal_has_colour_and_rules(screen: Screen) -> None:
    shown = screen(*DUE)
    assert "\x1b[1m" in shown
    assert "────" in shown


@pytest.mark.parametrize(
    "variables",
    [
        {"NO_COLOR": "1"},
        {"NO_COLOR": "1", "FORCE_COLOR": "1"},
        {"TERM": "dumb"},
        {"FORCE_COLOR": "0"},
        {"FORCE_COLOR": "false", "CLICOLOR_FORCE": "1"},
        {"CLICOLOR": "0"},
    ],
)
def test_no_colour_where_none_is_wanted(screen: Screen, variables: dict[str, str]) -> None:
    shown = screen(*DUE, **variables)
    assert "\x1b" not in shown
    assert "overdue, 15 days late" in shown
    shown = screen("due", "--help", **variables)
    assert "\x1b" not in shown
    assert "--officer" in shown


@pytest.mark.parametrize(
    "variables", [{"FORCE_COLOR": "1"}, {"CLICOLOR_FORCE": "1"}, {"CLICOLOR": "0", "FORCE_COLOR": "3"}]
)
def test_colour_where_it_is_forced(run: Run, folder: Path, variables: dict[str, str]) -> None:
    plan = folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("Early Autumn", "Erly Autumn"), "utf-8")
    assert "\x1b[1m" in run(*DUE, **variables).stdout
    assert "\x1b[1;31merror" in run("validate", **variables).stdout
    assert "\x1b" not in run("validate", "--format", "json", **variables).stdout
    assert run(*DUE, "-o", "a.txt", **variables).returncode == 0
    assert "\x1b" not in (folder / "a.txt").read_text("utf-8")


@pytest.mark.parametrize("words", [DUE, ("due", "--help")])
def test_columns_that_are_no_number_are_not_heeded(screen: Screen, words: tuple[str, ...]) -> None:
    shown = screen(*words, columns=100)
    for given in ("²", "٣", "abc", "0", "-5", "1e2"):
        assert screen(*words, columns=100, COLUMNS=given, TERMINAL_WIDTH="abc") == shown, given


@pytest.mark.parametrize(("like", "given"), [("20", ("1", "00003")), ("10000", ("9" * 30, "10001"))])
@pytest.mark.parametrize("words", [DUE, ("due", "--help")])
def test_columns_that_nobody_could_draw_or_read_are_brought_to_what_can_be(
    screen: Screen, words: tuple[str, ...], like: str, given: tuple[str, ...]
) -> None:
    shown = screen(*words, COLUMNS=like)
    for each in given:
        assert screen(*words, COLUMNS=each) == shown, each


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal(screen: Screen, columns: int) -> None:
    shown = re.sub("\x1b\\[[0-9;]*m", "", screen(*DUE, columns=columns))
    assert "1.1b" in shown
    assert max(map(len, shown.splitlines())) <= columns


def test_columns_in_the_environment_have_the_first_word(screen: Screen) -> None:
    shown = screen(*DUE, columns=200, COLUMNS="50", NO_COLOR="1")
    assert max(map(len, shown.splitlines())) == 50


def test_an_ascii_terminal_gets_ascii(screen: Screen) -> None:
    shown = screen(*DUE, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert shown.isascii()
    assert "----" in shown
    assert 'Caf\\xe9 "strategy" - agreed' in shown


def test_an_ascii_terminal_gets_what_fell_with_a_minus(screen: Screen) -> None:
    shown = screen("summary", "--as-at", "2017-09-15", PYTHONIOENCODING="ascii", PYTHONUTF8="0", NO_COLOR="1")
    assert re.search(r"\(-\d+\)", shown)
    assert "\\u" not in shown


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("command", [DUE, ("show", "--as-at", "2017-09-15"), ("timeline", "--as-at", "2017-09-15")])
def test_no_line_is_wider_where_letters_are_written_as_escapes(
    screen: Screen, folder: Path, command: tuple[str, ...], columns: int
) -> None:
    plan = folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("Café", "Café à l’été " * 9 + "漢字"), "utf-8")
    shown = screen(*command, columns=columns, PYTHONIOENCODING="ascii", PYTHONUTF8="0", NO_COLOR="1")
    assert shown.isascii()
    assert max(map(len, shown.splitlines())) <= columns


def test_data_on_a_terminal_is_data(screen: Screen) -> None:
    assert screen(*DUE, "--format", "json").startswith('{"format"')


def test_findings_have_colour_on_a_terminal_only(screen: Screen, run: Run, folder: Path) -> None:
    plan = folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("Summer 2017", "Sumer 2017"), "utf-8")
    shown = screen("validate", status=1, columns=300)
    assert "\x1b[1;31merror\x1b[0m AP301" in shown
    assert re.sub("\x1b\\[[0-9;]*m", "", shown) == run("validate").stdout


def test_findings_fit_a_terminal(screen: Screen, run: Run) -> None:
    shown = re.sub("\x1b\\[[0-9;]*m", "", screen("validate", columns=80))
    piped = run("validate").stdout
    assert max(map(len, shown.splitlines())) <= 80 < max(map(len, piped.splitlines()))
    assert shown.split() == piped.split()


@pytest.mark.parametrize("columns", [40, 50])
def test_help_on_a_narrow_terminal_has_whole_names_of_options(screen: Screen, columns: int) -> None:
    shown = screen("due", "--help", columns=columns)
    assert "╭" not in shown
    assert "--no-update-since" in shown


def test_a_screen_is_not_sent_a_workbook(screen: Screen, folder: Path) -> None:
    assert screen("due", "--format", "xlsx", status=2) == ""
    assert screen("export", "--format", "ics", "--as-at", "2017-09-15").startswith("BEGIN:VCALENDAR")
    assert sorted(path.name for path in folder.iterdir()) == ["plan.yaml"]


@pytest.mark.parametrize("arguments", [["--help"], ["due", "--help"], ["new", "-h"]])
@pytest.mark.parametrize("columns", [80, 120])
def test_help_is_drawn_in_panels_that_fit(screen: Screen, arguments: list[str], columns: int) -> None:
    shown = re.sub("\x1b\\[[0-9;]*m", "", screen(*arguments, columns=columns))
    assert "╭─ Options ─" in shown
    assert max(map(len, shown.splitlines())) <= columns


def test_help_on_a_terminal_has_what_it_has_in_a_pipe(screen: Screen, run: Run) -> None:
    shown, piped = re.sub("\x1b\\[[0-9;]*m", "", screen("due", "--help", columns=100)), run("due", "--help").stdout
    panels = re.findall("╭─ ([A-Z][a-z ]*) ─", shown)
    assert panels == re.findall("^([A-Z][a-z ]*):$", piped, re.MULTILINE)
    assert panels == ["Options", "Which plan", "Narrowing", "Output", "Settings"]
    named = {name for name in re.findall("--[a-z-]+", shown) if not name.endswith("-")}  # but what a line breaks in two
    assert named == {name for name in re.findall("--[a-z-]+", piped) if not name.endswith("-")}
