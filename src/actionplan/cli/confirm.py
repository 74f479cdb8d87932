"""Showing what a command would write, and asking if it should."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import NamedTuple

from actionplan.cli.errors import CliError, say
from actionplan.cli.io.file_diff import format_diff, iter_changed_lines
from actionplan.cli.io.screen import ask_yes_or_no, is_screen, write_output
from actionplan.planfile import Source
from actionplan.recording.batch import RecordedBatch
from actionplan.text.english import shorten
from actionplan.text.escaping import escape_control, escape_control_in_lines

_MAX_LINES, _SHOWN_LINES = 24, 20
"""The most lines of the file that are shown before the question, and how many of them if there are more."""

_WIDE = 100
"""How many characters of a target's text are shown."""


class PreparedText(NamedTuple):
    """A new text of a file, as it was read again: sentences on what it brings, and all to say before it is written.

    The `notice` is said right before the question, however much is above it. `targets` counts what it is about.
    """

    source: Source
    sentences: tuple[str, ...]
    descriptions: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    notice: str = ""
    targets: int = 0


def print_diff(before: Source, prepared: PreparedText, done: str) -> None:
    """Print what would be `done` ("recorded"), as `diff` does. What the change is about goes to the error stream."""
    say("\n".join([f"Nothing is written. This would be {done}:", *prepared.descriptions]))
    diff = format_diff(before.text, prepared.source.text, before.path)
    write_output(escape_control_in_lines(diff) if is_screen() else diff.encode())


def ask_to_write(before: Source, prepared: PreparedText, done: str) -> bool:
    """Show what would be `done` ("recorded"), with the lines, and ask. Return True if the answer was yes."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        raise CliError(
            "There is nobody here to ask, and nothing was written. Use --yes to write without being asked, or "
            "--dry-run to see what would change."
        )
    lines = list(iter_changed_lines(before.text, prepared.source.text))
    if len(lines) > _MAX_LINES:
        more = len(lines) - _SHOWN_LINES
        lines = [*lines[:_SHOWN_LINES], f"… and {more} lines more. --dry-run shows all of them."]
    notice = [prepared.notice] if prepared.notice else []
    say("\n".join([f"This will be {done}:", *prepared.descriptions, *lines, *notice]))
    return ask_yes_or_no(f"Write this to {escape_control(before.path)}?")


def iter_descriptions(batch: RecordedBatch) -> Iterator[str]:
    """Yield the ref and the text of each target, and what is written about it, so that a mistyped ref is noticed."""
    last: tuple[str, ...] = ()
    for event in batch.events:
        before = event.ref
        for text in filter(None, event.about if event.about != last else ()):
            yield f"{before}  {shorten(' '.join(text.split()), _WIDE)}"
            before = " " * len(event.ref)
        last = event.about
        yield event.sentence
