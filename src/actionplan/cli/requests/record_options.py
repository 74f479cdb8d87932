"""The options that every command that records an event has, each said once as a type."""

from typing import Annotated, NamedTuple

import typer

from actionplan.cli.requests.report_options import PlanPaths

WRITE_PANEL = "Writing"


class RecordOptions(NamedTuple):
    """The options that every command that writes has, as they were given."""

    plans: PlanPaths = None
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="PHRASE",
            help='The day it happened, like "4 July 2017" or "last Friday". Today, if you leave it out.',
            rich_help_panel=WRITE_PANEL,
        ),
    ] = None
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help="Print what would change in the file, and write nothing.", rich_help_panel=WRITE_PANEL
        ),
    ] = False
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.", rich_help_panel=WRITE_PANEL)] = False
