"""A tree to a Plan, one small function for each thing a plan holds.

Every item of a list in the file becomes an item of the model at the same place, however broken, so that a route in the
model is a route in the file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from actionplan.dates import Context
from actionplan.findings import Finding
from actionplan.model import (
    Action,
    Completion,
    Decision,
    Deletion,
    Event,
    Outcome,
    Output,
    Party,
    Phrase,
    Plan,
    Registered,
    Revision,
    Route,
    Suspension,
    Target,
    Theme,
    Update,
)
from actionplan.source import shape
from actionplan.source.fit import Fitted, fit_mapping, fit_texts
from actionplan.source.phrases import phrases_in
from actionplan.source.settings import NO_PERIOD, colours_of, context_of
from actionplan.source.shape import Shape
from actionplan.source.tree import Node

T = TypeVar("T")


def plan_of(root: Node, findings: list[Finding]) -> Plan:
    """The plan that a tree says; what is wrong with it is added to `findings`."""
    file = fit_mapping(root, shape.FILE, (), findings)
    if not file.get("plan"):
        return _Builder(Context(NO_PERIOD), findings).plan(file, {})
    head = fit_mapping(file["plan"], shape.HEAD, ("plan",), findings)
    return _Builder(context_of(head, findings), findings).plan(file, head)


class _Builder:
    """Builds in one context."""

    __slots__ = ("_context", "_findings", "_listed", "_phrases")

    def __init__(self, context: Context, findings: list[Finding]) -> None:
        self._context = context
        self._findings = findings
        self._phrases = phrases_in(context)
        self._listed: dict[str, tuple[Shape, Callable[[Fitted, Route], object]]] = {
            "decisions": (shape.DECISION, self._decision),
            "revised": (shape.REVISION, self._revision),
            "proposed": (shape.REVISION, self._revision),
            "updates": (shape.UPDATE, self._update),
            "suspended": (shape.SUSPENSION, self._suspension),
            "completed": (shape.COMPLETION, self._completion),
        }

    def plan(self, file: Fitted, head: Fitted) -> Plan:
        return Plan(
            name=head.get("name", ""),
            title=head.get("title", ""),
            strategy=head.get("strategy", ""),
            authority=head.get("authority", ""),
            context=self._context,
            colours=colours_of(head, self._findings),
            checks=tuple(self._inner(head, "checks", shape.CHECKS).items()),
            officers=self._all(file, "officers", shape.REGISTERED, self._registered, ()),
            bodies=self._all(file, "bodies", shape.REGISTERED, self._registered, ()),
            events=self._all(file, "events", shape.EVENT, self._event, ()),
            themes=self._all(file, "themes", shape.THEME, self._theme, ()),
            parties=self._all(file, "parties", shape.PARTY, self._party, ()),
            stages=self._texts(file, "stages", ()),
        )

    def _inner(self, head: Fitted, name: str, of: Shape) -> Fitted:
        return fit_mapping(head[name], of, ("plan", name), self._findings) if name in head else {}

    def _all(
        self, given: Fitted, name: str, of: Shape, make: Callable[[Fitted, Route], T], route: Route
    ) -> tuple[T, ...]:
        """The items of a list, each made from its own mapping."""
        nodes = given.get(name)
        if not nodes:
            return ()
        findings, inner = self._findings, (*route, name)
        return tuple([make(fit_mapping(node, of, at := (*inner, n), findings), at) for n, node in enumerate(nodes)])

    def _texts(self, given: Fitted, name: str, route: Route) -> tuple[str, ...]:
        nodes = given.get(name)
        return fit_texts(nodes, (*route, name), self._findings) if nodes else ()

    def _maybe(self, text: str | None) -> Phrase | None:
        return self._phrases[text] if text else None

    def _registered(self, given: Fitted, route: Route) -> Registered:
        return Registered(given.get("name", ""), self._texts(given, "also", route))

    def _party(self, given: Fitted, route: Route) -> Party:
        return Party(
            given.get("party", ""),
            self._texts(given, "also", route),
            given.get("role", ""),
            self._texts(given, "decides_by", route),
        )

    def _event(self, given: Fitted, _route: Route) -> Event:
        return Event(given.get("event", ""), self._maybe(given.get("expected")), self._maybe(given.get("happened")))

    def _theme(self, given: Fitted, route: Route) -> Theme:
        return Theme(given.get("theme", ""), self._all(given, "actions", shape.ACTION, self._action, route))

    def _action(self, given: Fitted, route: Route) -> Action:
        return Action(
            given.get("action", ""),
            given.get("title", ""),
            self._texts(given, "monitored_by", route),
            self._all(given, "outputs", shape.OUTPUT, self._output, route),
        )

    def _output(self, given: Fitted, route: Route) -> Output:
        ref = given.get("output", "")
        return Output(
            ref,
            given.get("text", ""),
            given.get("officer", ""),
            self._texts(given, "supporting", route),
            self._targets(given, ref, route),
        )

    def _targets(self, given: Fitted, ref: str, route: Route) -> tuple[Target, ...]:
        """An output's targets, each read as following on from the one before."""
        targets: list[Target] = []
        before = None
        for n, node in enumerate(given.get("targets", ())):
            at = (*route, "targets", n)
            target = self._target(fit_mapping(node, shape.TARGET, at, self._findings), ref, before, at)
            targets.append(target)
            before = target.date
        return tuple(targets)

    def _target(self, given: Fitted, output: str, before: Phrase | None, route: Route) -> Target:
        return Target(
            output + given.get("target", ""),
            self._phrases.following(given.get("date", ""), before),
            self._texts(given, "measures", route),
            given.get("waits_for", ""),
            **self._progress(given, route),
        )

    def _progress(self, given: Fitted, route: Route) -> Fitted:
        """What a target needs besides its measures, and what has happened to it: as much as the file gives."""
        made: Fitted = {}
        for name in given:
            if name in self._listed:
                made[name] = self._all(given, name, *self._listed[name], route)
            elif name == "stage":
                made[name] = given[name]
            elif name == "started":
                made[name] = self._maybe(given[name])
            elif name == "deleted":
                made[name] = self._one(given, name, shape.DELETION, route, self._deletion)
        return made

    def _one(self, given: Fitted, name: str, of: Shape, route: Route, make: Callable[[Fitted, Route], T]) -> T | None:
        if name not in given:
            return None
        at = (*route, name)
        return make(fit_mapping(given[name], of, at, self._findings), at)

    def _decision(self, given: Fitted, route: Route) -> Decision:
        decided = self._all(given, "decided", shape.OUTCOME, self._outcome, route)
        return Decision(
            given.get("body", ""),
            self._maybe(given.get("planned")),
            decided,
            given.get("party", ""),
            self._texts(given, "after", route),
            given.get("key", ""),
        )

    def _outcome(self, given: Fitted, route: Route) -> Outcome:
        return Outcome(
            self._maybe(given.get("on")),
            given.get("outcome", ""),
            given.get("minute", ""),
            self._maybe(given.get("to")),
            self._texts(given, "conditions", route),
        )

    def _revision(self, given: Fitted, _route: Route) -> Revision:
        on = self._maybe(given.get("on"))
        return Revision(self._phrases[given.get("to", "")], on, given.get("why", ""), given.get("approved_by", ""))

    def _update(self, given: Fitted, _route: Route) -> Update:
        return Update(self._maybe(given.get("on")), given.get("rag", ""), given.get("note", ""))

    def _suspension(self, given: Fitted, _route: Route) -> Suspension:
        until = self._maybe(given.get("until"))
        return Suspension(self._maybe(given.get("on")), given.get("why", ""), until)

    def _deletion(self, given: Fitted, _route: Route) -> Deletion:
        return Deletion(self._maybe(given.get("on")), given.get("why", ""))

    def _completion(self, given: Fitted, _route: Route) -> Completion:
        return Completion(self._phrases[given.get("on", "")], self._maybe(given.get("for")), given.get("note", ""))
