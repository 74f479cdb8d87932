"""The options of every command that records an event, each defined once as a type."""

from typing import Annotated, NamedTuple

import typer

from actionplan.cli import panels
from actionplan.cli.requests.report_options import PlanPaths


class RecordOptions(NamedTuple):
    """The options of every command that writes, as they were given."""

    plans: PlanPaths = None
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="PHRASE",
            help='The day it happened, like "4 July 2017" or "last Friday". The default is today.',
            rich_help_panel=panels.WRITE,
        ),
    ] = None
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help="Print what would change in the file, and change nothing.", rich_help_panel=panels.WRITE
        ),
    ] = False
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.", rich_help_panel=panels.WRITE)] = (
        False
    )
