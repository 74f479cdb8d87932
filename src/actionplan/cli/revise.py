"""`actionplan revise`: a target has a new date."""

from __future__ import annotations

import click

from actionplan.cli.refs import REF
from actionplan.cli.writing import Ask, writes


@click.command("revise")
@writes
@REF
@click.option("--to", metavar="PHRASE", required=True, help='The new date, in words like "Autumn 2017".')
@click.option("--why", metavar="TEXT", required=True, help="The reason, for the plan's readers.")
@click.option("--approved-by", metavar="NAME", default="", help="Who agreed it.")
@click.option("--proposed", is_flag=True, help="It is not agreed yet: show it, and leave the date as it is.")
def command(ask: Ask, ref: str, to: str, why: str, approved_by: str, proposed: bool) -> int:  # noqa: FBT001, PLR0913, PLR0917 - Click calls it so
    """Record a new date for the target REF. The published date always stays in the file.

    \b
    actionplan revise 1.2a --to "Autumn 2017" --why "Board met late" --approved-by Executive
    actionplan revise 1.2a --to "Winter 2017" --why "Survey late" --proposed
    """  # noqa: D301 - the backspace is Click's sign for lines that are not to be filled
    from actionplan.recording.revise import RevisionRequest, record_revision  # noqa: PLC0415 - not for --help

    return ask.record(record_revision(ask.plan, ref, ask.when, RevisionRequest(to, why, approved_by, proposed)))
