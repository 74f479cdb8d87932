"""Control-C: when it has to wait, and that it is never lost."""

from __future__ import annotations

import signal
import sys
from _thread import interrupt_main
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from types import FrameType

_MOMENT = 0.02
"""How many seconds pass until a stop that was lost comes again."""


@contextmanager
def note_stop() -> Iterator[Callable[[], bool]]:
    """Only note Control-C until the block ends, and give a function that says if it came."""
    is_stopped = False

    def record(_signal: int, _frame: FrameType | None) -> None:
        nonlocal is_stopped
        is_stopped = True

    previous = signal.signal(signal.SIGINT, record)
    try:
        yield lambda: is_stopped
    finally:
        signal.signal(signal.SIGINT, previous)


@contextmanager
def hold_stop() -> Iterator[None]:
    """Let Control-C wait until the block ends: what was written is then also said.

    It is left alone where the program does not heed it, because it runs in the background.
    """
    if not callable(signal.getsignal(signal.SIGINT)):
        yield
        return
    with note_stop() as has_stopped:
        yield
    if has_stopped():
        raise KeyboardInterrupt


def ignore_stop() -> None:
    """Ignore Control-C from now on: at the end of the program, it would only print a traceback."""
    with suppress(ValueError):  # outside the main thread, where Control-C never comes
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def pass_on_stop(lost: sys.UnraisableHookArgs) -> None:
    """Stop the program after all where Control-C came while Python tidied up, which would only print it."""
    if lost.exc_type is KeyboardInterrupt:
        later = Timer(_MOMENT, interrupt_main)  # now it would come in here, and be lost again
        later.daemon = True
        later.start()
    else:
        sys.__unraisablehook__(lost)
