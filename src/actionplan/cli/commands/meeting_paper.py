"""The paper for a meeting."""

from typing import TYPE_CHECKING, Annotated

import typer

from actionplan import __version__, reports
from actionplan.cli import panels
from actionplan.cli.errors import CliError, say
from actionplan.cli.io.files import read_file
from actionplan.cli.requests.own_words_options import read_own_words
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
        help='The period to look ahead to, like "Q3 2017/18" or "next quarter". The default is as long as the '
        "time since the last report, or else three months.",
    ),
]
Exceptions = Annotated[bool, typer.Option("--exceptions", help="Leave out everything after the exceptions.")]
Full = Annotated[bool, typer.Option("--full", help="Add the whole plan, and how its dates were read.")]
Title = Annotated[
    str,
    typer.Option(
        "--title", metavar="WORDS", help="The title. The default says what the paper is about.",
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
Introduction = Annotated[
    str,
    typer.Option(
        "--introduction",
        metavar="FILE",
        help="Your own introduction, in Markdown. It comes after the first page.",
        rich_help_panel=panels.COVER,
    ),
]
OwnSections = Annotated[
    list[str] | None,
    typer.Option(
        "--section",
        metavar="HEADING=FILE",
        help='A section of your own, in Markdown, like "Financial implications=money.md". "Recommendations=FILE" adds '
        "to the recommendations. Can be repeated.",
        rich_help_panel=panels.COVER,
    ),
]
HouseTemplate = Annotated[
    str,
    typer.Option(
        "--template",
        metavar="FILE",
        help="A Word file of your council, whose styles, logo, header and page a Word paper takes.",
        rich_help_panel=panels.COVER,
    ),
]


@report_command()
def report(  # noqa: PLR0913 - an option each
    request: "ReportRequest",
    *,
    since: SinceReport = None,
    look_ahead: LookAhead = None,
    exceptions: Exceptions = False,
    full: Full = False,
    title: Title = "",
    contact: Contact = "",
    recommendations: Recommendations = None,
    introduction: Introduction = "",
    sections: OwnSections = None,
    template: HouseTemplate = "",
) -> int:
    """Write the paper for a meeting, about the plan or a part of it.

    Its first page says where the plan stands and what is asked. The exceptions, what changed, what is to be decided and
    what is due next follow. Use --body or --officer for a paper about one body or officer.
    """
    is_workbook = request.form.is_workbook
    _refuse_words(
        request.form,
        title=title,
        contact=not is_workbook and contact,
        recommendation=recommendations,
        introduction=introduction,
        section=sections,
    )
    ahead = request.read_period(look_ahead) if look_ahead else None
    before = None
    if since:
        request, ends = request.add_baseline(since)
        before = ends.before
    if before and before.plan is request.plan:
        say(f"The last report is {before.description}")
    version = f"{request.list_files()}, read by actionplan {__version__}"  # no time: it can be made again
    own = read_own_words(introduction, sections or (), recommendations or (), request.options.output)
    text = own._replace(title=title, contact=contact, version=version, faults=request.faults)
    paper = reports.paper.PaperRequest(
        request.target_filter, before, ahead, is_exceptions_only=exceptions, is_full=full or is_workbook
    )
    house = read_file(template) if template else b""
    if template and not house:
        raise CliError(f"{template} is empty. Give the Word file that --template is to take styles from.")
    made = reports.paper.build_paper(request.plan, request.as_at, paper, text)
    return request.answer(made, template=house, contact=contact if is_workbook else "")


def _refuse_words(form: ReportFormat, **words: object) -> None:
    """Refuse what only a paper says, if the format is data."""
    for name, each in words.items():
        if each and form.is_data:
            raise CliError(f"--{name} is for a paper, and {form.name} is data. Leave it out.")
