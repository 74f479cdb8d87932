"""A first plan: ask for its title, fill in a template, and write it with the schema beside it."""

# ruff: noqa: PTH112, PTH113, PTH118, PTH120 - pathlib would cost 3 ms to import
from __future__ import annotations

import os
import re
import sys
from importlib.resources import files
from string import Template
from typing import NamedTuple
from unicodedata import category, combining, normalize

import typer

from actionplan.cli.errors import CliError, FileError, convert_setting_error, say
from actionplan.cli.io.atomic_write import create_files
from actionplan.cli.io.files import read_file
from actionplan.cli.io.screen import ask_yes_or_no, write_confirmation
from actionplan.cli.io.stopping import hold_stop
from actionplan.cli.plans.plan_file import format_plan_option
from actionplan.cli.schema_file import encode_schema
from actionplan.dates import Context

SCHEMA_NAME = "plan.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA_NAME}\n"

_KIND = re.compile(
    r"\b(?:(?:royal|london|metropolitan) borough|borough|city|county|district|parish|town|council|of|the|and)\b"
)
"""The kinds of council, which are left out of short names."""


class NewPlan(NamedTuple):
    """The plan to start: its template in `templates`, and the values that were given for the `$name`s in it."""

    template: str
    title: str | None
    authority: str | None
    period: str | None


def write_new_plan(path: str, plan: NewPlan, *, with_schema: bool) -> None:
    """Write a first plan to a path, and the schema beside it, and say so. Ask for what was not given."""
    refuse_existing(path, "new")
    is_asked = sys.stdin is not None and sys.stdin.isatty() and not (plan.title and plan.authority and plan.period)
    if is_asked and ask_yes_or_no("Have you a plan in Word or Excel already?"):
        say("Import it: actionplan import FILE. It asks what is unsure. Nothing was written.")
        return
    title = _clean_line(plan.title or _ask("What is the title of the plan?", "--title"), "title")
    authority = _clean_line(plan.authority or _ask("Whose plan is it?", "--authority"), "authority")
    question = "Which year or years does it cover (like 2017/18)?"
    period = _clean_line(plan.period or _ask(question, "--period"), "period")
    text = fill_template(plan.template, title, authority, period)
    beside, advice = _choose_schema_beside(path) if with_schema else ({}, "")
    option = format_plan_option(path)
    with hold_stop():
        create_files({path: ((MODELINE if with_schema else "") + text).encode()} | beside)
        write_confirmation(f"{path} was written. Edit it, then run: actionplan due{option}\n{advice}")


def write_demo_plan(path: str) -> None:
    """Write the whole plan that comes with the program to a path, and the schema beside it, and say what to ask."""
    refuse_existing(path, "demo")
    beside, advice = _choose_schema_beside(path)
    with hold_stop():
        create_files({path: read_template("demo").encode()} | beside)
        write_confirmation(
            f"{path} was written: Hertsmere's Corporate Action Plan 2017/18. To see what was due in September 2017, "
            f"run: actionplan due{format_plan_option(path)} --month 2017-09 --as-at 2017-09-15\n{advice}"
        )


def fill_template(template: str, title: str, authority: str, period: str) -> str:
    """Build the text of a first plan from a template. The example dates are in its own period."""
    try:
        context = Context(period)
    except ValueError as error:
        raise convert_setting_error(error) from None
    first = context.first.year
    year = f"{first}/{(first + 1) % 100:02}"
    return Template(read_template(template)).substitute(
        name=make_short_name(authority, title),
        title=_quote(title),
        authority=_quote(authority),
        period=_quote(period),
        first=first,
        year=year,
    )


def read_template(name: str) -> str:
    """Return the text of a plan that comes with the program."""
    return files("actionplan.cli").joinpath("templates", f"{name}.yaml").read_text("utf-8")


def make_short_name(authority: str, title: str) -> str:
    """Build a plan's short name, which other plans use in hertsmere:1.2b, from the authority or else the title."""
    return _hyphenate(authority) or _hyphenate(title) or "plan"


def _hyphenate(words: str) -> str:
    parts = normalize("NFKD", words.casefold())
    plain = "".join(character for character in parts if not combining(character) and character not in "'’")
    return "-".join(re.findall(r"[^\W\d_]+", _KIND.sub(" ", plain)))


def refuse_existing(path: str, command: str) -> None:
    """Refuse to write over what is there; `command` is how to name another file."""
    if os.path.isdir(path):
        inside = os.path.join(path, "plan.yaml")
        raise FileError(f"{path} is a folder. Name the file to write in it: actionplan {command} {inside}")
    if os.path.lexists(path):
        raise FileError(f"{path} already exists, and was not changed. Name another file: actionplan {command} FILE.")


def _ask(question: str, option: str) -> str:
    if sys.stdin is None:
        raise CliError(f"Nothing was written, because standard input is closed. Use the option {option}.")
    try:
        return str(typer.prompt(question.rstrip("?"), prompt_suffix="? ", err=True, value_proc=str))
    except typer.Abort as stopped:
        if isinstance(stopped.__context__, KeyboardInterrupt):
            raise
        raise CliError(f"Nothing was written, because there was no answer. Use the option {option}.") from None


def _clean_line(words: str, what: str) -> str:
    """Put a text on one line, and refuse one that a plan cannot hold."""
    line = " ".join(words.split())
    if not line:
        raise CliError(f"The {what} is empty. Nothing was written, because a plan needs one.")
    for character in line:
        if category(character) in {"Cc", "Cs"} or character in "\ufffe\uffff":
            raise CliError(
                f"The {what} has an invisible character in it (U+{ord(character):04X}) that no plan can hold. "
                "Nothing was written. Type it again without it."
            )
    return line


def _quote(words: str) -> str:
    """Write a text for YAML, in quotation marks, so that no sign in it means anything."""
    return "'" + words.replace("'", "''") + "'"


def _choose_schema_beside(path: str) -> tuple[dict[str, bytes], str]:
    """Return the schema file that the plan's first line names, or a sentence if there is one already.

    A schema that already exists is not changed.
    """
    beside = os.path.join(os.path.dirname(path), SCHEMA_NAME)
    if beside == path:
        raise CliError(f"{SCHEMA_NAME} is the name of the schema. Name another file.")
    if not os.path.lexists(beside):
        return {beside: encode_schema()}, ""
    if os.path.isfile(beside) and read_file(beside) == encode_schema():
        return {}, ""
    return {}, f"{beside} already exists, and was not changed. To update it, run: actionplan schema -o {beside}\n"
