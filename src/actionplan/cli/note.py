"""`actionplan note`: what an officer says of a target."""

from __future__ import annotations

import click

from actionplan.cli.refs import REF
from actionplan.cli.writing import Ask, writes


@click.command("note")
@writes
@REF
@click.argument("note", metavar="[TEXT]", default="")
@click.option("--rag", metavar="COLOUR", default="", help="What you say of it: red, amber or green.")
def command(ask: Ask, ref: str, note: str, rag: str) -> int:
    """Record commentary on the target REF, a rag, or both.

    \b
    actionplan note 1.2a "A draft is with the Board" --rag amber
    """  # noqa: D301 - the backspace is Click's sign for lines that are not to be filled
    from actionplan.recording.note import noted  # noqa: PLC0415 - not for --help

    return ask.record(noted(ask.plan, ref, note, rag, ask.when))
