"""Explaining dates and findings: the command `explain`."""

from typing import Annotated

import typer

from actionplan.cli import panels
from actionplan.cli.choices import QuartersChoice, ReadingFormatChoice
from actionplan.cli.completers import complete_codes
from actionplan.cli.requests.report_options import PlanPaths


def explain(  # noqa: PLR0913 - an option each
    *,
    phrases: Annotated[
        list[str],
        typer.Argument(
            metavar="PHRASE", help="A date as it is written, or the code of a finding.", autocompletion=complete_codes
        ),
    ],
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            metavar="PERIOD",
            help="The period of the plan, like 2017/18. The default is the plan's own period.",
            rich_help_panel=panels.DATES,
        ),
    ] = None,
    year_start: Annotated[
        str | None,
        typer.Option(
            "--year-start",
            metavar="DAY",
            help="The first day of a financial year. The default is the plan's own, or else 1 April.",
            rich_help_panel=panels.DATES,
        ),
    ] = None,
    quarters: Annotated[
        QuartersChoice | None,
        typer.Option(
            "--quarters",
            metavar="KIND",
            help='The year of Q3 2017: "as written", financial or calendar. The default is what the plan says.',
            rich_help_panel=panels.DATES,
            case_sensitive=False,
        ),
    ] = None,
    plans: PlanPaths = None,
    form: Annotated[
        ReadingFormatChoice,
        typer.Option(
            "--format",
            envvar="ACTIONPLAN_FORMAT",
            metavar="FORMAT",
            help="text, or json (an object on each line). The default is text.",
            rich_help_panel=panels.OUTPUT,
            case_sensitive=False,
        ),
    ] = "text",
) -> int:
    """Explain how a date is read, or what a finding means.

    For a date, it shows each step: what was assumed, and how to write the date more exactly. If PHRASE is -, dates are
    read from standard input, one on each line. The exit status is 1 if a date cannot be read. For a code like AP304, it
    shows what the check finds, why it matters, and how to silence it.
    """
    from actionplan.cli.explanation import explain_all

    return explain_all(phrases, plans, form, period=period, year_start=year_start, quarters=quarters)
