"""A tree to a Plan, one small function for each thing a plan holds.

Every item of a list in the file becomes an item of the model at the same place, however broken, so that a route in the
model is a route in the file.

Dates as they are read in one context: each once, however often a plan says it and however many plans do.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import TypeVar

from actionplan.dates import Context, read_date
from actionplan.findings import Finding
from actionplan.model.plan import (
    Action,
    AwaitedEvent,
    Completion,
    Decision,
    Deletion,
    Outcome,
    Output,
    Party,
    Phrase,
    Plan,
    RegistryEntry,
    Revision,
    Route,
    Suspension,
    Target,
    Theme,
    Update,
)
from actionplan.planfile import schema as shape
from actionplan.planfile.coerce import FieldValues, coerce_mapping, coerce_texts
from actionplan.planfile.schema import MappingSchema
from actionplan.planfile.settings import DEFAULT_PERIOD, build_context, read_colours
from actionplan.planfile.tree import Node

_MAX_CONTEXTS = 16
"""So many are remembered with what was read in them: councils' plans of one year are mostly dated in the same."""


class PhraseCache(dict[str, Phrase]):
    """A text in, and out the phrase that it is in a context."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._following: dict[tuple[str, date], Phrase] = {}

    def __missing__(self, text: str) -> Phrase:
        phrase = self[text] = Phrase(text, read_date(text, self._context))
        return phrase

    def read_following(self, text: str, before: Phrase | None) -> Phrase:
        """A target's date. Only a recurring one follows on from that of the target before ("monthly thereafter")."""
        phrase = self[text]
        after = before.day if before and phrase.reading.kind == "recurring" else None
        if after is None:
            return phrase
        found = self._following.get((text, after))
        if found is None:
            found = self._following[text, after] = Phrase(text, read_date(text, self._context.copy_with_after(after)))
        return found


def get_phrase_cache(context: Context) -> PhraseCache:
    """The phrases of a context, with those that other plans have had read in it."""
    return _build_phrase_cache(context, context.period)


@lru_cache(maxsize=_MAX_CONTEXTS)
def _build_phrase_cache(context: Context, _period: str) -> PhraseCache:
    """Contexts are equal however their period is written, but readings quote it."""
    return PhraseCache(context)


T = TypeVar("T")


def build_plan(root: Node, findings: list[Finding]) -> Plan:
    """The plan that a tree says; what is wrong with it is added to `findings`."""
    file = coerce_mapping(root, shape.FILE, (), findings)
    if not file.get("plan"):
        return _PlanBuilder(Context(DEFAULT_PERIOD), findings).build(file, {})
    head = coerce_mapping(file["plan"], shape.HEAD, ("plan",), findings)
    return _PlanBuilder(build_context(head, findings), findings).build(file, head)


class _PlanBuilder:
    """Builds in one context."""

    __slots__ = ("_context", "_findings", "_listed", "_phrases")

    def __init__(self, context: Context, findings: list[Finding]) -> None:
        self._context = context
        self._findings = findings
        self._phrases = get_phrase_cache(context)
        self._listed: dict[str, tuple[MappingSchema, Callable[[FieldValues, Route], object]]] = {
            "decisions": (shape.DECISION, self._build_decision),
            "revised": (shape.REVISION, self._build_revision),
            "proposed": (shape.REVISION, self._build_revision),
            "updates": (shape.UPDATE, self._build_update),
            "suspended": (shape.SUSPENSION, self._build_suspension),
            "completed": (shape.COMPLETION, self._build_completion),
        }

    def build(self, file: FieldValues, head: FieldValues) -> Plan:
        return Plan(
            name=head.get("name", ""),
            title=head.get("title", ""),
            strategy=head.get("strategy", ""),
            authority=head.get("authority", ""),
            context=self._context,
            colours=read_colours(head, self._findings),
            checks=tuple(self._coerce_head_mapping(head, "checks", shape.CHECKS).items()),
            officers=self._build_list(file, "officers", shape.REGISTERED, self._build_registry_entry, ()),
            bodies=self._build_list(file, "bodies", shape.REGISTERED, self._build_registry_entry, ()),
            events=self._build_list(file, "events", shape.EVENT, self._build_event, ()),
            themes=self._build_list(file, "themes", shape.THEME, self._build_theme, ()),
            parties=self._build_list(file, "parties", shape.PARTY, self._build_party, ()),
            stages=self._coerce_texts(file, "stages", ()),
        )

    def _coerce_head_mapping(self, head: FieldValues, name: str, mapping_schema: MappingSchema) -> FieldValues:
        return coerce_mapping(head[name], mapping_schema, ("plan", name), self._findings) if name in head else {}

    def _build_list(
        self,
        given: FieldValues,
        name: str,
        mapping_schema: MappingSchema,
        build_item: Callable[[FieldValues, Route], T],
        route: Route,
    ) -> tuple[T, ...]:
        """The items of a list, each made from its own mapping."""
        nodes = given.get(name)
        if not nodes:
            return ()
        findings, inner = self._findings, (*route, name)
        return tuple(
            [
                build_item(coerce_mapping(node, mapping_schema, at := (*inner, n), findings), at)
                for n, node in enumerate(nodes)
            ]
        )

    def _coerce_texts(self, given: FieldValues, name: str, route: Route) -> tuple[str, ...]:
        nodes = given.get(name)
        return coerce_texts(nodes, (*route, name), self._findings) if nodes else ()

    def _read_phrase(self, text: str | None) -> Phrase | None:
        return self._phrases[text] if text else None

    def _build_registry_entry(self, given: FieldValues, route: Route) -> RegistryEntry:
        return RegistryEntry(given.get("name", ""), self._coerce_texts(given, "also", route))

    def _build_party(self, given: FieldValues, route: Route) -> Party:
        return Party(
            given.get("party", ""),
            self._coerce_texts(given, "also", route),
            given.get("role", ""),
            self._coerce_texts(given, "decides_by", route),
        )

    def _build_event(self, given: FieldValues, _route: Route) -> AwaitedEvent:
        return AwaitedEvent(
            given.get("event", ""), self._read_phrase(given.get("expected")), self._read_phrase(given.get("happened"))
        )

    def _build_theme(self, given: FieldValues, route: Route) -> Theme:
        return Theme(
            given.get("theme", ""), self._build_list(given, "actions", shape.ACTION, self._build_action, route)
        )

    def _build_action(self, given: FieldValues, route: Route) -> Action:
        return Action(
            given.get("action", ""),
            given.get("title", ""),
            self._coerce_texts(given, "monitored_by", route),
            self._build_list(given, "outputs", shape.OUTPUT, self._build_output, route),
        )

    def _build_output(self, given: FieldValues, route: Route) -> Output:
        ref = given.get("output", "")
        return Output(
            ref,
            given.get("text", ""),
            given.get("officer", ""),
            self._coerce_texts(given, "supporting", route),
            self._build_targets(given, ref, route),
        )

    def _build_targets(self, given: FieldValues, ref: str, route: Route) -> tuple[Target, ...]:
        """An output's targets, each read as following on from the one before."""
        targets: list[Target] = []
        before = None
        for n, node in enumerate(given.get("targets", ())):
            at = (*route, "targets", n)
            target = self._build_target(coerce_mapping(node, shape.TARGET, at, self._findings), ref, before, at)
            targets.append(target)
            before = target.date
        return tuple(targets)

    def _build_target(self, given: FieldValues, output: str, before: Phrase | None, route: Route) -> Target:
        return Target(
            output + given.get("target", ""),
            self._phrases.read_following(given.get("date", ""), before),
            self._coerce_texts(given, "measures", route),
            given.get("waits_for", ""),
            **self._build_progress(given, route),
        )

    def _build_progress(self, given: FieldValues, route: Route) -> FieldValues:
        """What a target needs besides its measures, and what has happened to it: as much as the file gives."""
        made: FieldValues = {}
        for name in given:
            if name in self._listed:
                made[name] = self._build_list(given, name, *self._listed[name], route)
            elif name == "stage":
                made[name] = given[name]
            elif name == "started":
                made[name] = self._read_phrase(given[name])
            elif name == "deleted":
                made[name] = self._build_optional(given, name, shape.DELETION, route, self._build_deletion)
        return made

    def _build_optional(
        self,
        given: FieldValues,
        name: str,
        mapping_schema: MappingSchema,
        route: Route,
        build_item: Callable[[FieldValues, Route], T],
    ) -> T | None:
        if name not in given:
            return None
        at = (*route, name)
        return build_item(coerce_mapping(given[name], mapping_schema, at, self._findings), at)

    def _build_decision(self, given: FieldValues, route: Route) -> Decision:
        decided = self._build_list(given, "decided", shape.OUTCOME, self._build_outcome, route)
        return Decision(
            given.get("body", ""),
            self._read_phrase(given.get("planned")),
            decided,
            given.get("party", ""),
            self._coerce_texts(given, "after", route),
            given.get("key", ""),
        )

    def _build_outcome(self, given: FieldValues, route: Route) -> Outcome:
        return Outcome(
            self._read_phrase(given.get("on")),
            given.get("outcome", ""),
            given.get("minute", ""),
            self._read_phrase(given.get("to")),
            self._coerce_texts(given, "conditions", route),
        )

    def _build_revision(self, given: FieldValues, _route: Route) -> Revision:
        on = self._read_phrase(given.get("on"))
        return Revision(self._phrases[given.get("to", "")], on, given.get("why", ""), given.get("approved_by", ""))

    def _build_update(self, given: FieldValues, _route: Route) -> Update:
        return Update(self._read_phrase(given.get("on")), given.get("rag", ""), given.get("note", ""))

    def _build_suspension(self, given: FieldValues, _route: Route) -> Suspension:
        until = self._read_phrase(given.get("until"))
        return Suspension(self._read_phrase(given.get("on")), given.get("why", ""), until)

    def _build_deletion(self, given: FieldValues, _route: Route) -> Deletion:
        return Deletion(self._read_phrase(given.get("on")), given.get("why", ""))

    def _build_completion(self, given: FieldValues, _route: Route) -> Completion:
        return Completion(
            self._phrases[given.get("on", "")], self._read_phrase(given.get("for")), given.get("note", "")
        )
