"""`actionplan complete`: a target was met."""

from __future__ import annotations

import click

from actionplan.cli.refs import REF
from actionplan.cli.writing import Ask, writes


@click.command("complete")
@writes
@REF
@click.option("--for", "occurrence", metavar="PHRASE", default="", help='Which of its dates, like "Q1 2017/18".')
@click.option("--note", metavar="TEXT", default="", help="A remark.")
def command(ask: Ask, ref: str, occurrence: str, note: str) -> int:
    """Record that the target REF was met: one of its dates, where it recurs or has several.

    Without --for, that is the one which falls due by the day. A target that bodies decide is completed by `decide`.

    \b
    actionplan complete 1.2a --on "4 July 2017"
    actionplan complete 6.1a --for "Q1 2017/18" --note "Four meetings held"
    """  # noqa: D301 - the backspace is Click's sign for lines that are not to be filled
    from actionplan.recording.complete import record_completion  # noqa: PLC0415 - not for --help

    return ask.record(record_completion(ask.plan, ref, ask.when, occurrence, note))
