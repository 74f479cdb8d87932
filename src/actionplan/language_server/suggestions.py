"""Suggest what to type: keys of the format, names of the plan's lists, words of the format, and words for dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from actionplan.checks import load_rules
from actionplan.checks.selection import SETTING_WORDS, list_unsilenceable_codes
from actionplan.language_server.date_words import list_date_words
from actionplan.language_server.known_names import KnownNames
from actionplan.language_server.plan_place import find_mapping_schema
from actionplan.language_server.typing_context import TypingContext
from actionplan.planfile.editing.emitter import format_scalar
from actionplan.planfile.schema_field import DATE_KINDS, Field, MappingSchema
from actionplan.planfile.schema_head import CHECKS
from actionplan.planfile.schema_lists import OWN_FIELDS

SuggestionKind = Literal["key", "name", "word", "date"]


class Suggestion(NamedTuple):
    """A text to offer: how it is shown, what is typed for it, what kind it is, and what it is for."""

    label: str
    insert: str
    kind: SuggestionKind
    description: str = ""


class SuggestionSource(NamedTuple):
    """Where suggestions come from: the names of the plan, the day, and the names of other plans that are open."""

    names: KnownNames
    day: date
    others: tuple[KnownNames, ...] = ()


_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 .&/'’()-]*[A-Za-z0-9.)])?")
"""Texts that YAML surely reads as they are. Others are tried, which takes longer."""


def list_suggestions(context: TypingContext, source: SuggestionSource) -> list[Suggestion]:
    """List what can be typed in a context, likeliest first."""
    if context.is_ignored_code:
        fixed = (*context.siblings, *list_unsilenceable_codes())
        rules = (rule for rule in load_rules().values() if rule.code not in fixed)
        return [Suggestion(rule.code, rule.code, "key", rule.summary) for rule in rules]
    if context.key is not None:
        return list(_iter_values(context, context.keys, context.key, source))
    suggestions: list[Suggestion] = []
    if context.is_item and context.keys:
        *above, last = context.keys
        suggestions += _iter_values(context, tuple(above), last, source)
    schema = find_mapping_schema(context.keys)
    if schema and not context.is_only_item:
        suggestions += _iter_keys(schema, context, source.names)
    return suggestions


def _iter_keys(schema: MappingSchema, context: TypingContext, names: KnownNames) -> Iterator[Suggestion]:
    """Yield the keys that a mapping can have and has not, those that it must have first."""
    fields = [field for field in schema.fields.values() if field.name not in context.siblings]
    for field in sorted(fields, key=lambda field: not (field.is_required or field.is_recommended)):
        typed = f"{field.name}: " if field.form == "text" or context.is_in_brackets else f"{field.name}:"
        yield Suggestion(field.name, typed, "key", field.description)
    if schema is OWN_FIELDS:
        for column in names.columns:
            yield Suggestion(column.name, f"{_quote(column.name, context)}: ", "key", column.kind)
    if schema is CHECKS:
        yield from (Suggestion(rule.code, f"{rule.code}: ", "key", rule.summary) for rule in load_rules().values())


def _iter_values(
    context: TypingContext, keys: tuple[str, ...], key: str, source: SuggestionSource
) -> Iterator[Suggestion]:
    """Yield the values that a key can have, or the items of its list."""
    schema, names = find_mapping_schema(keys), source.names
    if schema is CHECKS:
        yield from _suggest_words(SETTING_WORDS, context)
    if schema is OWN_FIELDS:
        columns = (column for column in names.columns if column.name == key)
        yield from _suggest_words((value for column in columns for value in column.values), context)
    field = schema.fields.get(key) if schema else None
    if field is None:
        return
    if field.schema:
        if not _takes_text(field, field.schema, context):
            return
        field = field.schema.fields[field.schema.default_key]
    if field.kind in DATE_KINDS:
        phrases = list_date_words(field, names.context, source.day, context.text)
        yield from (Suggestion(words, words, "date") for words in phrases)
    yield from _suggest_names(field, source, context)
    yield from _suggest_words(("yes", "no") if field.kind == "yes or no" else field.choices, context)


def _takes_text(field: Field, schema: MappingSchema, context: TypingContext) -> bool:
    """Return True if a text can stand where a mapping, or a list of them, is usual."""
    is_place = field.form == "mapping" or context.is_item or field.is_single_allowed
    return bool(schema.default_key) and schema.is_text_allowed and is_place


def _suggest_names(field: Field, source: SuggestionSource, context: TypingContext) -> Iterator[Suggestion]:
    listed = [] if field.name == "carried_from" else [*source.names.list_names(field.registry)]
    if field.registry == "events" or field.name == "carried_from":
        listed += [ref for other in source.others for ref in other.refs]
    yield from (Suggestion(name, _quote(name, context), "name") for name in listed)


def _suggest_words(words: Iterable[str], context: TypingContext) -> Iterator[Suggestion]:
    yield from (Suggestion(word, _quote(word, context), "word") for word in words)


def _quote(text: str, context: TypingContext) -> str:
    """Return a text as YAML needs it at a place: in quotation marks if it must, unless they are there already."""
    if context.quote or _PLAIN.fullmatch(text):
        return text
    return format_scalar(text, in_flow=context.is_in_brackets)
