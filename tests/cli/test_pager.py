"""A long answer on a terminal goes through a pager, whatever that does: the program runs on a real terminal."""

from __future__ import annotations

import os
import re
import shutil
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

pytest.importorskip("pty", reason="Windows has no pseudo-terminals to test on")
import fcntl
import termios

from program_copies import begin_copy

pytestmark = pytest.mark.slow

DUE = ("due", "--month", "2017-09", "--as-at", "2017-09-15")
FIRST, LAST = "What falls due in September 2017", "Every target date could be read."


class Ended(NamedTuple):
    """How a command ended, and what was on the screen by then."""

    status: int | None
    shown: str


class Reader:
    """Somebody at a terminal of their own, with a few lines, who reads an answer."""

    def __init__(
        self, arguments: Sequence[str], folder: Path, variables: Mapping[str, str], lines: int, pipes: Sequence[int]
    ) -> None:
        """Lead all streams to the terminal but those of `pipes`. If they have standard output, that is what is read."""
        self._keyboard, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, 120, 0, 0))
        out, into = os.pipe()
        streams = [into if number in pipes else theirs for number in range(3)]
        self._program = begin_copy(arguments, folder, variables, streams)
        self._screen = out if 1 in pipes else os.dup(self._keyboard)
        for each in (theirs, into, *([] if 1 in pipes else [out])):
            os.close(each)
        self._shown = ""

    def type(self, keys: str, after: str) -> None:
        """Type some keys once something is shown."""
        assert self._read_until(after), self._shown
        os.write(self._keyboard, keys.encode())

    def end(self) -> Ended:
        self._read_until("(?!)")
        self._program.join()
        return Ended(self._program.exitcode, self._shown)

    def close(self) -> None:
        self._program.kill()
        self._program.join()
        os.close(self._keyboard)
        os.close(self._screen)

    def _read_until(self, pattern: str) -> bool:
        while not re.search(pattern, self._shown):
            try:
                part = os.read(self._screen, 65536)
            except OSError:  # how Linux says that the other end is closed
                return False
            if not part:
                return False
            self._shown += part.decode(errors="replace").replace("\r\n", "\n")
        return True


Reads = Callable[..., Reader]


@pytest.fixture
def reads(folder: Path, surroundings: dict[str, str]) -> Iterator[Reads]:
    """Begins to read the answer to a command, on a screen of ten lines."""
    begun: list[Reader] = []

    def command(*arguments: str, lines: int = 10, pipes: Sequence[int] = (), **variables: str) -> Reader:
        begun.append(Reader(arguments, folder, surroundings | {"TERM": "xterm"} | variables, lines, pipes))
        return begun[-1]

    yield command
    for each in begun:
        each.close()


def test_less_shows_a_page_and_goes_on_when_asked(reads: Reads) -> None:
    if not shutil.which("less") and not os.environ.get("CI"):
        pytest.skip("less is not installed")
    reader = reads(*DUE)
    reader.type("G", after=f"{FIRST}(?s:.)*:(\x1b|$)")
    reader.type("q", after=re.escape(LAST))
    ended = reader.end()
    assert ended.status == 0
    assert ended.shown.count(FIRST) == 1
    assert "\x1b[1m" in ended.shown


def test_somebody_who_leaves_less_early_has_seen_enough(reads: Reads) -> None:
    if not shutil.which("less") and not os.environ.get("CI"):
        pytest.skip("less is not installed")
    reader = reads(*DUE, "--exit-code")
    reader.type("q", after=f"{FIRST}(?s:.)*:(\x1b|$)")
    ended = reader.end()
    assert ended.status == 1  # that of the command
    assert LAST not in ended.shown


@pytest.mark.parametrize(
    ("pager", "start"),
    [
        ("sed 's/^/| /'", "| \x1b[1m"),  # colours are kept
        ("LESS=x env | sed -n 's/^LESS=/| /p'; cat", "| x"),  # a line for the shell
        ('echo "| $LESS"; cat', "| FRX"),
    ],
)
def test_the_pager_that_is_named_is_used(reads: Reads, pager: str, start: str) -> None:
    ended = reads(*DUE, PAGER=pager).end()
    assert ended.status == 0
    assert ended.shown.startswith(start)
    assert LAST in ended.shown


def test_settings_of_less_stay_as_they_are(reads: Reads) -> None:
    assert reads(*DUE, PAGER='echo "| $LESS"; cat', LESS="-i").end().shown.startswith("| -i\n")


@pytest.mark.parametrize(
    ("options", "variables"),
    [
        (["--no-pager"], {}),
        ([], {"TERM": "dumb"}),
        ([], {"PAGER": ""}),
        ([], {"PAGER": "cat"}),
        (["--format", "json"], {}),
        (["-o", "due.txt"], {}),
    ],
)
def test_no_pager_where_none_is_wanted(reads: Reads, options: list[str], variables: dict[str, str]) -> None:
    ended = reads(*DUE, *options, **{"PAGER": "sed 's/^/| /'"} | variables).end()
    assert ended.status == 0
    assert "| " not in re.sub(r'"[^"]*"', "", ended.shown)


@pytest.mark.parametrize("pipes", [(0,), (1,), (0, 2)])
def test_no_pager_without_a_terminal_on_either_side(reads: Reads, pipes: Sequence[int]) -> None:
    ended = reads(*DUE, pipes=pipes, PAGER="sed 's/^/| /'").end()
    assert ended.shown.lstrip("\x1b[1m").startswith(FIRST)


def test_an_answer_that_fits_on_the_screen_is_printed(reads: Reads) -> None:
    height = reads(*DUE, "--no-pager").end().shown.count("\n")
    marked = "sed 's/^/| /'"
    assert not reads(*DUE, lines=height + 1, PAGER=marked).end().shown.startswith("| ")
    assert reads(*DUE, lines=height, PAGER=marked).end().shown.startswith("| ")


@pytest.mark.parametrize(
    "pager", ["no-such-pager", "false", "head -1; kill -9 $$", "/", "'", "exec 0<&-; exit 3", "head -1; exit 127"]
)
def test_a_pager_that_fails_does_not_lose_the_answer(reads: Reads, pager: str) -> None:
    plain = reads(*DUE, "--no-pager").end()
    ended = reads(*DUE, PAGER=pager).end()
    assert ended.status == plain.status
    assert ended.shown.endswith(plain.shown)
    assert "Traceback" not in ended.shown


def test_a_pager_that_leaves_at_once_is_left_in_peace(reads: Reads) -> None:
    assert reads(*DUE, PAGER="true").end() == (0, "")


def test_control_c_in_a_pager_is_calm(reads: Reads) -> None:
    reader = reads(*DUE, PAGER="echo ready; read answer </dev/tty")
    reader.type("\x03", after="ready")
    ended = reader.end()
    assert (ended.status, ended.shown.replace("^C", "").strip()) == (0, "ready")
