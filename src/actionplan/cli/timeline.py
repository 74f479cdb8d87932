"""`actionplan timeline`: the year as bars."""

from __future__ import annotations

from functools import partial

import click

from actionplan.cli.options import Ask, question
from actionplan.faces import sent_by


@click.command("timeline")
@partial(question, forms=sent_by("timeline"))
def command(ask: Ask) -> int:
    """The year as bars: a line for each target, by theme, with its dates, what is done, and what is late.

    With -o year.svg as a picture for a page or a paper.
    """
    from actionplan.questions.timeline import timeline  # noqa: PLC0415 - not for --help

    return ask.answer(timeline(ask.plan, ask.as_at, ask.keep))
