"""Showing what a command would write, and asking if it should."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import typer

from actionplan.cli.errors import CliError, say
from actionplan.cli.io.file_diff import format_diff, iter_changed_lines
from actionplan.cli.io.screen import is_screen, write_output
from actionplan.planfile import Source
from actionplan.recording.batch import RecordedBatch
from actionplan.text.english import shorten
from actionplan.text.escaping import escape_control, escape_control_in_lines

_WIDE = 100
"""How many characters of a target's text are shown."""


def print_diff(before: Source, after: Source, batch: RecordedBatch, warnings: list[str]) -> None:
    """Print what would change, as `diff` does. What the change is about goes to the error stream."""
    say("\n".join(["Nothing is written. This would be recorded:", *_describe(batch), *warnings]))
    diff = format_diff(before.text, after.text, before.path)
    write_output(escape_control_in_lines(diff) if is_screen() else diff.encode())


def ask_to_write(before: Source, after: Source, batch: RecordedBatch, warnings: list[str]) -> bool:
    """Show what would be recorded, with the lines, and ask. Return True if the answer was yes."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        raise CliError(
            "There is nobody here to ask, and nothing was written. Use --yes to write without being asked, or "
            "--dry-run to see what would change."
        )
    lines = iter_changed_lines(before.text, after.text)
    say("\n".join(["This will be recorded:", *_describe(batch), *warnings, *lines]))
    return typer.confirm(f"Write this to {escape_control(before.path)}?", err=True)


def _describe(batch: RecordedBatch) -> Iterator[str]:
    """Show the ref and text of each target, and what is recorded of it, so that a mistyped ref is noticed."""
    last: tuple[str, ...] = ()
    for event in batch.events:
        before = event.ref
        for text in filter(None, event.about if event.about != last else ()):
            yield f"{before}  {shorten(' '.join(text.split()), _WIDE)}"
            before = " " * len(event.ref)
        last = event.about
        yield event.sentence
