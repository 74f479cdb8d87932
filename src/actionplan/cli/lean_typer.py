"""Typer's commands without pydantic, and without Rich if nothing is drawn.

Typer 0.29 and newer import pydantic (100 ms) for the value of every option but a bare flag, and for their own --help.
Here all values are text, and the code that uses a text decides what it means. So `adapt_params` replaces pydantic's
reader by one of text. Rich (100 ms) draws the help on a terminal, and plain help has the same headings. If a future
Typer lacks the names that this relies on, Typer reads the values in its own way, and the program is only slower.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial
from inspect import cleandoc
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from actionplan.cli import panels
from actionplan.cli.errors import CliError
from actionplan.cli.io.screen import write_output
from actionplan.cli.settings.setting_options import add_settings_to_error, report_settings
from actionplan.text.closed_words import describe_wrong_word

_TYPER_OPTIONS = {
    "help": "Show this help.",
    "install_completion": "Let the Tab key complete commands in the shell that you are in.",
    "show_completion": "Print the completion script for the shell that you are in.",
}
"""Our words for the options that Typer adds."""


class TextReader:
    """Reads the values of one option or argument: text as it was typed, and a choice in any letter case."""

    def __init__(self, param: Any) -> None:
        self._option = param.opts[0]
        self._choices = {
            _fold(str(getattr(choice, "value", choice))): choice for choice in param.type_descriptor.choices or ()
        }

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002 - Typer calls it so
        """Read a value, or each of several."""
        if param.multiple or param.nargs == -1:
            return tuple(map(self._read, value or ()))
        return None if value is None else self._read(value)

    def _read(self, value: Any) -> Any:
        if not self._choices or not isinstance(value, str):
            return value
        choice = self._choices.get(_fold(value))
        if choice is None:
            words = [str(getattr(choice_value, "value", choice_value)) for choice_value in self._choices.values()]
            raise CliError(describe_wrong_word(self._option, value, words))
        return choice


class LeanCommand(TyperCommand):
    """A command whose values are read as text, and whose plain help has its options under the headings of panels."""

    def get_params(self, ctx: Any) -> list[Any]:
        """List the parameters, with the one for --help, in the order of the panels."""
        return sorted(adapt_params(super().get_params(ctx)), key=_get_place)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments. An option for one value that is given twice is refused: one of the two would be lost."""
        if not ctx.resilient_parsing:
            _refuse_repeated(self.make_parser(ctx).parse_args(args=list(args))[2])
        rest: list[str] = super().parse_args(ctx, args)
        if not ctx.resilient_parsing:
            report_settings(ctx)
        return rest

    def invoke(self, ctx: Any) -> Any:
        """Run the command. What stops it may come from a setting that nobody thinks of, so it says which there are."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            add_settings_to_error(ctx, error)
            raise

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """List the words of the usage line, without Typer's braces around a required argument."""
        return [piece.replace("{", "").replace("}", "") for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options into plain help."""
        _write_sections(formatter, list_param_rows(self, ctx))


class LeanGroup(TyperGroup):
    """The same for a group of commands, which are under the headings of their panels too."""

    def get_params(self, ctx: Any) -> list[Any]:
        """List the parameters, with the one for --help."""
        return adapt_params(super().get_params(ctx))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options and the commands into plain help."""
        _write_sections(formatter, list_param_rows(self, ctx))
        commands: list[Any] = [self.get_command(ctx, name) for name in self.list_commands(ctx)]
        _write_sections(formatter, [(command.rich_help_panel, command.name, command.help) for command in commands])


def _refuse_repeated(params: Iterable[Any]) -> None:
    """Refuse an option that is given twice and takes one value. `params` are those that were typed, in order."""
    for param, count in Counter(params).items():
        if count > 1 and param.param_type_name == "option" and not (param.multiple or param.is_flag or param.count):
            raise CliError(f"{param.opts[0]} is given {_TIMES.get(count, f'{count} times')}. Give it once.")


_TIMES = {2: "twice"}


def adapt_params(params: list[Any]) -> list[Any]:
    """Let parameters read their values as text, if this Typer asks for a reader, and let --help use our printer."""
    for param in params:
        if hasattr(param, "get_runtime_param") and hasattr(param, "type_descriptor"):
            param.get_runtime_param = partial(TextReader, param)
        if param.param_type_name == "argument" or param.is_flag:
            param.display_type_rich = _hide_type
        param.help = _TYPER_OPTIONS.get(param.name, param.help)
        if param.name == "help":
            param.callback = print_help
    return params


def list_param_rows(command: Any, ctx: Any) -> list[tuple[str, str, str]]:
    """List the heading, the name and the help of each parameter."""
    rows = []
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx)
        if record:
            default = "Arguments" if param.param_type_name == "argument" else panels.OPTIONS
            rows.append((param.rich_help_panel or default, *record))
    return rows


def join_lines(text: str | None) -> str:
    """Put each paragraph of a docstring on one line, so that it can fill the screen. Examples keep their lines."""
    paragraphs = cleandoc(text or "").split("\n\n")
    return "\n\n".join(
        paragraph if paragraph.startswith("\b") else paragraph.replace("\n", " ") for paragraph in paragraphs
    )


def print_help(ctx: typer.Context, _: Any, wanted: bool) -> None:  # noqa: FBT001 - Typer calls it so
    """Print the help like any answer, so that a closed pipe is not an error and a full disk is reported."""
    if wanted and not ctx.resilient_parsing:
        text = ctx.get_help()
        if text:  # Rich has printed its own already
            write_output(f"{text}\n")
        raise typer.Exit


def _get_place(param: Any) -> int:
    """Return the place of a parameter in the help: arguments first, then the panels."""
    return -1 if param.param_type_name == "argument" else panels.get_place(param.rich_help_panel)


def _write_sections(formatter: Any, rows: Iterable[tuple[str, str, str]]) -> None:
    """Write rows under their headings, in the order in which the headings come first."""
    sections: dict[str, list[tuple[str, str]]] = {}
    for heading, *row in rows:
        sections.setdefault(heading, []).append((row[0], row[1]))
    for heading, section in sections.items():
        with formatter.section(heading):
            formatter.write_dl(section)


def _hide_type(ctx: Any) -> str:  # noqa: ARG001 - Typer calls it so
    """Show no type for an argument, which is text, or for a flag, which has no value."""
    return ""


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
