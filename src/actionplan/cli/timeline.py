"""`actionplan timeline`: the year as bars."""

from __future__ import annotations

from functools import partial

import click

from actionplan.cli.options import Ask, question
from actionplan.renderers import list_formats


@click.command("timeline")
@partial(question, forms=list_formats("timeline"))
def command(ask: Ask) -> int:
    """The year as bars: a line for each target, by theme, with its dates, what is done, and what is late.

    With -o year.svg as a picture for a page or a paper.
    """
    from actionplan.reports.timeline import build_timeline_report  # noqa: PLC0415 - not for --help

    return ask.answer(build_timeline_report(ask.plan, ask.as_at, ask.keep))
