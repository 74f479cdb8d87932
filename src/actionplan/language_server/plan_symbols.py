"""The outline of a plan: its themes, their actions, and the outputs of those."""

from __future__ import annotations

from typing import Literal, NamedTuple

from actionplan.language_server.open_plan import OpenPlan
from actionplan.model.plan import Action, Output, Route, Theme
from actionplan.text.escaping import escape_control


class PlanSymbol(NamedTuple):
    """A line of the outline: its level and name, where it starts and ends in the file, and the lines below it."""

    level: Literal["theme", "action", "output"]
    name: str
    detail: str = ""
    start: int = 0
    end: int = 0
    children: tuple[PlanSymbol, ...] = ()


def list_symbols(plan: OpenPlan) -> tuple[PlanSymbol, ...]:
    """List the outline of a plan, or of what can be read of it."""
    themes = plan.plan.themes if plan.plan else ()
    return tuple(_build_theme(plan, theme, ("themes", n)) for n, theme in enumerate(themes))


def _build_theme(plan: OpenPlan, theme: Theme, route: Route) -> PlanSymbol:
    actions = (_build_action(plan, action, (*route, "actions", n)) for n, action in enumerate(theme.actions))
    return _build_symbol(plan, route, PlanSymbol("theme", theme.title, children=tuple(actions)))


def _build_action(plan: OpenPlan, action: Action, route: Route) -> PlanSymbol:
    outputs = (_build_output(plan, output, (*route, "outputs", n)) for n, output in enumerate(action.outputs))
    return _build_symbol(plan, route, PlanSymbol("action", f"{action.ref} {action.title}", children=tuple(outputs)))


def _build_output(plan: OpenPlan, output: Output, route: Route) -> PlanSymbol:
    detail = escape_control(", ".join(output.officers))
    return _build_symbol(plan, route, PlanSymbol("output", f"{output.ref} {output.text}", detail))


def _build_symbol(plan: OpenPlan, route: Route, symbol: PlanSymbol) -> PlanSymbol:
    """Add to a line of the outline where it is, and a name if it has none: editors refuse an empty one."""
    start, end = plan.source.find_span(route)
    name = escape_control(symbol.name.strip()) or f"({symbol.level} without words)"
    return symbol._replace(name=name, start=start, end=end)
