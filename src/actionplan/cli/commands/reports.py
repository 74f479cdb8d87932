"""The commands that answer questions. `reports` loads a report when its name is used, so that --help is quick."""

from typing import TYPE_CHECKING, Annotated

import typer

from actionplan import reports
from actionplan.cli.choices import SectionChoice
from actionplan.cli.completers import complete_groupings, complete_officers, complete_own_columns
from actionplan.cli.errors import CliError
from actionplan.cli.ref_argument import PartRef
from actionplan.cli.requests.report_command import report_command
from actionplan.cli.requests.report_options import Since
from actionplan.renderers import REPORT_FORMATS, list_formats

if TYPE_CHECKING:
    from actionplan.cli.requests.report_request import ReportRequest

DATA_FORMATS = tuple(report_format for report_format in REPORT_FORMATS if report_format.is_data)

Month = Annotated[
    str | None,
    typer.Option(
        "--month",
        metavar="MONTH",
        help='A month, like 2017-09 or "September 2017". The default is the month of --as-at.',
    ),
]
Within = Annotated[
    str | None, typer.Option("--in", metavar="PERIOD", help='Any period, like "Q3 2017/18" or "next 4 weeks".')
]
DueSections = Annotated[
    list[SectionChoice] | None,
    typer.Option(
        "--section",
        metavar="NAME",
        help=f"Only this section: {', '.join(SectionChoice)}. Can be repeated.",
        case_sensitive=False,
    ),
]
OfficerNames = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="NAME", help="An officer to list. The default is all of them.", autocompletion=complete_officers
    ),
]
OwnColumnName = Annotated[
    str,
    typer.Argument(
        metavar="NAME", help="One of your own columns.", show_default=False, autocompletion=complete_own_columns
    ),
]
Groupings = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        metavar="NAME",
        help="Group the targets by theme, officer, service, body or plan, or by one of your own columns. Can be "
        "repeated. Without it, a plan is grouped by theme, and by service if it has services. Several plans are "
        "grouped by plan.",
        autocompletion=complete_groupings,
    ),
]
Against = Annotated[
    str,
    typer.Option(
        "--against",
        metavar="REF",
        help='What to compare with, as for `changes`: a day, like "30 June 2017", a file, or a branch, tag or commit.',
    ),
]
SinceWhat = Annotated[
    str,
    typer.Option(
        "--since",
        metavar="REF",
        help='What to compare with: a file, a branch, tag or commit, or a day, like "end June 2017" or "6 weeks ago".',
    ),
]
SinceDay = Annotated[
    str,
    typer.Option(
        "--since",
        metavar="PHRASE",
        help='The first day that counts, like "6 weeks ago" or "30 June 2017". The last quarter is its last day.',
    ),
]
Until = Annotated[
    str | None,
    typer.Option(
        "--until",
        metavar="REF",
        help="The later plan, named in the same way. The default is the plan as it is now.",
    ),
]

Alarm = Annotated[bool, typer.Option("--alarm", help="Add a reminder two weeks before each event of an ics.")]


@report_command()
def due(
    request: "ReportRequest",
    month: Month = None,
    within: Within = None,
    section: DueSections = None,
    since: Since = None,
) -> int:
    """List what is due in a month or a period.

    It also lists what was due earlier, what could finish in the period, what is ongoing, and what has no date. Each
    unfinished target is in at most one section. --exit-code asks about the sections that are shown.

    With --within instead of --month or --in, only what falls due in that time is shown, unless --section names more.
    """
    if month and within:
        raise CliError("Use --month or --in, not both.")
    narrowed = request.target_filter
    only_due = None if month or within else narrowed.due_within
    period = only_due or request.read_due_period(month, within)
    sections = section or ([SectionChoice.DUE] if only_due else [])
    kept = narrowed._replace(due_within=None) if only_due else narrowed
    return request.answer_since(
        since, lambda plan, day: reports.due.build_due_report(plan, day, period, kept, sections)
    )


@report_command()
def overdue(request: "ReportRequest", since: Since = None) -> int:
    """List what is late, and by how long, worst first.

    A target is overdue from the day after the last day of its window.
    """
    return request.answer_since(
        since, lambda plan, day: reports.overdue.build_overdue_report(plan, day, request.target_filter)
    )


@report_command()
def slipped(request: "ReportRequest") -> int:
    """List the dates that have moved, how far and why, worst first.

    Moves are counted from the published date. A date that is only proposed has not moved, and is listed separately.
    """
    return request.answer(reports.slipped.build_slipped_report(request.plan, request.as_at, request.target_filter))


@report_command()
def by_officer(request: "ReportRequest", name: OfficerNames = None, since: Since = None) -> int:
    """List the targets of each officer, or of some officers.

    They are in the order of their due days. Targets that have no officer, or belong to a group, are listed too.
    """
    return request.answer_since(
        since,
        lambda plan, day: reports.by_officer.build_officer_report(plan, day, tuple(name or ()), request.target_filter),
    )


@report_command()
def summary(request: "ReportRequest", by: Groupings = None, against: Against = "last quarter") -> int:
    """Count on one page where the targets stand, beside an earlier day.

    It says how many targets have each status and rating, how many per cent are on target, and the same for each theme,
    service, officer or body.
    """
    request, ends = request.add_baseline(against, "--against")
    report = reports.summary.build_summary_report(
        request.plan, request.as_at, ends.before, tuple(by or ()), request.target_filter
    )
    return request._replace(names_version=False).answer(report)


@report_command()
def by_field(request: "ReportRequest", column: OwnColumnName, since: Since = None) -> int:
    """List the targets by one of your own columns, such as Priority.

    Each value has a list, in the order in which the plan declares the values. Targets with nothing in the column are
    listed last.
    """
    return request.answer_since(
        since, lambda plan, day: reports.by_field.build_field_report(plan, day, column, request.target_filter)
    )


@report_command()
def measures(request: "ReportRequest", month: Month = None, within: Within = None) -> int:
    """List the measures that are numbers, and which are on target.

    For each: its baseline, the target of the year, the last two values, and if they are getting better or worse. With
    --month, --in or --year, it is what was measured by the end of that period, against the target of its year, and
    what was not measured in it is listed apart. --exit-code asks if any is not on target.
    """
    years = request.target_filter.years
    if (month is not None) + (within is not None) + len(years) > 1:
        raise CliError("Use one period: --month, --in or --year.")
    within = within or next(iter(years), None)
    period = request.read_due_period(month, within) if month or within else None
    return request.answer(
        reports.measures.build_measures_report(
            request.plan, request.as_at, period, request.target_filter._replace(years=())
        )
    )


@report_command()
def decisions(request: "ReportRequest", ref: PartRef = "", *, alarm: Alarm = False) -> int:
    """Show which bodies have decided what, or one body's forward plan.

    For each target and each body, it shows if the decision was given, planned, late, deferred or refused, and whose
    decision comes next. Use --body for that body's forward plan. A calendar has each one on the day of its meeting.
    """
    return request.answer(
        reports.decisions.build_decisions_report(request.plan, request.as_at, ref, request.target_filter), alarm=alarm
    )


@report_command(list_formats("timeline"))
def timeline(request: "ReportRequest") -> int:
    """Draw the year as bars, with a line for each target.

    Targets are grouped by theme. The bars show their dates, what is done and what is late. Use -o year.svg to make a
    picture for a page or a paper.
    """
    return request.answer(reports.timeline.build_timeline_report(request.plan, request.as_at, request.target_filter))


@report_command()
def changes(
    request: "ReportRequest",
    since: SinceWhat,
    until: Until = None,  # noqa: ARG001 - the request is made with it
) -> int:
    """Show what changed since a day, a revision or an earlier copy.

    It shows what was completed, moved, decided, added, taken out and reworded, and what became late. REF is tried as a
    file, then as a revision in the plan's git repository, then as a day: the last commit of that day. The answer says
    which it was. Outside git, the changes since a day are those that have a date in the plan.
    """
    request, ends = request.add_baseline(since)
    return request._replace(names_version=False).answer(
        reports.changes.build_changes_report(ends.before, ends.after, request.target_filter)
    )


@report_command()
def not_updated(request: "ReportRequest", since: SinceDay = "last quarter") -> int:
    """List what is open and has had no update since a day, by officer.

    What has waited longest comes first. Anything that was recorded with a day is an update: a note, a figure, a
    decision, a new date, another officer. An update on the day itself counts. What is suspended is not listed.
    """
    day = request.read_past_day(since, "--since")
    return request.answer(
        reports.no_update.build_not_updated_report(request.plan, request.as_at, day, request.target_filter)
    )


@report_command()
def show(request: "ReportRequest", ref: PartRef = "") -> int:
    """Show the plan with the status of each target, or one part of it.

    With a REF, it shows that part in full, and explains its dates.
    """
    return request.answer(reports.show.build_show_report(request.plan, request.as_at, ref, request.target_filter))


@report_command(DATA_FORMATS)
def export(
    request: "ReportRequest",
    *,
    bom: Annotated[
        bool, typer.Option("--bom", help="Start a csv with a byte order mark, so that Excel reads it as UTF-8.")
    ] = False,
    alarm: Alarm = False,
    contact: Annotated[
        str,
        typer.Option(
            "--contact", metavar="WORDS", help="Who to ask, for the first sheet of a workbook: a name, a mail address."
        ),
    ] = "",
) -> int:
    """Write every target to a spreadsheet, a calendar or a data file.

    A calendar has an event for each day on which a target is due. If you import a later export, it updates the same
    events.
    """
    if not request.options.format and request.options.output in (None, "-"):
        endings = ", ".join(report_format.extensions[0] for report_format in DATA_FORMATS)
        raise CliError(f"Name the file to write, like -o plan.xlsx. It can end in {endings}.")
    if not request.form.is_data:
        names = ", ".join(report_format.name for report_format in DATA_FORMATS)
        raise CliError(f"`export` writes data ({names}). To read the plan, use `actionplan show`.")
    report = reports.export.build_export_report(request.plan, request.as_at, request.target_filter)
    return request.answer(report, bom=bom, alarm=alarm, contact=contact)
