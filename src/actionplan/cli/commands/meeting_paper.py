"""The paper for a meeting."""

from typing import TYPE_CHECKING, Annotated

import typer

from actionplan import __version__
from actionplan.cli import panels
from actionplan.cli.errors import CliError, say
from actionplan.cli.requests.report_command import report_command
from actionplan.renderers import ReportFormat

if TYPE_CHECKING:
    from actionplan.cli.requests.report_request import ReportRequest


SinceReport = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="REF",
        help="The last report, to show what changed: a file, a branch, tag or commit, or a day.",
    ),
]
LookAhead = Annotated[
    str | None,
    typer.Option(
        "--in",
        metavar="PERIOD",
        help='The period to look ahead to, like "Q3 2017/18" or "next quarter". If you leave it out: as long as the '
        "time since the last report, or else three months.",
    ),
]
Exceptions = Annotated[bool, typer.Option("--exceptions", help="Leave out everything after the exceptions.")]
Full = Annotated[bool, typer.Option("--full", help="Add the whole plan, and how its dates were read.")]
Title = Annotated[
    str,
    typer.Option(
        "--title", metavar="WORDS", help="The title. If you leave it out: what the paper is about.",
        rich_help_panel=panels.COVER,
    ),
]  # fmt: skip
Contact = Annotated[
    str, typer.Option("--contact", metavar="WORDS", help="Who to ask about the paper.", rich_help_panel=panels.COVER)
]
Recommendations = Annotated[
    list[str] | None,
    typer.Option(
        "--recommendation",
        metavar="WORDS",
        help="What the meeting is asked to do. Can be repeated.",
        rich_help_panel=panels.COVER,
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
    """Write the paper for a meeting, about the plan or a part of it.

    It has a summary, what needs attention, what changed, what is due next, and the plan in full. Use --body or
    --officer for a paper about one body or officer. Sections with nothing to say are left out.
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
    version = f"{request.list_files()}, read by actionplan {__version__}"  # no time: it can be made again
    text = PaperText(title, contact, tuple(recommendations or ()), version, faults=request.faults)
    paper = PaperRequest(request.target_filter, before, ahead, is_exceptions_only=exceptions, is_full=full)
    return request.answer(build_paper(request.plan, request.as_at, paper, text))


def _refuse_cover(form: ReportFormat, **cover: object) -> None:
    """Refuse options for the cover, if the format has no cover."""
    for name, words in cover.items():
        if words and form.is_data:
            raise CliError(f"--{name} is for the cover of a paper, and {form.name} has no cover. Leave it out.")
