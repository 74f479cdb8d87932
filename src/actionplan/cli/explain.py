"""`actionplan explain`: how a date is read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from actionplan.cli.errors import NO, Fault
from actionplan.cli.options import PLAN, one

if TYPE_CHECKING:
    from actionplan.dates import Context

QUARTERS = ("as written", "financial", "calendar")


@click.command("explain")
@click.argument("phrases", nargs=-1, required=True, metavar="PHRASE...")
@click.option("--period", metavar="PERIOD", help="The plan's period, like 2017/18. [default: that of the plan]")
@click.option(
    "--year-start", metavar="DAY", help="The day a financial year starts. [default: the plan's, else 1 April]"
)
@click.option(
    "--quarters", type=click.Choice(QUARTERS), help="What Q3 2017 means. [default: the plan's, else as written]"
)
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", help="Words, or one JSON object a line."
)
@PLAN
def command(  # noqa: PLR0913, PLR0917 - an argument for each option
    phrases: tuple[str, ...],
    period: str | None,
    year_start: str | None,
    quarters: str | None,
    form: str,
    plans: tuple[str, ...],
) -> int:
    """How each PHRASE is read, step by step: what was assumed, and how to write it more exactly.

    A PHRASE of - reads phrases from standard input, one a line. Leaves with status 1 if one could not be read.
    """
    from actionplan.cli import output  # noqa: PLC0415 - not for --help
    from actionplan.dates import read  # noqa: PLC0415
    from actionplan.faces.reading import render, render_json  # noqa: PLC0415

    context = _context(one(plans), period=period, year_start=year_start, quarters=quarters)
    readings = [(phrase, read(phrase, context)) for phrase in _each(phrases)]
    if form == "json":
        output.write("".join(render_json(*pair) for pair in readings).encode())
    else:
        output.write("\n".join(render(*pair, context) for pair in readings))
    return NO if any(reading.kind == "unreadable" for _, reading in readings) else 0


def _context(path: str | None, **given: str | None) -> Context:
    """The context asked for. What was not said is the plan's own, unless a period was given and no plan."""
    from actionplan.cli import files  # noqa: PLC0415
    from actionplan.dates import Context  # noqa: PLC0415

    said = {name: value for name, value in given.items() if value is not None}
    if path is None and "period" not in said and not files.is_there():
        raise Fault("A date is read in a plan's period, and there is no plan here. Add one, like --period 2017/18.")
    settings: dict[str, Any] = {}
    if path is not None or "period" not in said:
        settings = _settings(files.plan_of(files.load(path)).context)
    try:
        return Context(**settings | said)
    except ValueError as error:
        raise Fault(f"{str(error)[:1].upper()}{str(error)[1:]}.") from None


def _settings(context: Context) -> dict[str, Any]:
    """A context as the words that make it."""
    from actionplan.dates.words import MONTH_NAMES, SEASONS  # noqa: PLC0415

    def ends(first: int, length: int) -> str:
        return f"{MONTH_NAMES[first - 1]} to {MONTH_NAMES[(first + length - 2) % 12]}"

    return {
        "period": context.period,
        "year_start": f"{context.year_day} {MONTH_NAMES[context.year_month - 1]}",
        "quarters": context.quarters,
        "seasons": {name: ends(*context.seasons[number]) for name, number in SEASONS.items()},
    }


def _each(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        if phrase == "-":
            yield from _typed()
        else:
            yield phrase


def _typed() -> Iterator[str]:
    """The lines of standard input."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")
