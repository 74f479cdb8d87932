"""`actionplan happened`: an event that dates wait for happened."""

from __future__ import annotations

import click

from actionplan.cli.writing import Ask, writes


@click.command("happened")
@writes
@click.argument("event")
def command(ask: Ask, event: str) -> int:
    """Record that an EVENT of the plan happened, which targets wait for.

    \b
    actionplan happened "Financial Strategy" --on "28 February 2018"
    """  # noqa: D301 - the backspace is Click's sign for lines that are not to be filled
    from actionplan.recording.event import record_event  # noqa: PLC0415 - not for --help

    return ask.record(record_event(ask.plan, event, ask.when))
