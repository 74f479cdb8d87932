"""`actionplan suspend`: work on a target stops."""

from __future__ import annotations

import click

from actionplan.cli.refs import REF
from actionplan.cli.writing import Ask, writes


@click.command("suspend")
@writes
@REF
@click.option("--why", metavar="TEXT", required=True, help="The reason, for the plan's readers.")
def command(ask: Ask, ref: str, why: str) -> int:
    """Record that work on the target REF stops. The day may be one to come.

    \b
    actionplan suspend 1.2a --why "Election" --on "1 May 2017"
    """  # noqa: D301 - the backspace is Click's sign for lines that are not to be filled
    from actionplan.recording.lifecycle import record_suspension  # noqa: PLC0415 - not for --help

    return ask.record(record_suspension(ask.plan, ref, ask.when, why))
