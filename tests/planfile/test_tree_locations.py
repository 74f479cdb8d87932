from __future__ import annotations

from collections.abc import Callable

import pytest

from actionplan.findings import Finding, Location, RelatedLocation
from actionplan.model.plan import Route
from actionplan.planfile import Source

Loaded = Callable[[str], Source]

DATE: Route = ("themes", 0, "actions", 0, "outputs", 0, "targets", 0, "date")


@pytest.mark.parametrize(
    ("date", "place"),
    [
        ("by Sumer 2017", (11, 18, 5)),
        ("'by Sumer 2017'", (11, 19, 5)),
        ('"by Sumer 2017"', (11, 19, 5)),
        ("'by Sumer ''17'", (11, 15, 15)),
        ('"by Sumer \\x41"', (11, 15, 15)),
        ("by\n         Sumer 2017", (11, 15, 2)),
        (">-\n         by Sumer 2017", (11, 15, 2)),
    ],
    ids=["plain", "single", "double", "single with an escape", "double with an escape", "two lines", "folded"],
)
def test_a_span_stands_where_the_text_shows_it_and_else_at_the_texts_start(
    loaded: Loaded, date: str, place: tuple[int, int, int]
) -> None:
    source = loaded(f"{{output}}      targets:\n      - date: {date}\n".replace("        date", "date"))
    assert source.locate(Finding("AP301", "error", "", DATE, span=(3, 8))).location == Location(*place)


@pytest.mark.parametrize(
    ("route", "place"),
    [
        ((), (1, 1, 1)),
        (("plan",), (1, 1, 4)),
        (("plan", "period"), (1, 49, 7)),
        (("themes", 0, "theme"), (3, 10, 1)),
        (("themes", 0, "actions", 0), (5, 5, 1)),
        (("themes", 0, "actions", 0, "outputs", 0, "officer"), (8, 7, 1)),
        (DATE, (11, 15, 11)),
        ((*DATE[:-1], "completed", 0, "on"), (12, 20, 11)),
        ((*DATE[:-1], "proposed", 0, "to"), (13, 25, 8)),
        ((*DATE[:-1], "measures", 0), (14, 19, 1)),
        ((*DATE[:-1], "measures", 1), (14, 19, 1)),
        ((*DATE[:-1], "updates", 0, "note"), (11, 9, 1)),
    ],
)
def test_a_route_in_the_model_is_a_place_in_the_file(loaded: Loaded, route: Route, place: tuple[int, int, int]) -> None:
    text = "{target}        completed: 4 July 2017\n        proposed: [{to: May 2018}]\n        measures: M\n"
    assert loaded(text).locate(Finding("AP000", "note", "", route)).location == Location(*place)


def test_a_finding_can_be_about_a_key(loaded: Loaded) -> None:
    source = loaded("{target}")
    assert source.locate(Finding("AP000", "note", "", DATE, on_key=True)).location == Location(11, 9, 4)


def test_a_finding_that_has_its_place_keeps_it(loaded: Loaded) -> None:
    found = Finding("AP000", "note", "", location=Location(9, 9))
    assert loaded("{target}").locate(found) == found


def test_every_place_that_a_finding_speaks_of_has_its_position(loaded: Loaded) -> None:
    here = RelatedLocation("here", location=Location(9, 9))
    found = loaded("{target}").locate(
        Finding("AP000", "note", "", ("plan",), also=(RelatedLocation("there", DATE), here))
    )
    assert found.location == Location(1, 1, 4)
    assert [each.location for each in found.also] == [Location(11, 15, 11), Location(9, 9)]


def test_places_come_in_order(loaded: Loaded) -> None:
    found = [Finding("AP000", "note", "", DATE), Finding("AP001", "note", "", ("plan",))]
    assert [each.code for each in loaded("{target}").locate_all(found)] == ["AP001", "AP000"]


def test_a_source_shows_its_lines(loaded: Loaded) -> None:
    source = loaded("{output}")
    assert source.get_line(9) == "      text: O"
    assert source.get_line(0) == source.get_line(99) == ""
