"""`actionplan by-officer`: who owes what."""

from __future__ import annotations

import click

from actionplan.cli.options import SINCE, Ask, question


@click.command("by-officer")
@question
@click.argument("name", required=False, default="")
@SINCE
def command(ask: Ask, name: str, since: str | None) -> int:
    """Each officer's whole list by due day, or that of the officer NAME.

    Targets of no officer, or of a group, are listed as well.
    """
    from actionplan.reports.by_officer import build_officer_report  # noqa: PLC0415 - not for --help

    return ask.answer_since(since, lambda plan, day: build_officer_report(plan, day, (name,) if name else (), ask.keep))
