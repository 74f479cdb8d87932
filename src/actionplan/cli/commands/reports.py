"""The questions that a plan can be asked. Each imports what answers it only when it runs, so that --help is quick."""

from typing import TYPE_CHECKING, Annotated

import typer

from actionplan.cli.completers import complete_officers
from actionplan.cli.errors import CliError
from actionplan.cli.ref_argument import PartRef
from actionplan.cli.requests.report_command import report_command
from actionplan.cli.requests.report_options import Since
from actionplan.renderers import REPORT_FORMATS, list_formats

if TYPE_CHECKING:
    from actionplan.cli.requests.report_request import ReportRequest

DATA_FORMATS = tuple(each for each in REPORT_FORMATS if each.is_data)

Month = Annotated[
    str | None,
    typer.Option(
        "--month",
        metavar="MONTH",
        help='A month, like 2017-09 or "September 2017". The month of --as-at, if you leave it out.',
    ),
]
Within = Annotated[
    str | None, typer.Option("--in", metavar="PERIOD", help='Any period, like "Q3 2017/18" or "next 4 weeks".')
]
OfficerNames = Annotated[
    list[str] | None,
    typer.Argument(metavar="NAME", help="The officers to list.", autocompletion=complete_officers),
]
SinceWhat = Annotated[
    str,
    typer.Option(
        "--since",
        metavar="REF",
        help='What to compare with: a file, a branch, tag or commit, or a day, like "end June 2017" or "6 weeks ago".',
    ),
]
Until = Annotated[
    str | None,
    typer.Option(
        "--until",
        metavar="REF",
        help="The later plan, named in the same way. The plan as it is now, if you leave it out.",
    ),
]

Alarm = Annotated[bool, typer.Option("--alarm", help="Give each event of an ics an alarm two weeks before.")]


@report_command()
def due(request: "ReportRequest", month: Month = None, within: Within = None, since: Since = None) -> int:
    """Show what is due in a month or a period, and what else is open.

    That is what was due earlier, could finish in the period, is ongoing, or has no date. A target that is not finished
    is in one section at most.
    """
    from actionplan.reports.due import build_due_report as build

    if month and within:
        raise CliError("--month and --in were both given. Give one of them.")
    period = request.read_due_period(month, within)
    return request.answer_since(since, lambda plan, day: build(plan, day, period, request.keep))


@report_command()
def overdue(request: "ReportRequest", since: Since = None) -> int:
    """Show what is late on a day, and by how long, worst first.

    A target is overdue from the day after the last day of its window.
    """
    from actionplan.reports.overdue import build_overdue_report as build

    return request.answer_since(since, lambda plan, day: build(plan, day, request.keep))


@report_command()
def slipped(request: "ReportRequest") -> int:
    """Show which target dates have moved since they were published, by how much, how often and why, worst first.

    A date that is only proposed does not count as moved. It is listed apart.
    """
    from actionplan.reports.slipped import build_slipped_report as build

    return request.answer(build(request.plan, request.as_at, request.keep))


@report_command()
def by_officer(request: "ReportRequest", name: OfficerNames = None, since: Since = None) -> int:
    """Show each officer's whole list by due day, or the lists of the officers that you name.

    Targets that have no officer, or belong to a group, are listed too.
    """
    from actionplan.reports.by_officer import build_officer_report as build

    return request.answer_since(since, lambda plan, day: build(plan, day, tuple(name or ()), request.keep))


@report_command()
def decisions(request: "ReportRequest", ref: PartRef = "", *, alarm: Alarm = False) -> int:
    """Show each target by the bodies that decide it: given, planned, late, deferred or refused, and who is waited for.

    With --body, show that body's forward plan. A calendar has each decision on the day of its meeting.
    """
    from actionplan.reports.decisions import build_decisions_report as build

    return request.answer(build(request.plan, request.as_at, ref, request.keep), alarm=alarm)


@report_command(list_formats("timeline"))
def timeline(request: "ReportRequest") -> int:
    """Show the year as bars: a line for each target, by theme, with its dates, what is done and what is late.

    With -o year.svg, draw a picture for a page or a paper.
    """
    from actionplan.reports.timeline import build_timeline_report as build

    return request.answer(build(request.plan, request.as_at, request.keep))


@report_command()
def changes(
    request: "ReportRequest",
    since: SinceWhat,
    until: Until = None,  # noqa: ARG001 - the request is made with it
) -> int:
    """Show what was completed, moved, decided, added, taken out and reworded since REF, and what became late.

    REF is tried as a file, then as a revision in the plan's own git repository, then as a day: the last commit of that
    day. The answer says which it was. Outside git, a day is answered from what is dated in the plan.
    """
    from actionplan.reports.changes import build_changes_report as build

    request, ends = request.add_baseline(since)
    return request._replace(names_version=False).answer(build(ends.before, ends.after, request.keep))


@report_command()
def show(request: "ReportRequest", ref: PartRef = "") -> int:
    """Show the plan as a tree with the status of each target, or one part of it in full with its dates explained."""
    from actionplan.reports.show import build_show_report as build

    return request.answer(build(request.plan, request.as_at, ref, request.keep))


@report_command(DATA_FORMATS)
def export(
    request: "ReportRequest",
    *,
    bom: Annotated[bool, typer.Option("--bom", help="Begin a csv with the mark by which Excel knows UTF-8.")] = False,
    alarm: Alarm = False,
    contact: Annotated[
        str,
        typer.Option(
            "--contact", metavar="WORDS", help="Who to ask, for the first sheet of a workbook: a name, a mail address."
        ),
    ] = "",
) -> int:
    """Export every target as data, for spreadsheets, calendars and other programs.

    In a calendar each day on which a target is due is an event. Import a later export, and it changes the same events.
    """
    from actionplan.reports.export import build_export_report as build

    if not request.options.format and request.options.output in (None, "-"):
        endings = ", ".join(each.extensions[0] for each in DATA_FORMATS)
        raise CliError(f"Say which file to write: -o plan.xlsx. It can end in {endings}.")
    if not request.form.is_data:
        names = ", ".join(each.name for each in DATA_FORMATS)
        raise CliError(f"Export sends data ({names}). For words, use `actionplan show`.")
    report = build(request.plan, request.as_at, request.keep)
    return request.answer(report, bom=bom, alarm=alarm, contact=contact)
