"""The round of a quarter: asking officers how their targets stand, and taking their answers in."""

from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli import panels
from actionplan.cli.requests.report_command import report_command
from actionplan.cli.requests.report_options import PlanPaths
from actionplan.cli.requests.write_command import write_dayless_command

if TYPE_CHECKING:
    from actionplan.cli.requests.report_request import ReportRequest
    from actionplan.cli.requests.write_request import RecordRequest

Workbooks = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH", help="Workbooks that came back, or the folder that they are in.", show_default=False
    ),
]

_OF_REPORTS = ("format", "output", "sort", "columns", "exit_code", "yes", "no_pager")
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
            "--ahead",
            envvar="ACTIONPLAN_AHEAD",
            metavar="PERIOD",
            help='Ask about what is due in the time ahead: "3 months", "next quarter".',
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


def outstanding(
    workbooks: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Workbooks that came back, or the folder that they are in, and requests.csv if it is elsewhere.",
            show_default=False,
        ),
    ],
    plans: PlanPaths = None,
    *,
    exit_code: Annotated[
        bool,
        typer.Option(
            "--exit-code",
            envvar="ACTIONPLAN_EXIT_CODE",
            help="Exit with status 1 if any answer is missing.",
            rich_help_panel=panels.OUTPUT,
        ),
    ] = False,
) -> int:
    """List who has not answered a request for updates, and what is empty.

    It reads the workbooks in a folder, or those that you name. With requests.csv beside them, it names those who have
    sent nothing back. It also says which answers are not in the plan yet.

    \b
    actionplan outstanding requests
    """  # noqa: D301 - the same
    from actionplan.cli.requests.collect_request import run_outstanding

    return run_outstanding(workbooks, plans, exit_code=exit_code)


@write_dayless_command
def collect_updates(
    request: "RecordRequest",
    *,
    workbooks: Workbooks,
    folder: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            help="Where to write what could not be taken in, as workbooks to send back. The default is "
            "to-send-back, beside the workbooks. What was corrected there is read too.",
            show_default=False,
            rich_help_panel=panels.OUTPUT,
        ),
    ] = "",
) -> int:
    """Take in the workbooks that officers sent back.

    It shows what would be recorded, asks, and writes it into the plan. What the plan has already is not recorded again.
    What cannot be taken in is listed by its cell, and written to a workbook to send back.

    \b
    actionplan collect-updates requests
    """  # noqa: D301 - the same
    from actionplan.cli.requests.collect_request import run_collection

    return run_collection(request, workbooks, folder)
