"""`actionplan new`: a first plan.yaml, and beside it the schema that editors read it by."""

from __future__ import annotations

import os
from unicodedata import category

import click

from actionplan.cli.errors import Fault, FileFault, setting
from actionplan.cli.files import again, read
from actionplan.cli.output import write

SCHEMA = "plan.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA}\n"
TEMPLATES = ("corporate", "plan-making")
"""The files in `templates/`, the usual one first. A `$name` in them is filled in."""


@click.command("new")
@click.argument("path", default="plan.yaml", metavar="[FILE]")
@click.option("--title", metavar="TEXT", help="What the plan is called.")
@click.option("--authority", metavar="NAME", help="Whose plan it is.")
@click.option("--period", metavar="PERIOD", help="The year or years it covers, like 2017/18.")
@click.option(
    "--template",
    type=click.Choice(TEMPLATES),
    default=TEMPLATES[0],
    help="What to begin with: a corporate action plan, unless you say otherwise, or a programme of plan-making: its "
    "stages, and the decisions of each council.",
)
@click.option("--schema/--no-schema", default=True, help=f"Write {SCHEMA} beside it, which editors check it by.")
def command(  # noqa: PLR0913 - an argument for each option
    path: str, title: str | None, authority: str | None, period: str | None, template: str, *, schema: bool
) -> int:
    """Start a plan: write a first FILE (plan.yaml, if none is named) with comments that teach the format.

    What is not given as an option is asked for. A file that is there already is never written over.
    """
    _refuse(path)
    title = _line(title or _asked("What is the plan called?", "--title"), "title")
    authority = _line(authority or _asked("Whose plan is it?", "--authority"), "authority")
    period = _line(period or _asked("Which year or years does it cover (like 2017/18)?", "--period"), "period")
    _write(path, (MODELINE if schema else "") + text(template, title, authority, period))
    left = _schema_beside(path) if schema else ""
    write(f"{path} is written. Edit it, and see what is due with: actionplan due{again(path)}\n{left}")
    return 0


def text(template: str, title: str, authority: str, period: str) -> str:
    """The first plan, as text: a template, filled in. The example dates fall in its own period."""
    from string import Template  # noqa: PLC0415 - not for --help

    from actionplan.cli.short_name import short_name  # noqa: PLC0415
    from actionplan.dates import Context  # noqa: PLC0415

    try:
        context = Context(period)
    except ValueError as error:
        raise setting(error) from None
    first = context.first.year
    year = f"{first}/{(first + 1) % 100:02}"
    path = os.path.join(os.path.dirname(__file__), "templates", f"{template}.yaml")  # noqa: PTH118, PTH120
    return Template(read(path).decode()).substitute(
        name=short_name(authority, title),
        title=_scalar(title),
        authority=_scalar(authority),
        period=_scalar(period),
        first=first,
        year=year,
    )


def _refuse(path: str) -> None:
    if os.path.isdir(path):  # noqa: PTH112 - pathlib would cost 3 ms to import
        inside = os.path.join(path, "plan.yaml")  # noqa: PTH118
        raise FileFault(f"{path} is a folder. Name the file to write in it: actionplan new {inside}")
    if os.path.lexists(path):
        raise FileFault(
            f"{path} is there already, and nothing is written over it. Name another file: actionplan new FILE."
        )


def _asked(words: str, option: str) -> str:
    from actionplan.cli.errors import USAGE  # noqa: PLC0415

    try:
        return str(click.prompt(words.rstrip("?"), prompt_suffix="? ", err=True))
    except click.Abort as stopped:
        if isinstance(stopped.__context__, KeyboardInterrupt):
            raise
        raise Fault(f"No answer came, and nothing was written. Give it as an option: {option}.", USAGE) from None


def _line(words: str, what: str) -> str:
    """A text on one line, as a plan can hold it."""
    line = " ".join(words.split())
    if not line:
        raise Fault(f"The {what} is empty, and nothing was written. A plan needs one.")
    for each in line:
        if category(each) in {"Cc", "Cs"} or each in "\ufffe\uffff":
            raise Fault(
                f"The {what} has an invisible character in it (U+{ord(each):04X}) that no plan can hold. "
                "Nothing was written. Type it again without."
            )
    return line


def _scalar(words: str) -> str:
    """A text as YAML has it: in quotation marks, in which nothing but themselves means anything."""
    return "'" + words.replace("'", "''") + "'"


def _write(path: str, made: str) -> None:
    from actionplan.cli.keeping import create  # noqa: PLC0415

    create(made.encode(), path)


def _schema_beside(path: str) -> str:
    """Write the schema that the plan's first line names; another that is there already is left, and that is said."""
    from actionplan.cli import files, keeping  # noqa: PLC0415
    from actionplan.cli.schema import written  # noqa: PLC0415

    beside = os.path.join(os.path.dirname(path), SCHEMA)  # noqa: PTH118, PTH120
    if not os.path.lexists(beside):
        keeping.create(written(), beside)
    elif files.read(beside) != written():
        return f"{beside} was there already, and is left as it was. To renew it: actionplan schema -o {beside}\n"
    return ""
