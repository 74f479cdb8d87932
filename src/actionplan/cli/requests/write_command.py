"""The decorator that gives a command the options of every command that writes."""

from collections.abc import Callable, Collection
from inspect import Parameter
from typing import Any

from actionplan.cli.requests.record_options import RecordOptions
from actionplan.cli.requests.report_command import set_parameters


def write_command(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of every command that writes, and a `RecordRequest` as its first argument.

    The options come after the command's own.
    """
    return make_write_command(function, without=())


def make_write_command(function: Callable[..., int], without: Collection[str]) -> Callable[..., int]:
    """Do what `write_command` does, but for the options `without` which the command is."""

    def run(**values: Any) -> int:
        from actionplan.cli.requests.write_request import run_with_request  # noqa: PLC0415 - --help does without it

        options = RecordOptions(**{name: values.pop(name) for name in RecordOptions._fields if name not in without})
        return run_with_request(function, options, values)

    hints, defaults = RecordOptions.__annotations__, RecordOptions._field_defaults
    shared = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=defaults[name], annotation=hints[name])
        for name in defaults
        if name not in without
    ]
    return set_parameters(run, function, shared)
