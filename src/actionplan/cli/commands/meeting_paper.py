"""The paper for a meeting."""

from typing import TYPE_CHECKING, Annotated

import typer

from actionplan import __version__
from actionplan.cli.errors import CliError, say
from actionplan.cli.requests.report_command import report_command
from actionplan.renderers import ReportFormat

if TYPE_CHECKING:
    from actionplan.cli.requests.report_request import ReportRequest

COVER_PANEL = "The cover"

SinceReport = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="REF",
        help="The last report: a file, a branch, tag or commit, or a day, as for `changes`.",
    ),
]
LookAhead = Annotated[
    str | None,
    typer.Option(
        "--in",
        metavar="PERIOD",
        help='The period to look ahead to, like "Q3 2017/18" or "next quarter". If you leave it out: as long as since '
        "REF, or else three months.",
    ),
]
Exceptions = Annotated[bool, typer.Option("--exceptions", help="End after the exceptions.")]
Full = Annotated[bool, typer.Option("--full", help="Add the whole plan, and how its dates were read.")]
Title = Annotated[
    str,
    typer.Option(
        "--title", metavar="WORDS", help="The title. If you leave it out, it says what the paper is about.",
        rich_help_panel=COVER_PANEL,
    ),
]  # fmt: skip
Contact = Annotated[
    str, typer.Option("--contact", metavar="WORDS", help="Who to contact about the paper.", rich_help_panel=COVER_PANEL)
]
Recommendations = Annotated[
    list[str] | None,
    typer.Option(
        "--recommendation",
        metavar="WORDS",
        help="What the meeting is asked to do. Can be repeated.",
        rich_help_panel=COVER_PANEL,
    ),
]


@report_command()
def report(  # noqa: PLR0913 - an option each
    request: "ReportRequest",
    *,
    since: SinceReport = None,
    within: LookAhead = None,
    exceptions: Exceptions = False,
    full: Full = False,
    title: Title = "",
    contact: Contact = "",
    recommendations: Recommendations = None,
) -> int:
    """Write the paper for a meeting: a summary, what needs attention, what changed, what is due next, and the plan.

    It is about one body or officer with --body or --officer. A section with nothing to say is left out.
    """
    from actionplan.reports.paper import PaperRequest, build_paper
    from actionplan.reports.paper.about import PaperText

    _refuse_cover(request.form, title=title, contact=contact, recommendation=recommendations)
    ahead = request.read_period(within) if within else None
    before = None
    if since:
        request, ends = request.add_baseline(since)
        before = ends.before
    if before and before.plan is request.plan:
        say(f"The last report is {before.description}")
    version = f"{request.list_files()}, read by actionplan {__version__}"  # never when: it can be made again
    text = PaperText(title, contact, tuple(recommendations or ()), version, faults=request.faults)
    wanted = PaperRequest(request.keep, before, ahead, is_exceptions_only=exceptions, is_full=full)
    return request.answer(build_paper(request.plan, request.as_at, wanted, text))


def _refuse_cover(form: ReportFormat, **cover: object) -> None:
    """Refuse what goes on the cover of a paper, in a format that has none."""
    for name, words in cover.items():
        if words and form.is_data:
            raise CliError(f"--{name} fills the cover of a paper, and {form.name} has none. Leave it out.")
