"""The options of every report command, each defined once as a type."""

from typing import Annotated, NamedTuple

import typer

from actionplan.cli import panels
from actionplan.cli.choices import RatingChoice, RoleChoice
from actionplan.cli.completers import (
    complete_actions,
    complete_bodies,
    complete_officers,
    complete_own_columns,
    complete_own_values,
    complete_services,
    complete_themes,
)
from actionplan.model.statuses import Status

PlanPaths = Annotated[
    list[str] | None,
    typer.Option(
        "--plan",
        "-p",
        envvar="ACTIONPLAN_PLAN",
        metavar="PATH",
        help="A plan file, or a folder: plan.yaml in it, or else every YAML file in it and below. Can be repeated. "
        "The default is what your settings say, or else plan.yaml here or in a folder above.",
        rich_help_panel=panels.PLAN,
    ),
]
AsAt = Annotated[
    str | None,
    typer.Option(
        "--as-at",
        envvar="ACTIONPLAN_AS_AT",
        metavar="PHRASE",
        help='The day that the answer is about, like "end Sept 2017" or "last Friday". The default is today.',
        rich_help_panel=panels.PLAN,
    ),
]
PlanAt = Annotated[
    str | None,
    typer.Option(
        "--plan-at",
        envvar="ACTIONPLAN_PLAN_AT",
        metavar="REF",
        help="Use the plan as it was in git at a branch, tag or commit, or on a day. The answer is then about that "
        "day, unless you give --as-at.",
        rich_help_panel=panels.PLAN,
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="REF",
        help="Mark what is new since then: a file, a branch, tag or commit, or a day, as for `changes`.",
    ),
]


Filters = list[str] | None
"""The values of a filter, of which any may match. Different filters must all match."""

Officers = Annotated[
    Filters,
    typer.Option(
        "--officer",
        envvar="ACTIONPLAN_OFFICER",
        metavar="NAME",
        help="Only what this officer is responsible for. Repeat it for several: --officer A --officer B.",
        rich_help_panel=panels.FILTER,
        autocompletion=complete_officers,
    ),
]
Role = Annotated[
    RoleChoice | None,
    typer.Option(
        "--role",
        envvar="ACTIONPLAN_ROLE",
        metavar="ROLE",
        help="What the officers of --officer have to do with it: responsible, accountable or supporting. If you leave "
        "it out: responsible.",
        rich_help_panel=panels.FILTER,
        case_sensitive=False,
    ),
]
Services = Annotated[
    Filters,
    typer.Option(
        "--service",
        envvar="ACTIONPLAN_SERVICE",
        metavar="NAME",
        help="Only what the officers of this service are responsible for.",
        rich_help_panel=panels.FILTER,
        autocompletion=complete_services,
    ),
]
Bodies = Annotated[
    Filters,
    typer.Option(
        "--body",
        envvar="ACTIONPLAN_BODY",
        metavar="NAME",
        help="Only what this body monitors or decides.",
        rich_help_panel=panels.FILTER,
        autocompletion=complete_bodies,
    ),
]
Themes = Annotated[
    Filters,
    typer.Option(
        "--theme",
        envvar="ACTIONPLAN_THEME",
        metavar="WORDS",
        help="Only themes with these words in their title.",
        rich_help_panel=panels.FILTER,
        autocompletion=complete_themes,
    ),
]
Actions = Annotated[
    Filters,
    typer.Option(
        "--action",
        envvar="ACTIONPLAN_ACTION",
        metavar="REF",
        help="Only this action, by its number.",
        rich_help_panel=panels.FILTER,
        autocompletion=complete_actions,
    ),
]
Statuses = Annotated[
    list[Status] | None,
    typer.Option(
        "--status",
        envvar="ACTIONPLAN_STATUS",
        metavar="STATUS",
        help=f"Only targets with this status: {', '.join(Status)}.",
        rich_help_panel=panels.FILTER,
        case_sensitive=False,
    ),
]
Texts = Annotated[
    Filters,
    typer.Option(
        "--text",
        envvar="ACTIONPLAN_TEXT",
        metavar="WORDS",
        help="Only targets with these words anywhere in them.",
        rich_help_panel=panels.FILTER,
    ),
]
OwnValues = Annotated[
    Filters,
    typer.Option(
        "--field",
        envvar="ACTIONPLAN_FIELD",
        metavar="NAME=VALUE",
        help='Only what has this in one of your own columns, like "Priority=High". A name alone: whatever has anything '
        "in it.",
        rich_help_panel=panels.FILTER,
        autocompletion=complete_own_values,
    ),
]
Sort = Annotated[
    str | None,
    typer.Option(
        "--sort",
        envvar="ACTIONPLAN_SORT",
        metavar="NAME",
        help="Sort by one of your own columns.",
        rich_help_panel=panels.OUTPUT,
        autocompletion=complete_own_columns,
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        envvar="ACTIONPLAN_COLUMNS",
        metavar="NAMES",
        help='The columns to show, like "Due, Officer, Priority": headings, and your own columns.',
        rich_help_panel=panels.OUTPUT,
        autocompletion=complete_own_columns,
    ),
]
Yes = Annotated[
    bool,
    typer.Option("--yes", "-y", help="Replace the file of -o without asking.", rich_help_panel=panels.OUTPUT),
]
NoPager = Annotated[
    bool,
    typer.Option(
        "--no-pager",
        envvar="ACTIONPLAN_NO_PAGER",
        help="Print a long answer on the screen at once. Without it, `less` shows it page by page, or the program that "
        "PAGER names.",
        rich_help_panel=panels.OUTPUT,
    ),
]
ExitCode = Annotated[
    bool,
    typer.Option(
        "--exit-code",
        envvar="ACTIONPLAN_EXIT_CODE",
        help="Exit with status 1 if anything is due or overdue.",
        rich_help_panel=panels.OUTPUT,
    ),
]


Years = Annotated[
    Filters,
    typer.Option(
        "--year",
        envvar="ACTIONPLAN_YEAR",
        metavar="YEAR",
        help="Only what is due in this year, like 2018/19, and ongoing work of that year.",
        rich_help_panel=panels.FILTER,
    ),
]

Ratings = Annotated[
    list[RatingChoice] | None,
    typer.Option(
        "--rag",
        envvar="ACTIONPLAN_RAG",
        metavar="RATING",
        help=f"Only what was last rated so: {', '.join(RatingChoice)}.",
        rich_help_panel=panels.FILTER,
        case_sensitive=False,
    ),
]
IsOpen = Annotated[
    bool,
    typer.Option(
        "--open",
        envvar="ACTIONPLAN_OPEN",
        help="Only what is not finished: neither complete nor deleted.",
        rich_help_panel=panels.FILTER,
    ),
]
NoUpdateSince = Annotated[
    str | None,
    typer.Option(
        "--no-update-since",
        envvar="ACTIONPLAN_NO_UPDATE_SINCE",
        metavar="PHRASE",
        help='Only what is open, and of which nothing was recorded on this day, like "6 weeks ago", or after it.',
        rich_help_panel=panels.FILTER,
    ),
]
DueWithin = Annotated[
    str | None,
    typer.Option(
        "--within",
        envvar="ACTIONPLAN_WITHIN",
        metavar="PERIOD",
        help='Only what falls due in this time and is not met, like "next 4 weeks". For `due`, it is the period if '
        "neither --month nor --in gives one.",
        rich_help_panel=panels.FILTER,
    ),
]
LateBy = Annotated[
    str | None,
    typer.Option(
        "--late-by",
        envvar="ACTIONPLAN_LATE_BY",
        metavar="LENGTH",
        help='Only what is overdue by more than this, like "1 month" or "2 weeks". Dates that are late by less do not '
        "count.",
        rich_help_panel=panels.FILTER,
    ),
]


class ReportOptions(NamedTuple):
    """The options of every report command, as they were given."""

    plans: PlanPaths = None
    as_at: AsAt = None
    plan_at: PlanAt = None
    officer: Officers = None
    role: Role = None
    service: Services = None
    year: Years = None
    body: Bodies = None
    theme: Themes = None
    action: Actions = None
    status: Statuses = None
    text: Texts = None
    field: OwnValues = None
    rag: Ratings = None
    is_open: IsOpen = False
    no_update_since: NoUpdateSince = None
    due_within: DueWithin = None
    late_by: LateBy = None
    format: str | None = None
    output: str | None = None
    sort: Sort = None
    columns: Columns = None
    exit_code: ExitCode = False
    yes: Yes = False
    no_pager: NoPager = False
