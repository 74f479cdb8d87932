"""`actionplan by-officer`: who owes what."""

from __future__ import annotations

import click

from actionplan.cli.options import Ask, question


@click.command("by-officer")
@question
@click.argument("name", required=False, default="")
def command(ask: Ask, name: str) -> int:
    """Each officer's whole list by due day, or that of the officer NAME.

    Targets of no officer, or of a group, are listed as well.
    """
    from actionplan.questions.by_officer import by_officer  # noqa: PLC0415 - not for --help

    return ask.answer(by_officer(ask.plan, ask.as_at, name, ask.keep))
