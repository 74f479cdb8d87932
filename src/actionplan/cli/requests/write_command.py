"""The decorator that gives a command the options of every command that writes."""

from collections.abc import Callable
from inspect import Parameter
from typing import Any

from actionplan.cli.requests.record_options import RecordOptions
from actionplan.cli.requests.report_command import set_parameters

_NAMES = RecordOptions._fields
_DAYLESS_NAMES = tuple(name for name in _NAMES if name != "on")


def write_command(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of every command that writes, and a `RecordRequest` as its first argument.

    The options come after the command's own.
    """
    return _give_options(function, _NAMES)


def write_dayless_command(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the same without --on: it has the day from elsewhere."""
    return _give_options(function, _DAYLESS_NAMES)


def write_undo_command(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the same without --on. If somebody else writes at the same time, it does not start again.

    What was the last thing is then another.
    """
    return _give_options(function, _DAYLESS_NAMES, turns=1)


def _give_options(function: Callable[..., int], names: tuple[str, ...], **turns: int) -> Callable[..., int]:
    """Give a command some of the options of every command that writes."""

    def run(**values: Any) -> int:
        from actionplan.cli.requests.write_request import run_with_request  # noqa: PLC0415 - --help does without it

        options = RecordOptions(**{name: values.pop(name) for name in names})
        return run_with_request(function, options, values, **turns)

    hints, defaults = RecordOptions.__annotations__, RecordOptions._field_defaults
    shared = [Parameter(name, Parameter.KEYWORD_ONLY, default=defaults[name], annotation=hints[name]) for name in names]
    return set_parameters(run, function, shared)
