"""Explain what the pointer is on: how a date is read, who a name is, what a key is for. The answers are Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from actionplan.language_server.definitions import find_registered
from actionplan.language_server.open_plan import OpenPlan
from actionplan.language_server.plan_place import PlanPlace, find_plan_place, find_value
from actionplan.model.phrase import Phrase
from actionplan.model.plan import AwaitedEvent, Officer, Party, PlanLine, RegistryEntry
from actionplan.planfile.schema_field import DATE_KINDS, Field
from actionplan.renderers.date_explanation import render_reading
from actionplan.renderers.text.markdown import format_paragraph
from actionplan.text.english import add_full_stop, format_alternatives, format_list


class HoverAnswer(NamedTuple):
    """What to show, as Markdown, and where the words that it is about start and end."""

    markdown: str
    start: int
    end: int


def explain_place(plan: OpenPlan, offset: int, others: Sequence[OpenPlan] = ()) -> HoverAnswer | None:
    """Explain the date, name or key at an offset. `others` are the other plans that are open."""
    place = find_plan_place(plan, offset)
    if place is None or place.field is None:
        return None
    markdown = describe_key(place.field) if place.found.is_key else _describe_text(plan, place, place.field, others)
    return HoverAnswer(markdown, place.found.start, place.found.end) if markdown else None


def describe_key(field: Field) -> str:
    """Describe a key of the format: what it is for, what it takes, and an example."""
    words = [f"**{field.name}**: {field.description}"]
    if field.choices:
        words.append(f"One of: {format_alternatives(field.choices)}.")
    if field.example:
        words.append(f"For example: `{field.example}`")
    return "\n\n".join(words)


def _describe_text(plan: OpenPlan, place: PlanPlace, field: Field, others: Sequence[OpenPlan]) -> str:
    if field.kind in DATE_KINDS:
        phrase = find_value(plan, place)
        if not isinstance(phrase, Phrase) or plan.plan is None or not phrase.text:
            return ""
        return format_code(render_reading(phrase.text, phrase.reading, plan.plan.context))
    found = find_registered(plan, place, others)
    return format_paragraph(_describe_entry(found.entry)) if found else ""


def _describe_entry(entry: object) -> str:
    """Describe an officer, a body, a party, an event or a target in a few sentences."""
    if isinstance(entry, PlanLine):
        return f"{entry.target.ref}: {add_full_stop(entry.output.text)} Target date: {entry.target.date.text}."
    if isinstance(entry, AwaitedEvent):
        day = entry.happened or entry.expected
        state = "happened" if entry.happened else "expected"
        return f"{entry.name}: {state} {day.text}." if day else f"{entry.name}: nobody knows when."
    if not isinstance(entry, (Officer, RegistryEntry, Party)):
        return str(entry)
    sentences = [f"{entry.name}."]
    if isinstance(entry, Officer):
        sentences += [f"{words}." for words in (entry.post, entry.service, entry.email) if words]
        sentences += [f"Leaves: {entry.until.text}."] if entry.until else []
    if isinstance(entry, Party) and entry.decides_by:
        sentences.append(f"Decides by {format_list(entry.decides_by)}.")
    if entry.also:
        sentences.append(f"Also written: {format_list(entry.also)}.")
    return " ".join(sentences)


def format_code(text: str) -> str:
    """Format lines as a block of code, in a fence that is longer than any in the lines."""
    fence = "`" * max(3, *(len(ticks) + 1 for ticks in re.findall("`+", text)), 3)
    return f"{fence}text\n{text.rstrip()}\n{fence}"
