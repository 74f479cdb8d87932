"""The decorator that gives a command the options of every command that writes."""

from collections.abc import Callable, Iterable
from inspect import Parameter
from typing import Any

from actionplan.cli.requests.record_options import RecordOptions
from actionplan.cli.requests.report_command import set_parameters


def write_command(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of every command that writes, and a `RecordRequest` as its first argument.

    The options come after the command's own.
    """

    def run(**values: Any) -> int:
        from actionplan.cli.requests.write_request import run_with_request  # noqa: PLC0415 - --help does without it

        return run_with_request(function, _take_options(values), values)

    return set_parameters(run, function, _make_parameters(RecordOptions._fields))


def undo_command(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the same without --on. If somebody else writes at the same time, it does not start again.

    What was the last thing is then another.
    """

    def run(**values: Any) -> int:
        from actionplan.cli.requests.write_request import run_with_request  # noqa: PLC0415 - --help does without it

        return run_with_request(function, _take_options(values), values, turns=1)

    return set_parameters(run, function, _make_parameters([name for name in RecordOptions._fields if name != "on"]))


def _take_options(values: dict[str, Any]) -> RecordOptions:
    """Take the options of every command that writes out of the values of a command."""
    return RecordOptions(**{name: values.pop(name) for name in RecordOptions._fields if name in values})


def _make_parameters(names: Iterable[str]) -> list[Parameter]:
    hints, defaults = RecordOptions.__annotations__, RecordOptions._field_defaults
    return [Parameter(name, Parameter.KEYWORD_ONLY, default=defaults[name], annotation=hints[name]) for name in names]
