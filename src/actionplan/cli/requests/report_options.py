"""The options that every report command has, each said once as a type."""

from typing import Annotated, NamedTuple

import typer

from actionplan.cli.completers import complete_actions, complete_bodies, complete_officers, complete_themes
from actionplan.model.statuses import Status

PLAN_PANEL = "Which plan"
FILTER_PANEL = "Narrowing"
OUTPUT_PANEL = "Output"

PlanPaths = Annotated[
    list[str] | None,
    typer.Option(
        "--plan",
        "-p",
        metavar="PATH",
        help="A plan file, or a folder: its plan.yaml, or else every YAML file in and below it. Can be repeated. "
        "If you leave it out: plan.yaml, or else the plan that ACTIONPLAN_PLAN names, or one in a folder above.",
        rich_help_panel=PLAN_PANEL,
    ),
]
AsAt = Annotated[
    str | None,
    typer.Option(
        "--as-at",
        metavar="PHRASE",
        help='The day that the answer is about, like "end Sept 2017" or "last Friday". Today, if you leave it out.',
        rich_help_panel=PLAN_PANEL,
    ),
]
PlanAt = Annotated[
    str | None,
    typer.Option(
        "--plan-at",
        metavar="REF",
        help="The plan as git has it: a branch, tag or commit, or a day. The answer is as at that day, unless you give "
        "--as-at.",
        rich_help_panel=PLAN_PANEL,
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="REF",
        help="Mark what is new since then: a file, a branch, tag or commit, or a day, as for `changes`.",
        rich_help_panel=PLAN_PANEL,
    ),
]


Filters = list[str] | None
"""What a filter is given: any of these. Different filters must all hold."""

Officers = Annotated[
    Filters,
    typer.Option(
        "--officer",
        metavar="NAME",
        help="Only what this officer answers for. Repeat a filter for either of two: --officer A --officer B.",
        rich_help_panel=FILTER_PANEL,
        autocompletion=complete_officers,
    ),
]
Bodies = Annotated[
    Filters,
    typer.Option(
        "--body",
        metavar="NAME",
        help="Only what this body monitors or decides.",
        rich_help_panel=FILTER_PANEL,
        autocompletion=complete_bodies,
    ),
]
Themes = Annotated[
    Filters,
    typer.Option(
        "--theme",
        metavar="WORDS",
        help="Only themes with these words in their title.",
        rich_help_panel=FILTER_PANEL,
        autocompletion=complete_themes,
    ),
]
Actions = Annotated[
    Filters,
    typer.Option(
        "--action",
        metavar="REF",
        help="Only this action, by its number.",
        rich_help_panel=FILTER_PANEL,
        autocompletion=complete_actions,
    ),
]
Statuses = Annotated[
    list[Status] | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        help=f"Only targets of this status: {', '.join(Status)}.",
        rich_help_panel=FILTER_PANEL,
        case_sensitive=False,
    ),
]
Texts = Annotated[
    Filters,
    typer.Option(
        "--text",
        metavar="WORDS",
        help="Only targets that have these words anywhere.",
        rich_help_panel=FILTER_PANEL,
    ),
]
Yes = Annotated[
    bool,
    typer.Option(
        "--yes", "-y", help="Replace the file of -o without asking, if it is there.", rich_help_panel=OUTPUT_PANEL
    ),
]
ExitCode = Annotated[
    bool,
    typer.Option("--exit-code", help="Exit with status 1 if anything is due or overdue.", rich_help_panel=OUTPUT_PANEL),
]


class ReportOptions(NamedTuple):
    """The options that every report command has, as they were given."""

    plans: PlanPaths = None
    as_at: AsAt = None
    plan_at: PlanAt = None
    officer: Officers = None
    body: Bodies = None
    theme: Themes = None
    action: Actions = None
    status: Statuses = None
    text: Texts = None
    format: str | None = None
    output: str | None = None
    exit_code: ExitCode = False
    yes: Yes = False
