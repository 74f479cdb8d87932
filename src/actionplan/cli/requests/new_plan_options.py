"""The options that say whose plan a new file is: for a plan that is started, and for one that is imported."""

from typing import Annotated

import typer

from actionplan.cli import panels

PlanTitle = Annotated[
    str | None,
    typer.Option("--title", metavar="TEXT", help="The title of the plan.", rich_help_panel=panels.NEW_PLAN),
]
PlanAuthority = Annotated[
    str | None,
    typer.Option(
        "--authority", metavar="NAME", help="The council or partnership that owns it.", rich_help_panel=panels.NEW_PLAN
    ),
]
PlanPeriod = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar="PERIOD",
        help="The year or years that it covers, like 2017/18.",
        rich_help_panel=panels.NEW_PLAN,
    ),
]
