"""Starting next year's plan from this year's: the command `roll-over`."""

from typing import Annotated

import typer

from actionplan.cli import panels
from actionplan.cli.requests.report_options import AsAt, PlanPaths

Refs = list[str] | None


def roll_over(  # noqa: PLR0913 - an option each
    *,
    to: Annotated[str, typer.Option("--to", metavar="PERIOD", help="The period of the next plan, like 2018/19.")],
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The plan to write. The default is plan-2018.yaml beside the plan, with the year that it starts in.",
            show_default=False,
            rich_help_panel=panels.OUTPUT,
        ),
    ] = "",
    title: Annotated[
        str,
        typer.Option(
            "--title",
            metavar="TEXT",
            help="Its title. The default is the plan's own, with the next year in it.",
            rich_help_panel=panels.NEW_PLAN,
        ),
    ] = "",
    name: Annotated[
        str,
        typer.Option(
            "--name",
            metavar="NAME",
            help="Its short name. The default is the plan's own, with the next year.",
            rich_help_panel=panels.NEW_PLAN,
        ),
    ] = "",
    date: Annotated[
        Refs,
        typer.Option(
            "--date",
            metavar="REF=PHRASE",
            help='Another date for a target that is carried, like "1.2b=June 2018". Can be repeated.',
        ),
    ] = None,
    target: Annotated[
        Refs,
        typer.Option(
            "--target",
            metavar="REF=WORDS",
            help='The target of the next year, for a measure that has one for each year: "1.2b=at least 8". Can be '
            "repeated.",
        ),
    ] = None,
    carry: Annotated[
        Refs,
        typer.Option(
            "--carry",
            metavar="REF",
            help="Recurring work goes on, although it was met on all its dates. A target, an output, an action, or "
            "all. Can be repeated.",
        ),
    ] = None,
    leave_out: Annotated[
        Refs,
        typer.Option(
            "--leave-out",
            metavar="REF",
            help="Leave out what is not finished: a target, an output or an action. Can be repeated. With all, "
            "whatever would be asked about.",
        ),
    ] = None,
    plans: PlanPaths = None,
    as_at: AsAt = None,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help="Print what is carried, and the plan, and write nothing.", rich_help_panel=panels.OUTPUT
        ),
    ] = False,
    yes: Annotated[
        bool,
        typer.Option(
            "--yes",
            "-y",
            help="Do not ask: replace the file if it exists, and stop if anything is unsure.",
            rich_help_panel=panels.OUTPUT,
        ),
    ] = False,
) -> int:
    """Start next year's plan with what is not finished.

    Each target keeps its ref, officers and measures. Its date means the same days as before. The plan itself is not
    changed. You are asked what it does not say.

    \b
    actionplan roll-over --to 2018/19 -o plan-2018.yaml
    """  # noqa: D301 - the backspace marks lines that must not be wrapped
    from actionplan.cli.requests.roll_over_request import RollOverRequest, build_roll_over_options, run_roll_over

    head = {"to": to, "title": title, "name": name}
    options = build_roll_over_options(
        head, dates=date or (), goals=target or (), carried=carry or (), left_out=leave_out or ()
    )
    return run_roll_over(RollOverRequest(options, output, plans, as_at, is_dry_run=dry_run, is_quiet=yes))
