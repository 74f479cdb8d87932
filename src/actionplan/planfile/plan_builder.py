"""Build a Plan from the tree of a file, as the schema says: each key becomes the field of the model with its name.

Every item of a list in the file becomes an item of the model at the same place, however broken, so that a route in the
model is a route in the file.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from functools import lru_cache
from typing import Any

from actionplan.dates import Context, read_date
from actionplan.findings import Finding
from actionplan.model.phrase import TRUE_WORDS, Phrase
from actionplan.model.plan import Decision, Plan, Route, Target
from actionplan.model.progress import Completion, Revision
from actionplan.planfile.coerce import FieldValues, coerce_mapping, coerce_prose, coerce_texts, limit_items
from actionplan.planfile.limits import MAX_EACH_PARTY, find_max_items
from actionplan.planfile.schema import FILE, OUTPUT
from actionplan.planfile.schema_field import DATE_KINDS, Field, MappingSchema
from actionplan.planfile.schema_head import CHECKS, HEAD
from actionplan.planfile.schema_target import DECISION, TARGET
from actionplan.planfile.settings import DEFAULT_PERIOD, build_context, read_colours
from actionplan.planfile.tree import Node
from actionplan.text.folding import fold

SETTINGS = (
    *("period", "year_start", "quarters", "dates", "financial_years", "counted_from", "horizons", "seasons"),
    *("colours", "checks"),
)
"""The keys of the head that say how the plan is read, and become its context, colours and checks."""

_ALWAYS_READ: dict[object, str] = {Target: "date", Revision: "to", Completion: "on"}
"""The dates that the model has even if the file leaves them empty: they are then the reading of an empty text."""

_FEW_ITEMS = 10
"""As many as any list may have."""


_MAX_CONTEXTS = 16
"""Keep the phrases of so many contexts: councils' plans of one year mostly share one."""


class PhraseCache(dict[str, Phrase]):
    """The phrases of one context, by their text. Each is read once, however many plans have it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._following: dict[tuple[str, date], Phrase] = {}

    def __missing__(self, text: str) -> Phrase:
        phrase = self[text] = Phrase(text, read_date(text, self._context))
        return phrase

    def read_following(self, text: str, before: Phrase | None) -> Phrase:
        """Read a target's date. A recurring one follows the date of the target before ("monthly thereafter")."""
        phrase = self[text]
        after = before.day if before and phrase.reading.kind == "recurring" else None
        if after is None:
            return phrase
        following = self._following.get((text, after))
        if following is None:
            reading = read_date(text, self._context.copy_with_after(after))
            following = self._following[text, after] = Phrase(text, reading)
        return following


def get_phrase_cache(context: Context) -> PhraseCache:
    """Return the phrases of a context, with those that other plans had read in it."""
    return _get_phrase_cache(context, context.period)


@lru_cache(maxsize=_MAX_CONTEXTS)
def _get_phrase_cache(context: Context, _period: str) -> PhraseCache:
    # Contexts are equal however their period is written, but readings quote the period.
    return PhraseCache(context)


def build_plan(root: Node, findings: list[Finding]) -> Plan:
    """Build the plan of a tree, and add what is wrong with it to `findings`."""
    file = coerce_mapping(root, FILE, (), findings)
    if not file.get("plan"):
        return _PlanBuilder(Context(DEFAULT_PERIOD), findings).build(file, {})
    head = coerce_mapping(file["plan"], HEAD, ("plan",), findings)
    return _PlanBuilder(build_context(head, findings), findings).build(file, head)


class _PlanBuilder:
    """Builds a plan in one context."""

    __slots__ = (
        "_blank_values",
        "_context",
        "_date_before",
        "_each_party_left",
        "_each_party_size",
        "_findings",
        "_output_ref",
        "_phrases",
    )

    def __init__(self, context: Context, findings: list[Finding]) -> None:
        self._context = context
        self._findings = findings
        self._phrases = get_phrase_cache(context)
        self._blank_values: dict[MappingSchema, FieldValues] = {}
        self._each_party_left = MAX_EACH_PARTY
        self._each_party_size: int
        self._output_ref = ""
        self._date_before: Phrase | None = None

    def build(self, file: FieldValues, head: FieldValues) -> Plan:
        """Build the plan of a file and its head."""
        self._each_party_size = _count_party_bodies(file.get("parties", []))
        checks = head.get("checks", {})
        if checks:
            checks = coerce_mapping(checks, CHECKS, ("plan", "checks"), self._findings)
        return Plan(
            context=self._context,
            colours=read_colours(head, self._findings),
            checks=tuple(checks.items()),
            **self._read_values(_omit_keys(head, SETTINGS), HEAD, ("plan",)),
            **self._read_values(_omit_keys(file, ("plan",)), FILE, ()),
        )

    def _build_item(self, node: Node, schema: MappingSchema, route: Route) -> Any:
        """Build the part of the model that a mapping of the file becomes."""
        if schema.is_prose and (text := coerce_prose(node, schema, route, self._findings)) is not None:
            return schema.model(text)
        return schema.model(**self._read_values(coerce_mapping(node, schema, route, self._findings), schema, route))

    def _read_values(self, mapping: FieldValues, schema: MappingSchema, route: Route) -> FieldValues:
        """Read the values of a mapping, by their names in the model."""
        values = self._get_blank_values(schema).copy()
        fields, plain_names = schema.fields, schema.plain_names
        if schema is OUTPUT:
            self._output_ref, self._date_before = mapping.get("output", ""), None
        for name, value in mapping.items():
            if name in plain_names:
                values[plain_names[name]] = value
                continue
            field = fields[name]
            if type(value) is not str or (value and field.form == "mapping"):
                values[field.attribute or name] = self._read_list_or_mapping(value, field, (*route, name))
            elif value:
                values[field.attribute or name] = self._read_date(value, field)
        if schema is TARGET:
            self._number_target(values)
        return values

    def _read_date(self, value: str, field: Field) -> Phrase:
        if field.kind == "date or yes" and fold(value) in TRUE_WORDS:
            return Phrase(value, self._phrases[""].reading)
        return self._phrases[value]

    def _read_list_or_mapping(self, value: Any, field: Field, route: Route) -> Any:
        schema = field.schema
        if len(value) > _FEW_ITEMS and field.form == "list":
            value = limit_items(value, field, route, self._findings)
        if schema is None:
            return coerce_texts(value, route, self._findings)
        if schema.free_example:
            return tuple(coerce_mapping(value, schema, route, self._findings).items())
        if field.form == "mapping":
            return self._build_item(value, schema, route)
        if schema.is_prose and {*map(type, value)} <= {str}:
            return tuple(map(schema.model, value))
        items = tuple([self._build_item(node, schema, (*route, n)) for n, node in enumerate(value)])
        return self._limit_decisions(items, route) if schema is DECISION else items

    def _limit_decisions(self, decisions: tuple[Decision, ...], route: Route) -> tuple[Decision, ...]:
        """Return the decisions of a target, or none if those of each party are more than a plan may have."""
        if not any(decision.is_of_each for decision in decisions):
            return decisions
        self._each_party_left -= self._each_party_size
        if self._each_party_left >= 0:
            return decisions
        message = f'"each party" stands for more than {MAX_EACH_PARTY:,} decisions in this plan, so these are not read'
        hint = "write the decisions for the outputs that need them, or fewer parties"
        self._findings.append(Finding("AP215", "error", message, route=route, hint=hint, on_key=True))
        return ()

    def _get_blank_values(self, schema: MappingSchema) -> FieldValues:
        """Return the values of the fields that the model needs and a file may leave out."""
        blank = self._blank_values.get(schema)
        if blank is None:
            blank = self._blank_values[schema] = self._build_blank_values(schema)
        return blank

    def _build_blank_values(self, schema: MappingSchema) -> FieldValues:
        always_read = _ALWAYS_READ.get(schema.model)
        blank: FieldValues = {}
        for field in schema.fields.values():
            if field.name in SETTINGS:
                continue
            if field.model_name == always_read:
                blank[field.model_name] = self._phrases[""]
            elif field.form == "text":
                blank[field.model_name] = None if field.kind in DATE_KINDS else ""
        return blank

    def _number_target(self, values: FieldValues) -> None:
        """Put the ref of the output before the letter of a target, and read its date as following the one before."""
        values["ref"] = self._output_ref + values["ref"]
        values["date"] = self._date_before = self._phrases.read_following(values["date"].text, self._date_before)


def _count_party_bodies(parties: list[Node]) -> int:
    """Count the decisions that "each party" stands for: one for each body of a party, or one for a party without."""
    read = parties[: find_max_items("parties")]
    lists = (party.get("decides_by") for party in read if isinstance(party, dict))
    bodies = (names[: find_max_items("decides_by")] for names in lists if isinstance(names, list) and names)
    return len(read) + sum(len(names) - 1 for names in bodies)


def _omit_keys(values: FieldValues, keys: Container[str]) -> FieldValues:
    return {name: value for name, value in values.items() if name not in keys}
