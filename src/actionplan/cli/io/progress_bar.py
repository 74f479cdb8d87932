"""A bar on the error stream while something is made that takes a while, where somebody is there to see it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from actionplan.text.escaping import escape_control

PATIENCE = 0.5
"""Seconds before the bar is shown: what takes no longer needs none."""


@contextmanager
def show_progress(words: str, patience: float = PATIENCE) -> Iterator[None]:
    """Show a bar that moves for as long as the block takes, once it took so many seconds."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    done = Event()
    shower = Thread(target=_draw, args=(words, done, patience), daemon=True)
    shower.start()
    try:
        yield
    finally:
        done.set()
        shower.join()


def _draw(words: str, done: Event, patience: float) -> None:
    if done.wait(patience):
        return
    from rich import console, progress  # noqa: PLC0415 - most files are made before anybody could wonder

    text = progress.TextColumn("{task.description}", markup=False)
    columns = (text, progress.BarColumn(), progress.TimeElapsedColumn())
    with progress.Progress(*columns, console=console.Console(stderr=True), transient=True) as shown:
        shown.add_task(escape_control(words), total=None)
        done.wait()
