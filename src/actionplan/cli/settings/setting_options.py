"""How a command takes its settings: an option that was not typed asks for its own, and two options are about them.

The settings are read when the first option asks. `--help` needs none, and a run without any reads nothing more.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from inspect import Parameter, Signature, signature
from typing import Annotated, Any

import typer

from actionplan.cli import panels
from actionplan.cli.errors import CliError, say_more, set_verbose
from actionplan.cli.settings.setting_places import PREFIX, has_settings

_SETTINGS = "actionplan.settings"
"""Where the context of a command has its settings."""


def add_setting_options(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the two options about settings, if any of its options can be set."""
    parameters = [each.replace(kind=Parameter.KEYWORD_ONLY) for each in signature(function).parameters.values()]
    details = [each for parameter in parameters for each in getattr(parameter.annotation, "__metadata__", ())]
    if not any(getattr(each, "envvar", None) for each in details):
        return function
    parameters += [
        Parameter(name, Parameter.KEYWORD_ONLY, default=False, annotation=_OPTIONS[name]) for name in _OPTIONS
    ]

    def run(**values: Any) -> int:
        return function(**{name: value for name, value in values.items() if name not in _OPTIONS})

    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # how `inspect` lets a function say it
    return run


def link_settings(command: Any) -> Any:
    """Let each option of a command that names a variable ask for its setting."""
    for param in command.params:
        if param.envvar:
            param.show_envvar = False
            param.value_from_envvar = partial(_look_up_setting, param)
    return command


def report_settings(ctx: Any) -> None:
    """Say what is to be said of the settings of a command whose options are known."""
    set_verbose(wanted=ctx.params.get("verbose", False))
    settings = ctx.meta.get(_SETTINGS)
    if settings:
        settings.report_unseen(ctx.params)
    say_more(settings.describe() if settings else "No settings were used.")


def add_settings_to_error(ctx: Any, error: Exception) -> None:
    """Add a reminder of the settings that were used to what stops a command."""
    settings = ctx.meta.get(_SETTINGS)
    if settings and (sentence := settings.write_reminder()):
        error.add_note(sentence)


def _look_up_setting(param: Any, ctx: Any) -> Any:
    """Return the value that an option has by a setting, or `None`.

    Where a shell completes what somebody types, only the plan counts, and nothing is said of a wrong setting.
    """
    if ctx.params["no_settings"] or (ctx.resilient_parsing and param.name != "plans"):
        return None
    key = param.envvar.removeprefix(PREFIX).lower().replace("_", "-")
    try:
        if _SETTINGS not in ctx.meta:
            ctx.meta[_SETTINGS] = _open_settings()
        settings = ctx.meta[_SETTINGS]
        return settings.look_up(param, key, ctx.params) if settings else None
    except CliError as error:
        if ctx.resilient_parsing:
            return None
        error.add_note("To go on without settings, add --no-settings.")
        raise


def _open_settings() -> Any:
    if not has_settings():
        return None
    from actionplan.cli.settings.command_settings import CommandSettings  # noqa: PLC0415 - most runs have none

    return CommandSettings()


_OPTIONS = {
    "verbose": Annotated[
        bool,
        typer.Option(
            "--verbose",
            envvar="ACTIONPLAN_VERBOSE",
            help="Say on the error stream which settings are used, where they are from, and which plan is read.",
            rich_help_panel=panels.SETTINGS,
        ),
    ],
    "no_settings": Annotated[
        bool,
        typer.Option(
            "--no-settings",
            is_eager=True,
            help="Leave out your settings, from actionplan.toml and from variables. "
            "The variable of --as-at is ACTIONPLAN_AS_AT.",
            rich_help_panel=panels.SETTINGS,
        ),
    ],
}
"""The two options about settings. They are not passed on to the command. Whether settings count is known first."""
