"""Completion in shells: find what can come next on a command line, and write it so that the shell can use it safely.

The scripts that `--install-completion` writes are Typer's. They ask the program through environment variables. The
answers are values of the plan at hand, quoted for the shell, and Rich is not loaded for a line of help. If nothing is
known, the shell completes file names. A value that can only be meant to do harm, like `$(rm x)`, is left out.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from actionplan.cli.errors import EXIT_REFUSED
from actionplan.cli.io.screen import write_output
from actionplan.text.english import shorten

_SIGNS = frozenset(" .,'’‘“”&()/:+-–—_@%#=")
"""The signs that a value may have, as well as letters and digits. Other signs have a meaning in some shell."""

_BARE = frozenset("./:+,-_@%")
"""The signs that bash takes literally outside quotation marks."""


_MAX_HELP_LENGTH = 72
"""How many characters of a line of help are shown: the first sentence of every command."""


class CommandLine(NamedTuple):
    """The words before the cursor, the beginning of the word at the cursor, and the quotation mark that it is in."""

    words: list[str]
    begun: str
    quote: str = ""


class ShellCompletion(NamedTuple):
    """A word that can come next, and a line of help."""

    value: str
    help: str = ""


def complete(instruction: str, load: Callable[[str], Any], group: Any) -> int | None:
    """Answer a shell that asks what can come next. Return the exit status, or `None` for an unknown shell.

    `load` returns the command with a name. `group` has the options of the program itself and the names of commands.
    """
    action, _, shell = instruction.partition("_")
    if shell == "complete":
        action, shell = shell, action  # as other programs are asked
    if action != "complete" or shell not in _SHELLS:
        return None
    read_line, write_words = _SHELLS[shell]
    line = read_line()
    prefix, completions = find_completions(line, load, group)
    if os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return 0 if completions else EXIT_REFUSED
    write_output("".join(f"{word}\n" for word in write_words(completions, prefix, line.quote)).encode())
    return 0


def find_completions(line: CommandLine, load: Callable[[str], Any], group: Any) -> tuple[str, list[ShellCompletion]]:
    """Find what can come next, and the part of the word that stays, which is `--officer=` in `--officer=He`."""
    name = next((word for word in line.words if not word.startswith("-")), "")
    if not name:
        context = group.make_context("actionplan", [], resilient_parsing=True)
        list_next = _list_options if line.begun.startswith("-") else _list_commands
        return "", _choose(list_next(group, context), line.begun)
    if name not in group.commands:
        return "", []
    return _complete_in(load(name), line.words[line.words.index(name) + 1 :], line.begun)


def split_words(text: str, escape: str = "\\") -> CommandLine:
    """Split what was typed into words, as shells do.

    Quotation marks and escape signs go, and the last word is not finished.
    """
    words, word, quote, is_begun = [], "", "", False
    signs = iter(text)
    for sign in signs:
        if quote:
            if sign == quote:
                quote = ""
            elif sign == escape and quote == '"':
                word += next(signs, "")
            else:
                word += sign
        elif sign in "'\"":
            quote, is_begun = sign, True
        elif sign == escape:
            word, is_begun = word + next(signs, ""), True
        elif sign.isspace():
            if is_begun:
                words.append(word)
            word, is_begun = "", False
        else:
            word, is_begun = word + sign, True
    return CommandLine(words, word, quote)


def _complete_in(command: Any, words: list[str], begun: str) -> tuple[str, list[ShellCompletion]]:
    """Find what can come next among the words of a command."""
    params = command.get_params(command.make_context(command.name, [], resilient_parsing=True))
    takes_value = {option: param for param in params if _takes_value(param) for option in param.opts}
    is_open = "--" not in words
    before = takes_value.get(words[-1]) if words and is_open else None
    context = command.make_context(command.name, words[:-1] if before else words, resilient_parsing=True)
    option, equals, value = begun.partition("=")
    if before:
        return "", _choose(_list_values(before, context), begun)
    if equals and is_open and option in takes_value:
        return f"{option}=", _choose(_list_values(takes_value[option], context), value)
    if begun.startswith("-") and is_open:
        return "", _choose(_list_options(command, context), begun)
    argument = next((param for param in params if _is_missing(param, context)), None)
    return "", _choose(_list_values(argument, context), begun) if argument else []


def _takes_value(param: Any) -> bool:
    return param.param_type_name == "option" and not param.is_flag


def _is_missing(param: Any, context: Any) -> bool:
    """Return True if an argument can still take a word."""
    value = context.params.get(param.name)
    return param.param_type_name == "argument" and (param.nargs == -1 or value in (None, param.default))


def _list_commands(group: Any, context: Any) -> Iterator[ShellCompletion]:
    for name in group.list_commands(context):
        yield ShellCompletion(name, group.get_command(context, name).help)


def _list_options(command: Any, context: Any) -> Iterator[ShellCompletion]:
    """List the options that are not used yet, or can be repeated."""
    for param in command.get_params(context):
        if param.param_type_name == "option" and (param.multiple or not context.params.get(param.name)):
            yield from (ShellCompletion(option, param.help or "") for option in (*param.opts, *param.secondary_opts))


def _list_values(param: Any, context: Any) -> Iterator[ShellCompletion]:
    """List the values of an option or an argument that are known and safe."""
    for item in param.shell_complete(context, ""):
        if is_safe(item.value):
            yield ShellCompletion(item.value, item.help or "")


def is_safe(value: str) -> bool:
    """Return True if a value has only letters, digits and harmless signs, and cannot be an option."""
    plain = all(sign.isalnum() or sign in _SIGNS for sign in value)
    return plain and value == " ".join(value.split()) and not value.startswith("-")


def _choose(completions: Iterable[ShellCompletion], begun: str) -> list[ShellCompletion]:
    """Select what starts like the word, in either letter case, each once."""
    chosen = {
        completion.value: completion
        for completion in completions
        if completion.value.casefold().startswith(begun.casefold())
    }
    return list(chosen.values())


def _read_bash() -> CommandLine:
    """Read the words as bash splits them, which is also at each `=`."""
    text, place = os.environ.get("COMP_WORDS", ""), int(os.environ.get("COMP_CWORD", "0"))
    raw = text.split("\n") if "\n" in text else text.split(" ")
    words = [split_words(word).begun for word in raw[1:place] if word != "="]
    last = raw[place] if place < len(raw) else ""
    _, begun, quote = split_words("" if last == "=" else last)
    return CommandLine(words, begun, quote)


def _read_typed() -> CommandLine:
    """Read what was typed up to the cursor, in zsh or fish."""
    words, begun, quote = split_words(os.environ.get("_TYPER_COMPLETE_ARGS", ""))
    return CommandLine(words[1:], begun, quote)


def _read_powershell() -> CommandLine:
    """Read what was typed, and the word at the cursor, which PowerShell sends separately."""
    words, last, _ = split_words(os.environ.get("_TYPER_COMPLETE_ARGS", ""), "`")
    begun = os.environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
    every = [*words, last] if last else words
    return CommandLine(every[1:-1] if begun else every[1:], begun.strip("'\""))


def _write_bash(completions: list[ShellCompletion], prefix: str, quote: str) -> Iterator[str]:
    """Write a word on each line, and escape what must be escaped inside the quotation marks that the user opened."""
    is_split = "=" in os.environ.get("COMP_WORDS", "").split("\n")  # bash then keeps what is before the `=`
    for completion in completions:
        if quote == '"':
            value = completion.value
        elif quote:
            value = completion.value.replace("'", "'\\''")
        else:
            value = "".join(sign if sign.isalnum() or sign in _BARE else f"\\{sign}" for sign in completion.value)
        yield value if is_split else f"{prefix}{value}"


def _write_zsh(completions: list[ShellCompletion], prefix: str, _: str) -> Iterator[str]:
    """Write the commands that give zsh the words. It quotes them itself when it inserts them."""
    if not completions:
        yield "_files"
        return
    if prefix:
        yield "compset -P 1 '*=';"
    words = [
        completion.value.replace(":", "\\:") + (f":{_shorten(completion.help)}" if completion.help else "")
        for completion in completions
    ]
    yield f"local -a _actionplan_words; _actionplan_words=({' '.join(map(_quote, words))});"
    yield "_describe -V value _actionplan_words -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}'"


def _write_fish(completions: list[ShellCompletion], prefix: str, _: str) -> Iterator[str]:
    """Write a word on each line, with its help after a tab. fish quotes the words itself when it inserts them."""
    for completion in completions:
        yield (
            f"{prefix}{completion.value}\t{_shorten(completion.help)}"
            if completion.help
            else f"{prefix}{completion.value}"
        )


def _write_powershell(completions: list[ShellCompletion], prefix: str, _: str) -> Iterator[str]:
    """Write a word on each line, with its help. Words with more than letters, digits and points get quotation marks."""
    for completion in completions:
        value = f"{prefix}{completion.value}"
        if not all(sign.isalnum() or sign in "._-" for sign in value):
            doubled = "".join(sign * 2 if sign in "'’‘" else sign for sign in value)  # all three end a text there
            value = f"'{doubled}'"
        yield f"{value}:::{_shorten(completion.help) or ' '}"


def _quote(text: str) -> str:
    """Quote a text for zsh."""
    quoted = text.replace("'", "'\\''")
    return f"'{quoted}'"


def _shorten(text: str) -> str:
    """Put a help text on one line, without signs that would move the cursor."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return shorten(line, _MAX_HELP_LENGTH)


_Writer = Callable[[list[ShellCompletion], str, str], Iterator[str]]

_SHELLS: dict[str, tuple[Callable[[], CommandLine], _Writer]] = {
    "bash": (_read_bash, _write_bash),
    "zsh": (_read_typed, _write_zsh),
    "fish": (_read_typed, _write_fish),
    "powershell": (_read_powershell, _write_powershell),
    "pwsh": (_read_powershell, _write_powershell),
}
