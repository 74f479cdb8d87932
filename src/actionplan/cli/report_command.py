"""What the report commands share: their options, each said once as a type, and the decorator that adds them."""

from collections.abc import Callable
from functools import cache
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, NamedTuple

import typer

from actionplan.cli.choices import make_choice
from actionplan.cli.completers import complete_actions, complete_bodies, complete_officers, complete_themes
from actionplan.model.statuses import Status
from actionplan.renderers import ReportFormat, list_formats

PLAN_PANEL = "Which plan"
FILTER_PANEL = "Narrowing"
OUTPUT_PANEL = "Output"

PlanPaths = Annotated[
    list[str] | None,
    typer.Option(
        "--plan",
        "-p",
        metavar="PATH",
        help="A plan file, or a folder: its plan.yaml, or else every YAML file in and below it. Can be repeated. "
        "If you leave it out: plan.yaml, or else the plan that ACTIONPLAN_PLAN names.",
        rich_help_panel=PLAN_PANEL,
    ),
]
AsAt = Annotated[
    str | None,
    typer.Option(
        "--as-at",
        metavar="PHRASE",
        help='The day the answer speaks of, like "end Sept 2017". Today, if you leave it out.',
        rich_help_panel=PLAN_PANEL,
    ),
]
PlanAt = Annotated[
    str | None,
    typer.Option(
        "--plan-at",
        metavar="REF",
        help="The plan as git has it: a branch, tag or commit, or a day. The answer is as at that day, unless you give "
        "--as-at.",
        rich_help_panel=PLAN_PANEL,
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="REF",
        help="Mark what is new since then: a file, a branch, tag or commit, or a day, as for `changes`.",
        rich_help_panel=PLAN_PANEL,
    ),
]


Filters = list[str] | None
"""What a filter is given: any of these. Different filters must all hold."""

Officers = Annotated[
    Filters,
    typer.Option(
        "--officer",
        metavar="NAME",
        help="Only what this officer answers for. Repeat a filter for either of two: --officer A --officer B.",
        rich_help_panel=FILTER_PANEL,
        autocompletion=complete_officers,
    ),
]
Bodies = Annotated[
    Filters,
    typer.Option(
        "--body",
        metavar="NAME",
        help="Only what this body monitors or decides.",
        rich_help_panel=FILTER_PANEL,
        autocompletion=complete_bodies,
    ),
]
Themes = Annotated[
    Filters,
    typer.Option(
        "--theme",
        metavar="WORDS",
        help="Only themes with these words in their title.",
        rich_help_panel=FILTER_PANEL,
        autocompletion=complete_themes,
    ),
]
Actions = Annotated[
    Filters,
    typer.Option(
        "--action",
        metavar="REF",
        help="Only this action, by its number.",
        rich_help_panel=FILTER_PANEL,
        autocompletion=complete_actions,
    ),
]
Statuses = Annotated[
    list[Status] | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        help=f"Only targets of this status: {', '.join(Status)}.",
        rich_help_panel=FILTER_PANEL,
        case_sensitive=False,
    ),
]
Texts = Annotated[
    Filters,
    typer.Option(
        "--text",
        metavar="WORDS",
        help="Only targets that have these words anywhere.",
        rich_help_panel=FILTER_PANEL,
    ),
]
Yes = Annotated[
    bool,
    typer.Option(
        "--yes", "-y", help="Replace the file of -o without asking, if it is there.", rich_help_panel=OUTPUT_PANEL
    ),
]
ExitCode = Annotated[
    bool,
    typer.Option(
        "--exit-code", help="Leave with status 1 if anything is due or overdue.", rich_help_panel=OUTPUT_PANEL
    ),
]


class ReportOptions(NamedTuple):
    """The options that every report command has, as they were given."""

    plans: PlanPaths = None
    as_at: AsAt = None
    plan_at: PlanAt = None
    officer: Officers = None
    body: Bodies = None
    theme: Themes = None
    action: Actions = None
    status: Statuses = None
    text: Texts = None
    format: str | None = None
    output: str | None = None
    exit_code: ExitCode = False
    yes: Yes = False

    @property
    def filters(self) -> tuple[Filters, ...]:
        """What each filter was given, in the order of the fields of a `Filter`."""
        return self.officer, self.body, self.theme, self.action, [*(self.status or ())], self.text


def report_command(
    forms: tuple[ReportFormat, ...] = list_formats(""),
) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Give a command the options of every report, after its own, and a `ReportRequest` as its first argument.

    `forms` are the formats that its answer can be sent in.
    """

    def decorate(function: Callable[..., int]) -> Callable[..., int]:
        def run(**given: Any) -> int:
            from actionplan.cli.report_request import make_request  # noqa: PLC0415 - --help does without it

            options = ReportOptions(*(given.pop(name) for name in ReportOptions._fields))
            return function(make_request(options, forms, given.get("until")), **given)

        return set_parameters(run, function, _make_parameters(forms))

    return decorate


def set_parameters(run: Callable[..., int], like: Callable[..., int], shared: list[Parameter]) -> Callable[..., int]:
    """Give a function the name and the help of another, and its parameters but the first, before shared ones."""
    _, *own = signature(like).parameters.values()
    parameters = [*(each.replace(kind=Parameter.KEYWORD_ONLY) for each in own), *shared]
    run.__name__, run.__doc__ = like.__name__, like.__doc__
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # how `inspect` lets a function say it
    return run


@cache
def _make_parameters(forms: tuple[ReportFormat, ...]) -> list[Parameter]:
    """Make a parameter of each shared option; the formats and the endings of files are those of the command."""
    names, endings = tuple(each.name for each in forms), ", ".join(each.extensions[0] for each in forms)
    default = "what the ending of FILE says" if forms[0].is_data else "a table, or what the ending of FILE says"
    format_option = typer.Option(
        "--format",
        metavar="FORMAT",
        help=f"How to print it: {', '.join(names)}. If you leave it out: {default}.",
        rich_help_panel=OUTPUT_PANEL,
        case_sensitive=False,
    )
    output_option = typer.Option(
        "--output", "-o", metavar="FILE", help=f"Write to this file ({endings}).", rich_help_panel=OUTPUT_PANEL
    )
    hints = ReportOptions.__annotations__ | {
        "format": Annotated[make_choice(names) | None, format_option],
        "output": Annotated[str | None, output_option],
    }
    defaults = ReportOptions._field_defaults
    return [
        Parameter(name, Parameter.KEYWORD_ONLY, default=defaults[name], annotation=hints[name]) for name in defaults
    ]
