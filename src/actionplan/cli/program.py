"""The list of commands. Only the one that is asked for is imported; help needs none of them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise

import click

from actionplan.cli.errors import Fault
from actionplan.cli.help import HELP, VERSION, helped

COMMANDS = {
    "due": "What falls due in a month or a period.",
    "overdue": "What is late, by how long, worst first.",
    "slipped": "Which dates have moved, by how much and why, worst first.",
    "by-officer": "Each officer's whole list, or one officer's.",
    "decisions": "Which bodies have decided what; with --body, one body's forward plan.",
    "timeline": "The year as bars, a line for each target.",
    "changes": "What changed since a day, a revision of the plan, or an earlier copy.",
    "report": "The paper for a meeting: about one body's actions, or the whole plan.",
    "show": "The plan with its statuses, or one part of it in full.",
    "note": "Write what an officer says of a target: commentary, a RAG, or both.",
    "start": "Write that work on a target started.",
    "complete": "Write that a target was met, or one of its dates.",
    "revise": "Write a new date for a target, agreed or proposed.",
    "decide": "Write what a body decided of a target.",
    "suspend": "Write that work on a target stops.",
    "resume": "Write that work on a target goes on.",
    "delete": "Write that a target was taken out of the plan.",
    "happened": "Write that an event happened which targets wait for.",
    "export": "Every target as a spreadsheet, a calendar or data.",
    "explain": "How a date is read, step by step; or what a finding means.",
    "validate": "What is wrong in a plan, where, and what to write instead.",
    "schema": "The JSON Schema of a plan file, for editors.",
    "new": "Start a plan: a first plan.yaml, with comments that teach the format.",
    "completion": "The lines that make a shell complete commands and options.",
}

EPILOG = "Say `actionplan COMMAND --help` for what a command takes."


class Program(click.Group):
    """A group of commands, each a module beside this one with a `command` in it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - Click's own signature
        """The names of the commands, in the order of the list."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, from its module."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"actionplan.cli.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        command.short_help = COMMANDS[cmd_name]
        return helped(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The commands in the help, from the list alone."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


program = Program(
    "actionplan",
    help="Keeps a council's action plan in its own words, and answers what is due, overdue and owed.",
    epilog=EPILOG,
    context_settings={"max_content_width": 100},
    add_help_option=False,
    params=[VERSION, HELP],
)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit status."""
    _refuse_empty(arguments)
    # Not as Click's own `main()` would on Windows: "June?" is a phrase here, never a pattern of file names.
    status = program.main(list(arguments), prog_name="actionplan", standalone_mode=False)
    return status if isinstance(status, int) else 0


def _refuse_empty(arguments: Sequence[str]) -> None:
    """Refuse an empty value: it is a variable that a script forgot to set, and would pass for no option at all."""
    for before, each in pairwise(("", *arguments)):
        option, equals, value = each.partition("=")
        if not each.strip():
            raise Fault(f"{before if before.startswith('-') else 'An argument'} is empty. Write it, or leave it out.")
        if equals and option.startswith("--") and not value.strip():
            raise Fault(f"{option} is empty. Write it, or leave it out.")
