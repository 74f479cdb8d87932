"""What the commands that write share: their options, each said once as a type, and the decorator that adds them."""

from collections.abc import Callable
from inspect import Parameter
from typing import Annotated, Any, NamedTuple

import typer

from actionplan.cli.report_command import PlanPaths, set_parameters

WRITE_PANEL = "Writing"


class WriteOptions(NamedTuple):
    """The options that every command that writes has, as they were given."""

    plans: PlanPaths = None
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="PHRASE",
            help='The day it happened, like "4 July 2017" or "end June 2017". Today, if you leave it out.',
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


def write_command(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of all that write, after its own, and a `WriteRequest` as its first argument."""

    def run(**given: Any) -> int:
        from actionplan.cli.write_request import run_with_request  # noqa: PLC0415 - --help does without it

        options = WriteOptions(*(given.pop(name) for name in WriteOptions._fields))
        return run_with_request(function, options, given)

    hints, defaults = WriteOptions.__annotations__, WriteOptions._field_defaults
    shared = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=defaults[name], annotation=hints[name]) for name in defaults
    ]
    return set_parameters(run, function, shared)
