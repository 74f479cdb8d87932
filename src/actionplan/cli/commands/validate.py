"""Checking plans: the command `validate`."""

from typing import Annotated

import typer

from actionplan.cli import panels
from actionplan.cli.choices import FindingsFormatChoice
from actionplan.cli.completers import complete_codes


def validate(  # noqa: PLR0913 - an option each
    *,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="A plan, a folder, or - for standard input.")
    ] = None,
    plans: Annotated[
        list[str] | None,
        typer.Option(
            "--plan",
            "-p",
            envvar="ACTIONPLAN_PLAN",
            metavar="PATH",
            help="The same as a PATH.",
            rich_help_panel=panels.PLAN,
        ),
    ] = None,
    as_at: Annotated[
        str | None,
        typer.Option(
            "--as-at",
            envvar="ACTIONPLAN_AS_AT",
            metavar="PHRASE",
            help='The day to check the plan on, like "end Sept 2017" or "last Friday". The default is today.',
            rich_help_panel=panels.PLAN,
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="CODES",
            help="Only these findings: codes or their first letters, like AP3,AP401.",
            rich_help_panel=panels.CODES,
            autocompletion=complete_codes,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar="CODES",
            help="All findings but these, written in the same way.",
            rich_help_panel=panels.CODES,
            autocompletion=complete_codes,
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            envvar="ACTIONPLAN_STRICT",
            help="Exit with status 1 for warnings too.",
            rich_help_panel=panels.CODES,
        ),
    ] = False,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help="First correct in the file what can safely be corrected.", rich_help_panel=panels.FIX
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Print what --fix would change, and change nothing.", rich_help_panel=panels.FIX),
    ] = False,
    form: Annotated[
        FindingsFormatChoice | None,
        typer.Option(
            "--format",
            envvar="ACTIONPLAN_FORMAT",
            metavar="FORMAT",
            help="The format: text, concise, json, github, sarif, junit, gitlab or md. The default is what the ending "
            "of FILE says, or github on GitHub Actions, or else text.",
            rich_help_panel=panels.OUTPUT,
            case_sensitive=False,
        ),
    ] = None,
    file: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to this file (.txt, .json, .sarif, .xml, .md).",
            rich_help_panel=panels.OUTPUT,
        ),
    ] = None,
    yes: Annotated[
        bool,
        typer.Option("--yes", "-y", help="Replace the file of -o without asking.", rich_help_panel=panels.OUTPUT),
    ] = False,
) -> int:
    """Check plans: what is wrong, where, and what to write instead.

    A PATH is a plan, a folder, or - for standard input. Without one, it is the plan that your settings name, or else
    plan.yaml here or in a folder above. A folder is its plan.yaml, or else every .yaml and .yml file in and below it.
    The exit status is 1 if there is an error.
    """
    from actionplan.cli.validation import FindingsOutput, LookOptions, check_plans

    options = LookOptions(as_at, tuple(select or ()), tuple(ignore or ()), fix=fix, diff=diff)
    return check_plans([*(paths or ()), *(plans or ())], options, FindingsOutput(form, file, yes), strict=strict)
