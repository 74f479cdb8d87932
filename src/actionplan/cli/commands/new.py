"""Starting a plan: the command `new`."""

from typing import Annotated

import typer

from actionplan.cli.choices import TemplateChoice

PLAN_PANEL = "The plan"


def new(  # noqa: PLR0913 - an option each
    *,
    path: Annotated[
        str,
        typer.Argument(metavar="FILE", help="The file to write: plan.yaml, if you leave it out.", show_default=False),
    ] = "plan.yaml",
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="What the plan is called.", rich_help_panel=PLAN_PANEL)
    ] = None,
    authority: Annotated[
        str | None, typer.Option("--authority", metavar="NAME", help="Whose plan it is.", rich_help_panel=PLAN_PANEL)
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            metavar="PERIOD",
            help="The year or years it covers, like 2017/18.",
            rich_help_panel=PLAN_PANEL,
        ),
    ] = None,
    template: Annotated[
        TemplateChoice,
        typer.Option(
            "--template",
            metavar="NAME",
            help="What to start from: corporate, an action plan, or plan-making, a programme with its stages and the "
            "decisions of each council.",
            rich_help_panel=PLAN_PANEL,
            case_sensitive=False,
        ),
    ] = "corporate",
    schema: Annotated[
        bool,
        typer.Option(
            "--schema/--no-schema",
            help="Write plan.schema.json beside it, which editors check it with.",
            show_default=False,
        ),
    ] = True,
) -> int:
    """Start a plan: write a first FILE with comments that explain the format.

    You are asked for what you do not give as an option. A file that is there already is never written over.
    """
    from actionplan.cli.new_plan import NewPlan, write_new_plan

    write_new_plan(path, NewPlan(template, title, authority, period), with_schema=schema)
    return 0
