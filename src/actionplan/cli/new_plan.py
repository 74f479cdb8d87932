"""A first plan: asking what it is called, filling in a template, and writing it with the schema beside it."""

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
from actionplan.cli.io.screen import write_confirmation
from actionplan.cli.plans.plan_file import format_plan_option
from actionplan.cli.schema_file import encode_schema
from actionplan.dates import Context

SCHEMA_NAME = "plan.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA_NAME}\n"

_KIND = re.compile(
    r"\b(?:(?:royal|london|metropolitan) borough|borough|city|county|district|parish|town|council|of|the|and)\b"
)
"""What councils are called beside their own name."""


class NewPlan(NamedTuple):
    """What is known of a plan to be started: its template in `templates`, and the values for the `$name`s in it."""

    template: str
    title: str | None
    authority: str | None
    period: str | None


def write_new_plan(path: str, plan: NewPlan, *, with_schema: bool) -> None:
    """Write a first plan to a path, and the schema beside it, and say so. Ask for what is not known."""
    refuse_existing(path, "new")
    if sys.stdin is not None and sys.stdin.isatty() and not (plan.title and plan.authority and plan.period):
        say("Have you a plan in Word or Excel? Stop here (Ctrl+C) and import it: actionplan import FILE")
    title = _clean_line(plan.title or _ask("What is the plan called?", "--title"), "title")
    authority = _clean_line(plan.authority or _ask("Whose plan is it?", "--authority"), "authority")
    question = "Which year or years does it cover (like 2017/18)?"
    period = _clean_line(plan.period or _ask(question, "--period"), "period")
    text = fill_template(plan.template, title, authority, period)
    beside, advice = _choose_schema_beside(path) if with_schema else ({}, "")
    create_files({path: ((MODELINE if with_schema else "") + text).encode()} | beside)
    option = format_plan_option(path)
    write_confirmation(f"{path} is written. Edit it, and see what is due with: actionplan due{option}\n{advice}")


def fill_template(template: str, title: str, authority: str, period: str) -> str:
    """Make the text of a first plan from a template. The example dates fall in its own period."""
    try:
        context = Context(period)
    except ValueError as error:
        raise convert_setting_error(error) from None
    first = context.first.year
    year = f"{first}/{(first + 1) % 100:02}"
    text = files("actionplan.cli").joinpath("templates", f"{template}.yaml").read_text("utf-8")
    return Template(text).substitute(
        name=make_short_name(authority, title),
        title=_quote(title),
        authority=_quote(authority),
        period=_quote(period),
        first=first,
        year=year,
    )


def make_short_name(authority: str, title: str) -> str:
    """Make a plan's short name, as other plans write it in hertsmere:1.2b: of the authority, or else of the title."""
    return _hyphenate(authority) or _hyphenate(title) or "plan"


def _hyphenate(words: str) -> str:
    parts = normalize("NFKD", words.casefold())
    plain = "".join(each for each in parts if not combining(each) and each not in "'’")
    return "-".join(re.findall(r"[^\W\d_]+", _KIND.sub(" ", plain)))


def refuse_existing(path: str, command: str) -> None:
    """Refuse to write over what is there; `command` is how to name another file."""
    if os.path.isdir(path):
        inside = os.path.join(path, "plan.yaml")
        raise FileError(f"{path} is a folder. Name the file to write in it: actionplan {command} {inside}")
    if os.path.lexists(path):
        raise FileError(
            f"{path} is there already, and nothing is written over it. Name another file: actionplan {command} FILE."
        )


def _ask(question: str, option: str) -> str:
    if sys.stdin is None:
        raise CliError(f"Standard input is closed, and nothing was written. Give it as an option: {option}.")
    try:
        return str(typer.prompt(question.rstrip("?"), prompt_suffix="? ", err=True, value_proc=str))
    except typer.Abort as stopped:
        if isinstance(stopped.__context__, KeyboardInterrupt):
            raise
        raise CliError(f"No answer came, and nothing was written. Give it as an option: {option}.") from None


def _clean_line(words: str, what: str) -> str:
    """Put a text on one line, as a plan can hold it."""
    line = " ".join(words.split())
    if not line:
        raise CliError(f"The {what} is empty, and nothing was written. A plan needs one.")
    for each in line:
        if category(each) in {"Cc", "Cs"} or each in "\ufffe\uffff":
            raise CliError(
                f"The {what} has an invisible character in it (U+{ord(each):04X}) that no plan can hold. "
                "Nothing was written. Type it again without."
            )
    return line


def _quote(words: str) -> str:
    """Write a text as YAML has it: in quotation marks, in which nothing but themselves means anything."""
    return "'" + words.replace("'", "''") + "'"


def _choose_schema_beside(path: str) -> tuple[dict[str, bytes], str]:
    """Give the schema that the plan's first line names, to be written beside it; or, if another is there, a sentence.

    A schema that is there is left as it is.
    """
    beside = os.path.join(os.path.dirname(path), SCHEMA_NAME)
    if beside == path:
        raise CliError(f"{SCHEMA_NAME} is the name of the schema. Name another file: actionplan new FILE.")
    if not os.path.lexists(beside):
        return {beside: encode_schema()}, ""
    if os.path.isfile(beside) and read_file(beside) == encode_schema():
        return {}, ""
    return {}, f"{beside} was there already, and is left as it was. To renew it: actionplan schema -o {beside}\n"
