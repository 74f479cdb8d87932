"""Word what Typer refuses, as the rest of the program would: what is wrong, what was meant, and where to find help."""

from __future__ import annotations

import re
from typing import Any

from actionplan.text.fuzzy import find_nearest

_EXTRA_WORDS = re.compile(r"Got unexpected extra argument(?:\(s\)|s)? \((.*)\)")
_MIN_LIKENESS = 0.7
"""How like an option must be: two letters of six may differ."""


def describe_usage_error(error: Any, command: str) -> str:
    """Describe what Typer refused in the arguments of a command (`actionplan due`), and where its help is."""
    context = getattr(error, "ctx", None)
    where = context.command_path if context else command
    sentence = _describe(error, context, where.rpartition(" ")[2])
    end = "" if sentence.endswith(("?", ".")) else "."
    return f"{sentence}{end} Run `{where} --help` for {'its options' if ' ' in where else 'a list'}."


def _describe(error: Any, context: Any, name: str) -> str:
    kind, sentence = type(error).__name__, error.format_message()
    if kind == "NoSuchOption":
        return f"`{name}` has no option {error.option_name}.{_suggest_option(error.option_name, context)}"
    if kind == "MissingParameter" and error.param is not None:
        return f"`{name}` needs {_name_parameter(error.param)}."
    if extra := _EXTRA_WORDS.fullmatch(sentence.rstrip(".")):
        return f'`{name}` has no use for "{extra[1]}". Put words that belong together in quotation marks'
    return str(sentence).replace("requires an argument", "needs a value")


def _suggest_option(written: str, context: Any) -> str:
    """Suggest the option of the command that is most like what was written, or has it as its beginning."""
    options = [
        option for param in context.command.get_params(context) for option in param.opts if option.startswith("--")
    ]
    plain = written.lstrip("-")
    whole = [option for option in options if len(plain) > 1 and option[2:].startswith(plain)]
    named = {option[2:]: option for option in options}
    nearest = whole[0] if len(whole) == 1 else named.get(find_nearest(plain, named, min_similarity=_MIN_LIKENESS), "")
    return f" Did you mean {nearest}?" if nearest else ""


def _name_parameter(param: Any) -> str:
    name, metavar = param.opts[0], param.metavar or ""
    return f"{name} {metavar}".strip() if name.startswith("-") else metavar or name
