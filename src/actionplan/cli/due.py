"""`actionplan due`: what falls due in a month or a period."""

from __future__ import annotations

import click

from actionplan.cli.errors import Fault
from actionplan.cli.options import SINCE, Ask, question


@click.command("due")
@question
@click.option(
    "--month", metavar="MONTH", help='A month, like 2017-09 or "September 2017". [default: the month of --as-at]'
)
@click.option("--in", "within", metavar="PERIOD", help='Any period, like "Q3 2017/18" or "Summer 2017".')
@SINCE
def command(ask: Ask, month: str | None, within: str | None, since: str | None) -> int:
    """What falls due in a month or a period; what was due earlier, could finish in it, is ongoing, or has no date.

    Every target that is not finished stands in one section at most.
    """
    from actionplan.cli import days  # noqa: PLC0415 - not for --help
    from actionplan.questions.due import due  # noqa: PLC0415

    if month and within:
        raise Fault("--month and --in were both given. Give one of them.")
    if within:
        period = ask.common(lambda context: days.period(within, context, "--in"), f'--in "{within}"')
    elif month:
        period = ask.common(lambda context: days.month(month, context), f'--month "{month}"')
    else:
        period = days.month_of(ask.as_at)
    return ask.answer_since(since, lambda plan, day: due(plan, day, period, ask.keep))
