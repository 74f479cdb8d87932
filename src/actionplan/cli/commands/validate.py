"""Checking plans: the command `validate`."""

from typing import Annotated

import typer

from actionplan.cli.choices import FindingsFormatChoice
from actionplan.cli.completers import complete_codes
from actionplan.cli.requests.report_options import OUTPUT_PANEL, PLAN_PANEL

CODES_PANEL = "Which findings"
FIX_PANEL = "Fixing"


def validate(  # noqa: PLR0913 - an option each
    *,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="Plans and folders, or - for standard input.")
    ] = None,
    plans: Annotated[
        list[str] | None,
        typer.Option("--plan", "-p", metavar="PATH", help="The same as a PATH.", rich_help_panel=PLAN_PANEL),
    ] = None,
    as_at: Annotated[
        str | None,
        typer.Option(
            "--as-at",
            metavar="PHRASE",
            help='The day to look from, like "end Sept 2017" or "last Friday". Today, if you leave it out.',
            rich_help_panel=PLAN_PANEL,
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar="CODES",
            help="Only these: codes or their beginnings, like AP3,AP401.",
            rich_help_panel=CODES_PANEL,
            autocompletion=complete_codes,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar="CODES",
            help="All but these, written in the same way.",
            rich_help_panel=CODES_PANEL,
            autocompletion=complete_codes,
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Exit with status 1 for a warning too.", rich_help_panel=CODES_PANEL),
    ] = False,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help="Fix in the file what can safely be fixed, and then look.", rich_help_panel=FIX_PANEL
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Print what --fix would change, and write nothing.", rich_help_panel=FIX_PANEL),
    ] = False,
    form: Annotated[
        FindingsFormatChoice | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="How to print it: text, concise, json, github, sarif, junit. If you leave it out: text, or what the "
            "ending of FILE says, or github on GitHub Actions.",
            rich_help_panel=OUTPUT_PANEL,
            case_sensitive=False,
        ),
    ] = None,
    file: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to this file (.txt, .json, .sarif, .xml).",
            rich_help_panel=OUTPUT_PANEL,
        ),
    ] = None,
    yes: Annotated[
        bool,
        typer.Option(
            "--yes", "-y", help="Replace the file of -o without asking, if it is there.", rich_help_panel=OUTPUT_PANEL
        ),
    ] = False,
) -> int:
    """Find what is wrong in each plan, at which line and column, and what to write instead.

    A PATH is a plan, a folder, or - for standard input. Without one, it is plan.yaml, or else the plan that
    ACTIONPLAN_PLAN names, or one in a folder above. A folder is its plan.yaml, or else every .yaml and .yml file in
    and below it. The exit status is 1 if there is an error.
    """
    from actionplan.cli.validation import FindingsOutput, LookOptions, check_plans

    options = LookOptions(as_at, tuple(select or ()), tuple(ignore or ()), fix=fix, diff=diff)
    return check_plans([*(paths or ()), *(plans or ())], options, FindingsOutput(form, file, yes), strict=strict)
