"""`actionplan slipped`: which dates have moved."""

from __future__ import annotations

import click

from actionplan.cli.options import Ask, question


@click.command("slipped")
@question
def command(ask: Ask) -> int:
    """Which target dates have moved since they were published, by how much, how often and why, worst first.

    A date that is only proposed moves nothing: it stands apart.
    """
    from actionplan.reports.slipped import build_slipped_report  # noqa: PLC0415 - not for --help

    return ask.answer(build_slipped_report(ask.plan, ask.as_at, ask.keep))
