"""A progress bar on the error stream of a terminal, for work that takes a while."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from actionplan.text.escaping import escape_control

PATIENCE = 0.5
"""How many seconds to wait before the bar is shown."""


@contextmanager
def show_progress(words: str, patience: float = PATIENCE) -> Iterator[None]:
    """Show a moving bar until the block ends, if it takes longer than so many seconds."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    is_done = Event()
    shower = Thread(target=_draw, args=(words, is_done, patience), daemon=True)
    shower.start()
    try:
        yield
    finally:
        is_done.set()
        shower.join()


def _draw(words: str, is_done: Event, patience: float) -> None:
    if is_done.wait(patience):
        return
    from rich import console, progress  # noqa: PLC0415 - most files are made before anybody could wonder

    text = progress.TextColumn("{task.description}", markup=False)
    columns = (text, progress.BarColumn(), progress.TimeElapsedColumn())
    with progress.Progress(*columns, console=console.Console(stderr=True), transient=True) as shown:
        shown.add_task(escape_control(words), total=None)
        is_done.wait()
