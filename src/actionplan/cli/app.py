"""The app: the list of commands, and the loading of one of them. The list's help imports none of their modules."""

import os
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise
from keyword import iskeyword
from typing import Annotated, Any, Literal, NamedTuple

import typer
from typer.core import TyperCommand

from actionplan import __version__
from actionplan.cli.errors import EXIT_STOPPED, CliError
from actionplan.cli.guard import COMPLETION_VARIABLE, run_guarded
from actionplan.cli.io.screen import get_width, has_colour, is_screen, settle_width, write_output
from actionplan.cli.io.stopping import ignore_stop
from actionplan.cli.lean_typer import LeanCommand, LeanGroup, join_lines
from actionplan.cli.settings.setting_options import add_setting_options, link_settings
from actionplan.text.fuzzy import find_nearest

REPORTS, ROUND, EVENTS, FILE = "Questions", "Asking officers", "What happened", "The file"


class CommandEntry(NamedTuple):
    """A command in the list: its panel, its line of help, and the module in `commands` that has its function.

    The line is also the first sentence of the command's own help.
    """

    panel: str
    line: str
    module: str


COMMANDS = {
    "due": CommandEntry(REPORTS, "List what is due in a month or a period.", "reports"),
    "overdue": CommandEntry(REPORTS, "List what is late, and by how long, worst first.", "reports"),
    "slipped": CommandEntry(REPORTS, "List the dates that have moved, how far and why, worst first.", "reports"),
    "by-officer": CommandEntry(REPORTS, "List the targets of each officer, or of some officers.", "reports"),
    "by-field": CommandEntry(REPORTS, "List the targets by one of your own columns, such as Priority.", "reports"),
    "summary": CommandEntry(REPORTS, "Count on one page where the targets stand, beside an earlier day.", "reports"),
    "measures": CommandEntry(REPORTS, "List the measures that are numbers, and which are on target.", "reports"),
    "decisions": CommandEntry(REPORTS, "Show which bodies have decided what, or one body's forward plan.", "reports"),
    "timeline": CommandEntry(REPORTS, "Draw the year as bars, with a line for each target.", "reports"),
    "changes": CommandEntry(REPORTS, "Show what changed since a day, a revision or an earlier copy.", "reports"),
    "not-updated": CommandEntry(REPORTS, "List what is open and has had no update since a day, by officer.", "reports"),
    "report": CommandEntry(REPORTS, "Write the paper for a meeting, about the plan or a part of it.", "meeting_paper"),
    "show": CommandEntry(REPORTS, "Show the plan with the status of each target, or one part of it.", "reports"),
    "export": CommandEntry(REPORTS, "Write every target to a spreadsheet, a calendar or a data file.", "reports"),
    "request-updates": CommandEntry(
        ROUND, "Write a workbook and a message for each officer, to ask how their targets stand.", "updates"
    ),
    "outstanding": CommandEntry(
        ROUND, "List who has not answered a request for updates, and what is empty.", "updates"
    ),
    "collect-updates": CommandEntry(ROUND, "Take in the workbooks that officers sent back.", "updates"),
    "note": CommandEntry(EVENTS, "Record what an officer says about a target.", "record"),
    "start": CommandEntry(EVENTS, "Record that work on a target has started.", "record"),
    "complete": CommandEntry(EVENTS, "Record that a target, one of its dates, or one of its steps, was met.", "record"),
    "measure": CommandEntry(EVENTS, "Record a figure that was measured.", "record"),
    "revise": CommandEntry(EVENTS, "Record a new date for a target, agreed or proposed.", "record"),
    "reassign": CommandEntry(EVENTS, "Record that another officer is responsible for an output.", "record"),
    "decide": CommandEntry(EVENTS, "Record what a body or a party decided about a target.", "record"),
    "suspend": CommandEntry(EVENTS, "Record that work on a target stops.", "record"),
    "resume": CommandEntry(EVENTS, "Record that work on a suspended target starts again.", "record"),
    "delete": CommandEntry(EVENTS, "Record that a target was taken out of the plan.", "record"),
    "happened": CommandEntry(EVENTS, "Record that an event has happened which targets wait for.", "record"),
    "undo": CommandEntry(EVENTS, "Take the last recording back, or the newest event of a target out.", "undo"),
    "validate": CommandEntry(FILE, "Check plans: what is wrong, where, and what to write instead.", "validate"),
    "explain": CommandEntry(FILE, "Explain how a date is read, or what a finding means.", "explain"),
    "lsp": CommandEntry(
        FILE, "Help an editor while you type a plan: it shows how dates are read, and what is wrong.", "lsp"
    ),
    "import": CommandEntry(FILE, "Import a published plan from Word, Excel, CSV, HTML or PDF.", "import_file"),
    "roll-over": CommandEntry(FILE, "Start next year's plan with what is not finished.", "roll_over"),
    "new": CommandEntry(FILE, "Start a plan file, with comments that explain the format.", "new"),
    "demo": CommandEntry(FILE, "Write a whole plan to try the program with.", "new"),
    "schema": CommandEntry(FILE, "Print the JSON Schema of a plan file, for editors.", "new"),
}

_SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class LazyGroup(LeanGroup):
    """A group that has a name, a panel and a line of help for each command, and loads a command when it is used."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        for name, entry in COMMANDS.items():
            self.add_command(TyperCommand(name, help=entry.line, rich_help_panel=entry.panel))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the command that was typed, and load it."""
        try:
            name, command, rest = super().resolve_command(ctx, args)
        except typer.TyperException as error:
            if likely := suggest_command(args[0]):
                error.message = f"{error.message.rstrip('.')}. Did you mean '{likely}'?"
            raise
        return name, load_command(name) if name in COMMANDS else command, rest


def suggest_command(typed: str) -> str:
    """Return the command that a word is most like, or "".

    A word that is its opposite, like "undelete", gets no suggestion.
    """
    likely = find_nearest(typed, COMMANDS)
    return "" if likely and likely in typed[1:] else likely


def load_command(name: str) -> Any:
    """Load a command from its module, where its function has its name, with `_` for `-` and after a word of Python."""
    module = import_module(f"actionplan.cli.commands.{COMMANDS[name].module}")
    function = getattr(module, name.replace("-", "_") + "_" * iskeyword(name))
    command_class = getattr(module, "COMMAND_CLASSES", {}).get(name, LeanCommand)
    app = typer.Typer(add_completion=False, rich_markup_mode=_choose_markup())
    app.command(
        name, cls=command_class, help=join_lines(function.__doc__ or COMMANDS[name].line), context_settings=_SETTINGS
    )(add_setting_options(function))
    return link_settings(typer.main.get_command(app))


def make_group() -> Any:
    """Make the group of all commands, with the options of the program itself."""
    app = typer.Typer(
        cls=LazyGroup,
        help="Keep a council's action plan in its own words, and see what is due, what is late and who owes it.",
        epilog="Run `actionplan COMMAND --help` for the options of a command.",
        no_args_is_help=True,
        suggest_commands=False,  # which would suggest `complete` for "incomplete"
        rich_markup_mode=_choose_markup(),
        pretty_exceptions_enable=False,
        context_settings=_SETTINGS,
    )
    app.callback()(_take_program_options)
    return typer.main.get_command(app)


def run_program(arguments: Sequence[str]) -> int:
    """Run one command line, and return its exit status, whatever happens. After that, Control-C is ignored."""
    status = run_guarded(_run, arguments)
    ignore_stop()
    return status


def _run(arguments: Sequence[str]) -> int:
    settle_width()
    group = make_group()
    if instruction := os.environ.get(COMPLETION_VARIABLE):
        from actionplan.cli.completion import complete  # noqa: PLC0415 - only a shell asks for it

        answered = complete(instruction, load_command, group)
        if answered is not None:
            return answered
    _refuse_empty(arguments)
    _refuse_file_as_option(arguments)
    _refuse_shell(arguments, group)
    # Typer leaves "June?" alone on Windows if it gets the arguments: it is a phrase, not a pattern of file names.
    status = group.main(list(arguments), prog_name="actionplan", standalone_mode=False)
    if status == EXIT_STOPPED:  # which Typer gives for Control-C
        raise KeyboardInterrupt
    return status if isinstance(status, int) else 0


_MIN_DRAWN_WIDTH = 60


def _choose_markup() -> Literal["rich"] | None:
    """Choose Rich to draw the help on a screen with colours.

    Elsewhere the help is plain text, without the time that Rich takes. So it is on a narrow screen, where Rich would
    cut the names of options.
    """
    return "rich" if is_screen() and has_colour() and get_width() >= _MIN_DRAWN_WIDTH else None


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - Typer calls it so
    if wanted:
        write_output(f"actionplan {__version__}\n")
        raise typer.Exit


def _take_program_options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Take the options of the program itself."""


def _refuse_empty(arguments: Sequence[str]) -> None:
    """Refuse an empty value. A script may have forgotten to set a variable, and the option would count as left out."""
    for before, argument in pairwise(("", *arguments)):
        option, equals, value = argument.partition("=")
        if not argument.strip():
            raise CliError(
                f"{before if before.startswith('-') else 'An argument'} is empty. Give it a value, or leave it out."
            )
        if equals and option.startswith("--") and not value.strip():
            raise CliError(f"{option} is empty. Give it a value, or leave it out.")


def _refuse_file_as_option(arguments: Sequence[str]) -> None:
    """Refuse an option that is the name of a file: a pattern like `*/plan.yaml` also finds `--output=x/plan.yaml`."""
    for argument in arguments:
        if argument == "--":
            return
        if argument.startswith("-") and ("/" in argument or "." in argument) and os.path.lexists(argument):  # noqa: PTH110, RUF100
            raise CliError(
                f"{argument} is the name of a file here, and it could also be an option. Write ./{argument} for the "
                "file."
            )


def _refuse_shell(arguments: Sequence[str], group: Any) -> None:
    """Refuse the name of a shell after an option of completion. Typer would install for the shell in use instead."""
    option, *rest = arguments or ("",)
    if rest and any(option in param.opts and param.is_flag for param in group.params if param.name in _COMPLETION):
        raise CliError(f"{option} is for the shell that you type it in. Leave out {' '.join(rest)}.")


_COMPLETION = ("install_completion", "show_completion")
"""The options for completion that Typer adds. They take the name of a shell only if it cannot find out which it is."""
