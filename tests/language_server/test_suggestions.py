"""What is offered while a plan is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.dates import Context, read_date
from actionplan.language_server.date_words import list_date_words
from actionplan.language_server.known_names import collect_names
from actionplan.language_server.suggestions import Suggestion, SuggestionSource, list_suggestions
from actionplan.language_server.typing_context import find_typing_context
from actionplan.planfile import load
from actionplan.planfile.schema import FILE, iter_schemas
from actionplan.planfile.schema_field import DATE_KINDS
from actionplan.planfile.schema_target import TARGET

Mark = Callable[[str], tuple[str, int]]

HEAD = """\
plan: {name: made, title: Plan, authority: A Council, period: 2017/18}
officers: [{name: Head of Planning}, "Director: Place"]
bodies: [{name: Full Council}]
parties: [{party: Dacorum}]
events: [{event: Budget}]
stages: [Draft]
fields: [{field: Priority, values: [High, Low]}]
"""
OTHER = """\
plan: {name: jsp, title: B, authority: C, period: 2017/18}
themes: [{theme: T, actions: [{action: 1, outputs: [{output: 1.1, targets: [{target: a, date: May 2017}]}]}]}]
"""
TO_OUTPUT = "themes:\n  - theme: A\n    actions:\n      - action: 1\n        outputs:\n          - output: 1.1\n"
TO_TARGET = f"{TO_OUTPUT}            targets:\n              - target: a\n"
DAY = date(2017, 9, 15)


def suggest(mark: Mark, text: str) -> list[Suggestion]:
    plan, other = load(HEAD.encode()).plan, load(OTHER.encode()).plan
    assert plan
    assert other
    text, offset = mark(HEAD + text)
    context = find_typing_context(text, offset)
    assert context
    return list_suggestions(context, SuggestionSource(collect_names(plan), DAY, (collect_names(other),)))


@pytest.mark.parametrize(
    ("text", "inserts"),
    [
        (f"{TO_OUTPUT}            officer: ¦", ["Head of Planning", '"Director: Place"']),
        (f'{TO_OUTPUT}            officer: "¦', ["Head of Planning", "Director: Place"]),
        (f"{TO_OUTPUT}            supporting:\n              - ¦", ["Head of Planning", '"Director: Place"']),
        (f"{TO_OUTPUT}            reassigned: [{{to: ¦", ["Head of Planning", '"Director: Place"']),
        (f"{TO_TARGET}                waits_for: ¦", ["Budget", "jsp:1.1a"]),
        (f"{TO_TARGET}                waits_for: [¦", ["Budget", "jsp:1.1a"]),
        (f"{TO_TARGET}                stage: ¦", ["Draft"]),
        (f"{TO_TARGET}                carried_from: ¦", ["jsp:1.1a"]),
        (f"{TO_TARGET}                work_follows: ¦", ["yes", "no"]),
        (f"{TO_TARGET}                fields: {{Priority: ¦", ["High", "Low"]),
        (f"{TO_TARGET}                fields: {{¦", ["Priority: "]),
        (f"{TO_TARGET}                completed: ¦", ["15 September 2017", "yes"]),
        (f"{TO_TARGET}                started: ¦", ["15 September 2017"]),
        (f"{TO_TARGET}                decisions:\n                  - body: ¦", ["Full Council", "Dacorum"]),
        (f"{TO_TARGET}                decisions:\n                  - party: ¦", ["Dacorum", "each party"]),
        (f"{TO_TARGET}                decisions:\n                  - after: ¦", ["Full Council", "Dacorum"]),
        (f"{TO_TARGET}                updates: [{{rag: ¦", ["red", "amber", "green"]),
        (f"{TO_TARGET}                measures: [{{target: ¦", []),
        ("checks:\n  ¦", []),
        (f"{TO_OUTPUT}            text: ¦", []),
    ],
)  # fmt: skip
def test_values_are_offered_as_yaml_needs_them(mark: Mark, text: str, inserts: list[str]) -> None:
    assert [each.insert for each in suggest(mark, text)] == inserts


def test_the_outcomes_of_a_decision_are_offered(mark: Mark) -> None:
    text = f"{TO_TARGET}                decisions: [{{body: Full Council, decided: [{{on: May 2017, outcome: ¦"
    assert "approved with amendments" in [each.label for each in suggest(mark, text)]


def test_names_are_offered_where_a_name_can_stand_for_a_mapping_and_so_are_its_keys(mark: Mark) -> None:
    labels = [each.label for each in suggest(mark, f"{TO_TARGET}                decisions:\n                  - ¦")]
    assert labels[:2] == ["Full Council", "Dacorum"]
    assert {"body", "party", "planned"} <= set(labels)


def test_keys_that_are_there_are_not_offered_again_and_those_that_must_be_come_first(mark: Mark) -> None:
    labels = [each.label for each in suggest(mark, f"{TO_TARGET}                ¦")]
    assert labels[:2] == ["date", "measures"]
    assert "target" not in labels
    assert len(labels) == len(TARGET.fields) - 1


def test_codes_of_checks_and_their_settings_are_offered(mark: Mark) -> None:
    text, offset = mark("plan:\n  checks:\n    ¦")
    context = find_typing_context(text, offset)
    assert context
    plan = load(HEAD.encode()).plan
    assert plan
    source = SuggestionSource(collect_names(plan), DAY)
    assert "AP304: " in [each.insert for each in list_suggestions(context, source)]
    text, offset = mark("plan:\n  checks:\n    AP304: ¦")
    context = find_typing_context(text, offset)
    assert context
    assert [each.insert for each in list_suggestions(context, source)] == ["off", "on", "error", "warning", "note"]


def test_codes_that_can_be_silenced_are_offered_in_a_comment_that_ignores(mark: Mark) -> None:
    text = f"{TO_TARGET}                date: May 2018  # actionplan: ignore[AP304, ¦"
    codes = [each.insert for each in suggest(mark, text)]
    assert {"AP303", "AP505"} <= set(codes)
    assert not {"AP304", "AP101"} & set(codes)


@pytest.mark.parametrize(
    ("typed", "first", "others"),
    [
        ("Ear", "Early Spring 2018", {"Early Autumn 2017", "Early Winter 2017/18", "Early September 2017"}),
        ("early  aut", "Early Autumn 2017", set()),
        ("Mid", "Mid Spring 2017", {"Mid March 2018"}),
        ("La", "Late Spring 2017", {"Late March 2018"}),
        ("End of", "End of April 2017", {"End of March 2018", "End of Autumn 2017"}),
    ],
)
def test_parts_of_seasons_and_months_are_offered_once_they_are_begun(
    mark: Mark, typed: str, first: str, others: set[str]
) -> None:
    place = f"{TO_TARGET}                date: "
    before = {each.label for each in suggest(mark, f"{place}¦")}
    labels = [each.label for each in suggest(mark, f"{place}{typed}¦") if each.label not in before]
    assert labels[0] == first
    assert others <= set(labels)
    assert all(label.casefold().startswith(" ".join(typed.casefold().split())) for label in labels)
    assert all(not read_date(label, Context("2017/18")).assumptions for label in labels)


@pytest.mark.parametrize("period", ["2017/18", "2017-2020", "2024", "April 2024 to March 2026", "2017 to 2030"])
def test_every_word_for_a_date_is_read_with_nothing_assumed(period: str) -> None:
    context = Context(period)
    fields = [field for schema in iter_schemas(FILE) for field in schema.fields.values() if field.kind in DATE_KINDS]
    assert fields
    for field in fields:
        words = [each for each in list_date_words(field, context, DAY) if each != "yes"]
        assert words
        assert len(set(words)) == len(words)
        for each in words:
            reading = read_date(each, context)
            assert reading.kind != "unreadable", each
            assert not [one for one in reading.assumptions if one.code != "outside-period"], each


def test_a_date_is_offered_in_the_period_of_the_plan(mark: Mark) -> None:
    labels = [each.label for each in suggest(mark, f"{TO_TARGET}                date: ¦")]
    assert {"Summer 2017", "End March 2018", "Q3 2017/18", "Ongoing", "Quarterly", "TBC"} <= set(labels)
    assert "Summer 2018" not in labels
