"""Starting a plan, and what editors need to check it: the commands `new`, `demo` and `schema`."""

from typing import Annotated

import typer

from actionplan.cli import panels
from actionplan.cli.choices import TemplateChoice
from actionplan.cli.requests.new_plan_options import PlanAuthority, PlanPeriod, PlanTitle


def new(  # noqa: PLR0913 - an option each
    *,
    path: Annotated[
        str,
        typer.Argument(metavar="FILE", help="The file to write. The default is plan.yaml.", show_default=False),
    ] = "plan.yaml",
    title: PlanTitle = None,
    authority: PlanAuthority = None,
    period: PlanPeriod = None,
    template: Annotated[
        TemplateChoice,
        typer.Option(
            "--template",
            metavar="NAME",
            help="What to start from: corporate (an action plan) or plan-making (a programme with its stages and the "
            "decisions of each council).",
            rich_help_panel=panels.NEW_PLAN,
            case_sensitive=False,
        ),
    ] = "corporate",
    schema: Annotated[
        bool,
        typer.Option(
            "--schema/--no-schema",
            help="Also write plan.schema.json, so that editors can check the plan.",
            show_default=False,
        ),
    ] = True,
) -> int:
    """Start a plan file, with comments that explain the format.

    You are asked for the title, authority and period that you do not give as options. A FILE that already exists is
    not changed.
    """
    from actionplan.cli.new_plan import NewPlan, write_new_plan

    write_new_plan(path, NewPlan(template, title, authority, period), with_schema=schema)
    return 0


def demo(
    path: Annotated[
        str,
        typer.Argument(metavar="FILE", help="The file to write. If you leave it out: plan.yaml.", show_default=False),
    ] = "plan.yaml",
) -> int:
    """Write a whole plan to try the program with.

    It is Hertsmere's Corporate Action Plan 2017/18 as it was published, with its schema beside it for editors. A FILE
    that already exists is not changed.
    """
    from actionplan.cli.new_plan import write_demo_plan

    write_demo_plan(path)
    return 0


def schema(
    *,
    file: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to this file, such as plan.schema.json."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Replace the file without asking.")] = False,
) -> int:
    """Print the JSON Schema of a plan file, for editors.

    With it, an editor completes, checks and explains the keys of a plan. It finds the schema by the plan's first line:
    `# yaml-language-server: $schema=plan.schema.json`.
    """
    from actionplan.cli.schema_file import send_schema

    send_schema(file, yes=yes)
    return 0
