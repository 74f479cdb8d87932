"""`actionplan resume`: work on a target goes on."""

from __future__ import annotations

import click

from actionplan.cli.refs import REF
from actionplan.cli.writing import Ask, writes


@click.command("resume")
@writes
@REF
def command(ask: Ask, ref: str) -> int:
    """Record that work on the target REF, which is suspended, resumes. The day may be one to come.

    \b
    actionplan resume 1.2a --on "9 June 2017"
    """  # noqa: D301 - the backspace is Click's sign for lines that are not to be filled
    from actionplan.recording.lifecycle import record_resumption  # noqa: PLC0415 - not for --help

    return ask.record(record_resumption(ask.plan, ref, ask.when))
