"""The decorator that gives a report command the options of every report."""

from collections.abc import Callable
from functools import cache
from inspect import Parameter, Signature, signature
from typing import Annotated, Any

import typer

from actionplan.cli import panels
from actionplan.cli.choices import make_choice
from actionplan.cli.io.progress_bar import show_progress
from actionplan.cli.requests.report_options import ReportOptions
from actionplan.renderers import ReportFormat, list_formats


def report_command(
    forms: tuple[ReportFormat, ...] = list_formats(""), without: tuple[str, ...] = ()
) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Give a command the options of every report, after its own, and a `ReportRequest` as its first argument.

    `forms` are the formats that its answer can have. It is `without` some of the options, by their names in
    `ReportOptions`.
    """

    def decorate(function: Callable[..., int]) -> Callable[..., int]:
        def run(**values: Any) -> int:
            from actionplan.cli.requests.report_request import make_request  # noqa: PLC0415 - --help does without it

            options = ReportOptions(**{name: values.pop(name) for name in ReportOptions._fields if name not in without})
            with show_progress("Reading"):
                request = make_request(options, forms, values.get("until"))
            with show_progress("Working out the answer"):
                return function(request, **values)

        return set_parameters(run, function, _make_parameters(forms, without))

    return decorate


def set_parameters(run: Callable[..., int], like: Callable[..., int], shared: list[Parameter]) -> Callable[..., int]:
    """Give a function the name and the help of another, and its parameters but the first, followed by shared ones."""
    _, *own = signature(like).parameters.values()
    parameters = [*(parameter.replace(kind=Parameter.KEYWORD_ONLY) for parameter in own), *shared]
    run.__name__, run.__doc__ = like.__name__, like.__doc__
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # how `inspect` lets a function say it
    return run


@cache
def _make_parameters(forms: tuple[ReportFormat, ...], without: tuple[str, ...]) -> list[Parameter]:
    """Build a parameter for each shared option. The formats and file endings are those of the command."""
    names, endings = (
        tuple(report_format.name for report_format in forms),
        ", ".join(report_format.extensions[0] for report_format in forms),
    )
    default = "what the ending of FILE says" if forms[0].is_data else "what the ending of FILE says, or else a table"
    format_option = typer.Option(
        "--format",
        envvar="ACTIONPLAN_FORMAT",
        metavar="FORMAT",
        help=f"The format: {', '.join(names)}. The default is {default}.",
        rich_help_panel=panels.OUTPUT,
        case_sensitive=False,
    )
    output_option = typer.Option(
        "--output", "-o", metavar="FILE", help=f"Write to this file ({endings}).", rich_help_panel=panels.OUTPUT
    )
    hints = ReportOptions.__annotations__ | {
        "format": Annotated[make_choice(names) | None, format_option],
        "output": Annotated[str | None, output_option],
    }
    defaults = ReportOptions._field_defaults
    return [
        Parameter(name, Parameter.KEYWORD_ONLY, default=defaults[name], annotation=hints[name])
        for name in defaults
        if name not in without
    ]
