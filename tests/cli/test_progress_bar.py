"""The bar that shows while something is made that takes a while."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from select import select

import pytest

from actionplan.cli.io.progress_bar import hide_progress, show_progress

pytest.importorskip("pty", reason="Windows has no pseudo-terminals to test on")

FOREVER = 3600.0


@contextmanager
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Makes the error stream a terminal, and gives what its words can be read from.

    No fixture: pytest puts its own stream back between a fixture and its test.
    """
    ours, theirs = os.openpty()
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    with os.fdopen(theirs, "w", encoding="utf-8") as stream, monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", stream)
        yield ours
    os.close(ours)


def read(ours: int) -> bytes:
    """What a terminal shows next."""
    assert select([ours], [], [], 30)[0], "nothing was shown"
    return os.read(ours, 4096)


def test_it_shows_what_is_made_while_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = b""
    with terminal(monkeypatch) as ours, show_progress("Making [b]{plan}.xlsx", patience=0):
        while b"Making [b]{plan}.xlsx" not in shown:
            shown += read(ours)


def test_work_inside_other_work_changes_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = b""
    with terminal(monkeypatch) as ours, show_progress("Checking", patience=0):
        with show_progress("Reading a.yaml", patience=FOREVER):
            while b"Reading a.yaml" not in shown:
                shown += read(ours)
        shown = b""
        while b"Checking" not in shown:
            shown += read(ours)


def test_it_is_away_before_anything_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal(monkeypatch) as ours, show_progress("Checking", patience=0):
        while b"Checking" not in read(ours):
            pass
        hide_progress()
        while select([ours], [], [], 0)[0]:
            last = read(ours)
        assert last.endswith(b"\x1b[2K")
        with show_progress("Making", patience=FOREVER):
            pass
        assert select([ours], [], [], 0)[0] == []


def test_what_is_made_at_once_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal(monkeypatch) as ours:
        with show_progress("Making plan.xlsx", patience=FOREVER):
            pass
        assert select([ours], [], [], 0)[0] == []


def test_there_is_none_for_whoever_wants_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACTIONPLAN_PROGRESS", "off")
    with terminal(monkeypatch) as ours, show_progress("Making plan.xlsx", patience=0):
        assert select([ours], [], [], 0.5)[0] == []


def test_there_is_none_where_nobody_looks(capfd: pytest.CaptureFixture[str]) -> None:
    with show_progress("Making plan.xlsx", patience=0):
        pass
    assert capfd.readouterr().err == ""
