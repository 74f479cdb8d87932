"""Write the pages of the commands from the program itself: docs/commands.md and the man page, docs/actionplan.1.

python docs/make_commands.py            # refresh both
python docs/make_commands.py --check    # change nothing; fail if one is stale

Both have all that `actionplan COMMAND --help` prints, in its order. The man page goes into the wheel. It has options
that many commands share only once, below the first of these commands.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import typer

from actionplan import __version__
from actionplan.cli.app import COMMANDS, load_command, make_group
from actionplan.cli.lean_typer import list_param_rows

FOLDER = Path(__file__).resolve().parent
PAGE = FOLDER / "commands.md"
MAN_PAGE = FOLDER / "actionplan.1"

OPENING = """\
# Reference of commands

This page has what `actionplan --help` and `actionplan COMMAND --help` print. It is made from the program. To change it,
change the docstrings and options in `src/actionplan/cli` and run `python docs/make_commands.py`. If you have installed
`actionplan` in an environment that `man` looks into, `man actionplan` shows the same.
"""

Section = tuple[str, tuple[tuple[str, str], ...]]
"""A heading of the help, and the names and the help of what is under it."""


class CommandHelp(NamedTuple):
    """The help of a command: its usage line, its paragraphs, and its options by their headings."""

    name: str
    usage: str
    paragraphs: tuple[str, ...]
    sections: tuple[Section, ...]


def read_program() -> CommandHelp:
    """Read the help of the program itself."""
    return _read_help("actionplan", make_group(), None)


def read_commands() -> dict[str, list[CommandHelp]]:
    """Read the help of each command, by the heading that it is under in the help of the program."""
    above = typer.Context(make_group(), info_name="actionplan")
    return {
        panel: [_read_help(name, load_command(name), above) for name in names]
        for panel, names in groupby(COMMANDS, lambda name: COMMANDS[name].panel)
    }


def _read_help(name: str, command: typer.core.TyperCommand, above: typer.Context | None) -> CommandHelp:
    context = typer.Context(command, info_name=name, parent=above, **command.context_settings)
    rows = list_param_rows(command, context)
    sections = tuple(
        (heading, tuple((names, text) for _, names, text in grouped))
        for heading, grouped in groupby(rows, lambda row: row[0])
    )
    return CommandHelp(name, " ".join(context.get_usage().split()), tuple((command.help or "").split("\n\n")), sections)


def list_command_sections() -> tuple[Section, ...]:
    """List the commands with their lines, by heading."""
    return tuple(
        (panel, tuple((name, COMMANDS[name].line) for name in names))
        for panel, names in groupby(COMMANDS, lambda name: COMMANDS[name].panel)
    )


def build_page() -> str:
    """Build the page in Markdown."""
    program = read_program()
    lines = [OPENING, "## actionplan", *_list_lines(program)]
    for section in list_command_sections():
        lines += _list_table(section, lambda name: f"[{name}](#{name})")
    lines += [make_group().epilog, ""]
    for panel, helps in read_commands().items():
        lines += [f"## {panel}", ""]
        for each in helps:
            lines += [f"### {each.name}", *_list_lines(each)]
    return "\n".join(lines).rstrip() + "\n"


def _list_lines(each: CommandHelp) -> Iterator[str]:
    yield f"\n```text\n{each.usage}\n```\n"
    for paragraph in each.paragraphs:
        yield f"```sh\n{paragraph[2:]}\n```\n" if paragraph.startswith("\b") else f"{escape_markdown(paragraph)}\n"
    for section in each.sections:
        yield from _list_table(section, lambda names: f"`{names}`")


def _list_table(section: Section, mark: Callable[[str], str]) -> Iterator[str]:
    heading, rows = section
    yield f"| {heading} | what it does |"
    yield "| --- | --- |"
    yield from (f"| {mark(names)} | {escape_markdown(text)} |" for names, text in rows)
    yield ""


def escape_markdown(text: str) -> str:
    """Escape what Markdown would take for markup, except between backticks."""
    parts = text.split("`")
    signs = str.maketrans({"&": "&amp;", "<": "&lt;", "*": r"\*", "|": r"\|"})
    return "`".join(part if n % 2 else part.translate(signs) for n, part in enumerate(parts))


def build_man_page() -> str:
    """Build the man page in the language of roff."""
    program = read_program()
    about, *_ = program.paragraphs
    lines = [
        '.\\" Made from the program by docs/make_commands.py',
        f'.TH ACTIONPLAN 1 "" "actionplan {__version__}"',
        ".SH NAME",
        r"actionplan \- " + escape_roff(about[0].lower() + about[1:].rstrip(".")),
        ".SH SYNOPSIS",
        _mark_names(program.usage.removeprefix("Usage: ")),
        ".SH DESCRIPTION",
        escape_roff(about),
        *_list_roff(program.sections, {}),
        ".SH COMMANDS",
        *_list_roff(list_command_sections(), {}),
    ]
    seen: dict[Section, str] = {}
    for panel, helps in read_commands().items():
        lines.append(f".SH {panel.upper()}")
        for each in helps:
            lines += [f".SS {each.name}", _mark_names(each.usage.removeprefix("Usage: "))]
            for paragraph in each.paragraphs:
                lines += _list_roff_paragraph(paragraph)
            lines += _list_roff(each.sections, seen)
            seen |= {section: each.name for section in each.sections if section not in seen}
    return "\n".join(lines) + "\n"


def _list_roff_paragraph(paragraph: str) -> Iterator[str]:
    if paragraph.startswith("\b"):
        yield from (".PP", ".nf", *map(escape_roff, paragraph[2:].split("\n")), ".fi")
    else:
        yield from (".PP", escape_roff(paragraph))


def _list_roff(sections: tuple[Section, ...], seen: dict[Section, str]) -> Iterator[str]:
    """Yield the lines on options, or where they were listed before, if that takes less room."""
    for section in sections:
        heading, rows = section
        yield from (".PP", rf"\fB{escape_roff(heading)}:\fR")
        if section in seen and len(rows) > 1:
            yield rf"As for \fB{escape_roff(seen[section])}\fR."
            continue
        for names, text in rows:
            yield from (".TP", _mark_names(names), escape_roff(text))


def _mark_names(names: str) -> str:
    """Mark what is typed as it is in bold, and what stands for something else in italics."""
    words = re.split(r"([\s,]+)", names)
    return "".join(
        escape_roff(word)
        if not word.strip(" ,")
        else rf"\fI{escape_roff(word)}\fR"
        if word.strip("[].").isupper()
        else rf"\fB{escape_roff(word)}\fR"
        for word in words
    )


def escape_roff(text: str) -> str:
    """Escape what roff would take for its own signs. What is between backticks is in bold."""
    signs = {"\\": r"\e", "-": r"\-", "'": r"\(aq", "^": r"\(ha", "~": r"\(ti"}
    written = "".join(signs.get(sign, sign if sign.isascii() else f"\\[u{ord(sign):04X}]") for sign in text)
    written = re.sub(r"`([^`]+)`", r"\\fB\1\\fR", written)
    return rf"\&{written}" if written.startswith((".", "'")) else written


def main() -> None:
    """Refresh the pages, or check them."""
    for path, made in ((PAGE, build_page()), (MAN_PAGE, build_man_page())):
        if "--check" not in sys.argv:
            path.write_text(made, encoding="utf-8", newline="\n")
        elif path.read_text(encoding="utf-8") != made:
            sys.exit(f"docs/{path.name} is stale: run python docs/make_commands.py")


if __name__ == "__main__":
    main()
