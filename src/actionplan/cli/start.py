"""`actionplan start`: work on a target started."""

from __future__ import annotations

import click

from actionplan.cli.refs import REF
from actionplan.cli.writing import Ask, writes


@click.command("start")
@writes
@REF
def command(ask: Ask, ref: str) -> int:
    """Record that work on the target REF started.

    \b
    actionplan start 1.2a --on "May 2017"
    """  # noqa: D301 - the backspace is Click's sign for lines that are not to be filled
    from actionplan.recording.lifecycle import record_start  # noqa: PLC0415 - not for --help

    return ask.record(record_start(ask.plan, ref, ask.when))
