"""A progress bar on the error stream of a terminal, for work that takes a while."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from actionplan.text.escaping import escape_control

PROGRESS_VARIABLE = "ACTIONPLAN_PROGRESS"
"""A variable that is "off" for whoever wants no bar: a bar that moves disturbs some readers."""

PATIENCE = 0.3
"""How many seconds to wait before the bar is shown."""

_REFRESH = 0.1
"""How many seconds pass before other words are shown."""


_LONGEST_WAIT = 2.0
"""How many seconds to wait for the bar to go. If Control-C comes during an import, its thread may never get on."""


class ProgressBar:
    """A bar that a thread of its own draws until it is ended, with words for what is being done."""

    def __init__(self, words: str, patience: float) -> None:
        self.words = words
        self._is_done = Event()
        self._drawer = Thread(target=self._draw, args=(patience,), daemon=True)
        self._drawer.start()

    def hide(self) -> None:
        """Take the bar away. It may be away already."""
        self._is_done.set()
        self._drawer.join(_LONGEST_WAIT)

    def _draw(self, patience: float) -> None:
        if self._is_done.wait(patience):
            return
        from rich import console, progress  # noqa: PLC0415 - most work ends before anybody could wonder

        text = progress.TextColumn("{task.description}", markup=False)
        columns = (text, progress.BarColumn(), progress.TimeElapsedColumn())
        screen = console.Console(stderr=True)
        with progress.Progress(*columns, console=screen, transient=True, redirect_stdout=False) as shown:
            task = shown.add_task(escape_control(self.words), total=None)
            while not self._is_done.wait(_REFRESH):
                shown.update(task, description=escape_control(self.words))


_shown: list[ProgressBar] = []
"""The bar that is there, if there is one: work inside other work only changes its words."""


@contextmanager
def show_progress(words: str, patience: float = PATIENCE) -> Iterator[None]:
    """Show a moving bar until the block ends, if it takes longer than so many seconds.

    In the block of another bar, that bar shows the words of this one for the time of this block.
    """
    if _shown:
        outer, _shown[0].words = _shown[0].words, words
        try:
            yield
        finally:
            for each in _shown:  # another one, if something was printed
                each.words = outer
        return
    is_off = os.environ.get("TERM") == "dumb" or os.environ.get(PROGRESS_VARIABLE) == "off"
    if is_off or sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    _shown.append(ProgressBar(words, patience))
    try:
        yield
    finally:
        hide_progress()


@contextmanager
def pause_progress() -> Iterator[None]:
    """Take the bar away, if there is one, while something is printed. If the work goes on, it comes again."""
    words = [bar.words for bar in _shown]
    hide_progress()
    yield
    _shown.extend(ProgressBar(each, PATIENCE) for each in words)


def hide_progress() -> None:
    """Take the bar away, if there is one, because somebody is asked, or reads the answer."""
    while _shown:
        _shown.pop().hide()
