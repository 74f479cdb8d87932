"""What whoever types a command that writes is shown of it, and asked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from actionplan.cli.difference import changed, unified
from actionplan.cli.errors import Fault, say
from actionplan.text.english import shorten
from actionplan.text.escaping import escape_control, escape_control_in_lines

if TYPE_CHECKING:
    from actionplan.planfile import Source
    from actionplan.recording.result import RecordedEvent

_WIDE = 100
"""How many characters of a target's words are shown."""


def print_difference(before: Source, after: Source, made: RecordedEvent, doubts: list[str]) -> None:
    """Print what would change, as `diff` does; what it is about goes beside it."""
    from actionplan.cli import output  # noqa: PLC0415 - whoever is asked needs none of it

    say("\n".join([*_told(made), *doubts]))
    diff = unified(before.text, after.text, before.path)
    output.write(escape_control_in_lines(diff) if output.is_screen() else diff.encode())


def is_agreed(before: Source, after: Source, made: RecordedEvent, doubts: list[str]) -> bool:
    """Show what would be recorded, and the lines, and ask."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        raise Fault(
            "There is nobody here to ask, and nothing was written. Say --yes to write without being asked, or "
            "--dry-run to see what would change."
        )
    say("\n".join([*_told(made), *doubts, *changed(before.text, after.text)]))
    return click.confirm(f"Write this to {escape_control(before.path)}?", err=True)


def _told(made: RecordedEvent) -> Iterator[str]:
    """The words of the target, under its ref, and what is recorded of it: by them a mistyped ref is noticed."""
    before = made.ref
    for each in filter(None, made.about):
        yield f"{before}  {shorten(' '.join(each.split()), _WIDE)}"
        before = " " * len(made.ref)
    yield made.sentence
