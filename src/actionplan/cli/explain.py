"""`actionplan explain`: how a date is read, and what a finding means."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from actionplan.cli.errors import NO, Fault, setting
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
    The code of a finding, like AP304, is answered with what it finds, why it matters, and how to silence it.
    """
    from actionplan.cli import output  # noqa: PLC0415 - not for --help

    asked = list(_each(phrases))
    context = None
    if not all(map(_is_code, asked)):
        context = _context(one(plans), period=period, year_start=year_start, quarters=quarters)
    told = [_page(each, form) if context is None or _is_code(each) else _reading(each, context, form) for each in asked]
    texts = [text for text, _ in told]
    output.write("".join(texts).encode() if form == "json" else "\n".join(texts))
    return 0 if all(read for _, read in told) else NO


def _is_code(text: str) -> bool:
    """Whether a text is the code of a finding, or meant as one."""
    return re.fullmatch(r"\s*ap[\s-]?\d+\s*", text, re.IGNORECASE) is not None


def _page(code: str, form: str) -> tuple[str, bool]:
    """The page of a rule."""
    from actionplan.checks import load_rules  # noqa: PLC0415 - only for a code
    from actionplan.cli import output  # noqa: PLC0415
    from actionplan.cli.codes import nearest  # noqa: PLC0415
    from actionplan.renderers import rule_page as page  # noqa: PLC0415

    plain = re.sub(r"[\s-]", "", code).upper()
    rule = load_rules().get(plain)
    if rule is None:
        raise Fault(f"There is no rule {plain}.{nearest(plain)}")
    if form == "json":
        return page.render_rule_json(rule), True
    return page.render_rule(
        rule, width=output.width() if output.is_screen() else page.MAX_LINE_WIDTH, colour=output.colour()
    ), True


def _reading(phrase: str, context: Context, form: str) -> tuple[str, bool]:
    """How a phrase is read, and whether it could be."""
    from actionplan.dates import read_date  # noqa: PLC0415 - not for --help
    from actionplan.renderers.date_explanation import render_reading, render_reading_json  # noqa: PLC0415

    reading = read_date(phrase, context)
    made = render_reading_json(phrase, reading) if form == "json" else render_reading(phrase, reading, context)
    return made, reading.kind != "unreadable"


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
        raise setting(error) from None


def _settings(context: Context) -> dict[str, Any]:
    """A context as the words that make it."""
    from actionplan.dates.vocabulary import MONTH_NAMES, SEASON_NUMBERS  # noqa: PLC0415

    def ends(first: int, length: int) -> str:
        return f"{MONTH_NAMES[first - 1]} to {MONTH_NAMES[(first + length - 2) % 12]}"

    return {
        "period": context.period,
        "year_start": f"{context.year_day} {MONTH_NAMES[context.year_month - 1]}",
        "quarters": context.quarters,
        "seasons": {name: ends(*context.seasons[number]) for name, number in SEASON_NUMBERS.items()},
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
