"""`actionplan overdue`: what is late."""

from __future__ import annotations

import click

from actionplan.cli.options import SINCE, Ask, question


@click.command("overdue")
@question
@SINCE
def command(ask: Ask, since: str | None) -> int:
    """What is late as at a day, by how long, worst first.

    A target is overdue from the day after the last day of its window.
    """
    from actionplan.reports.overdue import build_overdue_report  # noqa: PLC0415 - not for --help

    return ask.answer_since(since, lambda plan, day: build_overdue_report(plan, day, ask.keep))
