"""Functions that Typer calls to complete a value, with the command line so far.

Options and arguments name them. The values come from `plan_values`, which reads the plan.
"""

from collections.abc import Callable

import typer

Completer = Callable[[typer.Context], list[str | tuple[str, str]]]


def _make_completer(kind: str) -> Completer:
    """Build the function that lists all values of a kind. Those that match the word so far are selected later."""

    def complete(ctx: typer.Context) -> list[str | tuple[str, str]]:
        from actionplan.cli.plan_values import list_values  # noqa: PLC0415 - only a shell asks, and it reads the plan

        return list_values(kind, ctx.params.get("plans"), ctx.params.get("ref"))

    return complete


complete_officers = _make_completer("officer")
complete_services = _make_completer("service")
complete_bodies = _make_completer("body")
complete_parties = _make_completer("party")
complete_themes = _make_completer("theme")
complete_actions = _make_completer("action")
complete_parts = _make_completer("part")
complete_targets = _make_completer("target")
complete_events = _make_completer("event")
complete_codes = _make_completer("code")
complete_own_columns = _make_completer("own column")
complete_own_values = _make_completer("own value")
complete_measures = _make_completer("measure")
complete_groupings = _make_completer("grouping")
complete_outcomes = _make_completer("outcome")
