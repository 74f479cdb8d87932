"""A file that is half typed, or damaged, is answered about as far as it goes, and keeps the names that it had."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.checks.runner import check_source
from actionplan.language_server.definitions import find_definition
from actionplan.language_server.hover import explain_place
from actionplan.language_server.known_names import KnownNames
from actionplan.language_server.open_plan import NO_NAMES, OpenPlan, read_open_plan
from actionplan.language_server.plan_symbols import PlanSymbol, list_symbols
from actionplan.language_server.quick_fixes import list_quick_fixes
from actionplan.language_server.status_lenses import list_status_lenses
from actionplan.language_server.suggestions import SuggestionSource, list_suggestions
from actionplan.language_server.text_positions import TextPositions
from actionplan.language_server.typing_context import find_typing_context

DAY = date(2017, 9, 15)
HEAD = "plan: {title: A, authority: B, period: 2017/18}\n"
PIECES = st.sampled_from(
    [*"\"'[]{}:#-&*!|>%@`,\t\0\ufeff\u2028", ": ", "- ", "\n", "\n  ", "“", "🏠", "\ud83c", "date: "]
)


def open_text(text: str, earlier: KnownNames = NO_NAMES) -> OpenPlan:
    return read_open_plan("file:///plan.yaml", text, "plan.yaml", earlier)


def ask_everything(text: str, offset: int, earlier: KnownNames) -> OpenPlan:
    """Ask all that an editor may ask about a text at an offset."""
    plan = open_text(text, earlier)
    positions, length = plan.make_positions("utf-16"), len(plan.source.text)
    for finding in check_source(plan.source, DAY):
        assert positions.find_location(finding.location)[0].line <= text.count("\n") + text.count("\r")
    spans = [(lens.start, lens.end) for lens in list_status_lenses(plan, DAY)]
    spans += [(symbol.start, symbol.end) for symbol in walk_symbols(list_symbols(plan))]
    found = find_definition(plan, offset)
    spans += [found.plan.source.find_span(found.route)] if found else []
    answer = explain_place(plan, offset)
    spans += [(answer.start, answer.end)] if answer else []
    assert all(0 <= start <= end <= length for start, end in spans)
    context = find_typing_context(text, offset)
    if context:
        assert text[:offset].endswith(context.text)
        list_suggestions(context, SuggestionSource(plan.names, DAY))
    return plan


def walk_symbols(symbols: Iterable[PlanSymbol]) -> Iterable[PlanSymbol]:
    for symbol in symbols:
        assert symbol.name
        assert all(symbol.start <= child.start <= child.end <= symbol.end for child in symbol.children)
        yield symbol
        yield from walk_symbols(symbol.children)


@pytest.fixture(scope="module")
def names(shipped: str) -> KnownNames:
    return open_text(shipped).names


@given(st.data())
def test_every_beginning_of_a_plan_is_answered_and_keeps_its_names(
    shipped: str, names: KnownNames, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, len(shipped)))
    plan = ask_everything(shipped[:offset], offset, names)
    if plan.source.plan is None:
        assert plan.names == names
    for kind in ("officers", "bodies", "events") if plan.source.findings else ():
        assert getattr(plan.names, kind)


@given(st.data())
def test_every_damage_to_a_plan_is_answered_and_keeps_its_names(
    shipped: str, names: KnownNames, data: st.DataObject
) -> None:
    text, offset = shipped, 0
    for _ in range(data.draw(st.integers(1, 3))):
        offset = data.draw(st.integers(0, len(text)))
        end = min(offset + data.draw(st.integers(0, 30)), len(text))
        text = text[:offset] + data.draw(st.just("") | PIECES | st.text(max_size=5)) + text[end:]
    plan = ask_everything(text, offset, names)
    if plan.source.plan is None:
        assert plan.names == names


@given(st.text(max_size=40) | st.lists(PIECES, max_size=12).map("".join), st.integers(0, 40))
def test_any_text_is_answered(text: str, offset: int) -> None:
    ask_everything(text, min(offset, len(text)), NO_NAMES)


@given(st.data())
def test_fixes_of_a_damaged_plan_are_edits_of_its_text(shipped: str, data: st.DataObject) -> None:
    lines = shipped.split("\n")
    number = data.draw(st.sampled_from([n for n, line in enumerate(lines) if ":" in line and "#" not in line]))
    key, colon, rest = lines[number].partition(":")
    wrong_key, odd_space = f"{key[:-2]}{key[-1:]}{colon}{rest}", f"{key}{colon}\u00a0{rest.strip()}"
    lines[number] = data.draw(st.sampled_from([wrong_key, odd_space]))
    plan = open_text("\n".join(lines))
    for fix in list_quick_fixes(plan, check_source(plan.source, DAY)):
        assert fix.title
        assert fix.findings
        assert all(0 <= edit.start <= edit.end <= len(plan.source.text) for edit in fix.edits)


def test_names_are_kept_while_a_list_is_typed_and_taken_when_it_is_whole() -> None:
    whole = open_text(f"{HEAD}officers: [A, B]\nbodies: [C]\n")
    assert whole.names.officers == ("A", "B")
    broken = open_text(f"{HEAD}officers: [A,\nbodies: [C]\n", whole.names)
    assert broken.names == whole.names
    emptied = open_text(f"{HEAD}officers: {{\n  a}}\nbodies: [D]\n", whole.names)
    assert (emptied.names.officers, emptied.names.bodies) == (("A", "B"), ("D",))
    changed = open_text(f"{HEAD}themes: [{{theme: A, actions: []}}]\n", whole.names)
    assert changed.names.officers == ()


def test_positions_of_a_broken_file_are_those_of_its_text(shipped: str) -> None:
    broken = shipped.replace("  - theme: Planning for the Future", "  - theme: [", 1)
    plan = open_text(broken)
    assert plan.source.plan is None
    positions = TextPositions(broken)
    for symbol in list_symbols(plan):
        line = positions.find_position(symbol.start).line
        assert symbol.name in broken.split("\n")[line]
