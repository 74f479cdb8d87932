"""`actionplan delete`: a target is taken out of the plan."""

from __future__ import annotations

import click

from actionplan.cli.refs import REF
from actionplan.cli.writing import Ask, writes


@click.command("delete")
@writes
@REF
@click.option("--why", metavar="TEXT", required=True, help="The reason, for the plan's readers.")
def command(ask: Ask, ref: str, why: str) -> int:
    """Record that the target REF was taken out of the plan. Its lines stay in the file, for reports of earlier days.

    \b
    actionplan delete 1.2a --why "Merged with 1.3a" --on "12 July 2017"
    """  # noqa: D301 - the backspace is Click's sign for lines that are not to be filled
    from actionplan.recording.lifecycle import record_deletion  # noqa: PLC0415 - not for --help

    return ask.record(record_deletion(ask.plan, ref, ask.when, why))
