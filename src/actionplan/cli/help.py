"""`--help` and `--version`, sent as any answer is: a closed pipe is no fault of theirs, and a full disk is told."""

from __future__ import annotations

import click

from actionplan import __version__
from actionplan.cli.output import write


def _help(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - Click calls it so
    if wanted and not ctx.resilient_parsing:
        write(f"{ctx.get_help()}\n")
        ctx.exit()


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - Click calls it so
    if wanted and not ctx.resilient_parsing:
        write(f"actionplan {__version__}\n")
        ctx.exit()


HELP = click.Option(
    ["-h", "--help"],
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_help,
    help="Show this message and exit.",
)

VERSION = click.Option(
    ["--version"], is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Show the version."
)


def helped(command: click.Command) -> click.Command:
    """A command with our --help in the place of Click's own."""
    command.add_help_option = False
    if HELP not in command.params:
        command.params.append(HELP)
    return command
