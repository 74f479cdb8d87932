"""The round of a quarter: asking officers how their targets stand."""

from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli import panels
from actionplan.cli.requests.report_command import report_command

if TYPE_CHECKING:
    from actionplan.cli.requests.report_request import ReportRequest

_OF_REPORTS = ("format", "output", "sort", "columns", "exit_code", "yes")
"""The options of a report that a round has not: it is several files."""


@report_command(without=_OF_REPORTS)
def request_updates(  # noqa: PLR0913 - an option each
    request: "ReportRequest",
    *,
    folder: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            help="The folder to write the files in. It is made if there is none.",
            show_default=False,
            rich_help_panel=panels.OUTPUT,
        ),
    ],
    ahead: Annotated[
        str,
        typer.Option(
            "--ahead", metavar="PERIOD", help='Ask about what is due in the time ahead: "3 months", "next quarter".'
        ),
    ] = "3 months",
    reply_by: Annotated[
        str | None,
        typer.Option("--reply-by", metavar="PHRASE", help='The day to reply by, like "14 July 2017" or "in 2 weeks".'),
    ] = None,
    message: Annotated[
        str | None,
        typer.Option(
            "--message",
            metavar="FILE",
            help="Your own text of the messages, with {officer}, {plan}, {as_at}, {reply_by}, {count} or {file} in it.",
            rich_help_panel=panels.COVER,
        ),
    ] = None,
    yes: Annotated[
        bool,
        typer.Option("--yes", "-y", help="Replace files that are there without asking.", rich_help_panel=panels.OUTPUT),
    ] = False,
) -> int:
    """Write a workbook and a message for each officer, to ask how their targets stand.

    What is complete, deleted, suspended or due later is not asked. Officers fill in the workbook and send it back. The
    messages are drafts: you send them.

    \b
    actionplan request-updates --as-at "30 June 2017" -o requests
    """  # noqa: D301 - the backspace marks lines that must not be wrapped
    from actionplan.cli.requests.round_request import RoundOptions, run_round

    options = RoundOptions(folder, ahead, reply_by=reply_by, message=message, yes=yes)
    return run_round(request, options)
