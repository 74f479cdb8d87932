"""How a date is read, and what a finding means: the command `explain`."""

from typing import Annotated

import typer

from actionplan.cli.choices import QuartersChoice, ReadingFormatChoice
from actionplan.cli.completers import complete_codes
from actionplan.cli.requests.report_options import OUTPUT_PANEL, PlanPaths

PERIOD_PANEL = "How dates are read"


def explain(  # noqa: PLR0913 - an option each
    *,
    phrases: Annotated[
        list[str],
        typer.Argument(metavar="PHRASE", help="Dates as they are written, or codes.", autocompletion=complete_codes),
    ],
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            metavar="PERIOD",
            help="The plan's period, like 2017/18. That of the plan, if you leave it out.",
            rich_help_panel=PERIOD_PANEL,
        ),
    ] = None,
    year_start: Annotated[
        str | None,
        typer.Option(
            "--year-start",
            metavar="DAY",
            help="The day a financial year starts. If you leave it out: the plan's, or else 1 April.",
            rich_help_panel=PERIOD_PANEL,
        ),
    ] = None,
    quarters: Annotated[
        QuartersChoice | None,
        typer.Option(
            "--quarters",
            metavar="KIND",
            help='What Q3 2017 means: "as written", financial or calendar. If you leave it out: what the plan says.',
            rich_help_panel=PERIOD_PANEL,
            case_sensitive=False,
        ),
    ] = None,
    plans: PlanPaths = None,
    form: Annotated[
        ReadingFormatChoice,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="text, or json: one object a line.",
            rich_help_panel=OUTPUT_PANEL,
            case_sensitive=False,
        ),
    ] = "text",
) -> int:
    """Show how each PHRASE is read, step by step: what was assumed, and how to write it more exactly.

    A PHRASE of - reads phrases from standard input, one a line. The exit status is 1 if one could not be read.
    For the code of a finding, like AP304, show what it finds, why it matters, and how to silence it.
    """
    from actionplan.cli.explanation import explain_all

    return explain_all(phrases, plans, form, period=period, year_start=year_start, quarters=quarters)
