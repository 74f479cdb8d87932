"""The outline of a plan: its themes, their actions, and the outputs of those."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from actionplan.language_server.open_plan import OpenPlan
from actionplan.model.plan import Action, Output, Route, Theme
from actionplan.text.escaping import escape_control


class PlanSymbol(NamedTuple):
    """A line of the outline: its level and name, where it starts and ends in the file, and the lines below it."""

    level: Literal["theme", "action", "output"]
    name: str
    detail: str
    start: int
    end: int
    children: tuple[PlanSymbol, ...] = ()


def list_symbols(plan: OpenPlan) -> tuple[PlanSymbol, ...]:
    """List the outline of a plan, or of what can be read of it."""
    themes = plan.plan.themes if plan.plan else ()
    return _collect(_build_theme(plan, theme, ("themes", n)) for n, theme in enumerate(themes))


def _build_theme(plan: OpenPlan, theme: Theme, route: Route) -> PlanSymbol | None:
    children = (_build_action(plan, action, (*route, "actions", n)) for n, action in enumerate(theme.actions))
    span = plan.source.find_span(route)
    return PlanSymbol("theme", _name(theme.title, "theme"), "", *span, _collect(children)) if span else None


def _build_action(plan: OpenPlan, action: Action, route: Route) -> PlanSymbol | None:
    children = (_build_output(plan, output, (*route, "outputs", n)) for n, output in enumerate(action.outputs))
    span, name = plan.source.find_span(route), _name(f"{action.ref} {action.title}", "action")
    return PlanSymbol("action", name, "", *span, _collect(children)) if span else None


def _build_output(plan: OpenPlan, output: Output, route: Route) -> PlanSymbol | None:
    span, name = plan.source.find_span(route), _name(f"{output.ref} {output.text}", "output")
    return PlanSymbol("output", name, escape_control(", ".join(output.officers)), *span) if span else None


def _collect(symbols: Iterable[PlanSymbol | None]) -> tuple[PlanSymbol, ...]:
    return tuple(symbol for symbol in symbols if symbol)


def _name(words: str, otherwise: str) -> str:
    """Return words as a name. Editors refuse an empty one."""
    return escape_control(words.strip()) or f"({otherwise} without words)"
