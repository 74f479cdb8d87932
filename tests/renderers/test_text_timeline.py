"""The timeline in signs of text, on a screen and in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.dates import Context, Window, read_date
from actionplan.renderers.axis import Axis, build_axis
from actionplan.renderers.text import plain_text as table
from actionplan.renderers.text import terminal
from actionplan.renderers.text.strip_chart import ASCII_SYMBOLS, BLOCK_SYMBOLS, draw_strip
from actionplan.renderers.text.text_timeline import draw_fitted_timeline, draw_full_timeline
from actionplan.report import Report, Span, Timeline
from actionplan.text.escaping import measure_width

YEAR = Axis(date(2017, 4, 1), 12)
DAY = date(2017, 9, 30)

SPAN = Span("1.1", "Publish it: Published", (), is_approximate=False, status="not yet due", due=None,
            completed=None, is_ongoing=False, words="1.1: no date")  # fmt: skip


def spans(*phrases: str) -> tuple[Window, ...]:
    """The windows that phrases mean."""
    return tuple(window for phrase in phrases for window in read_date(phrase, Context("2017/18")).windows)


def due(phrase: str, **fields: Any) -> Span:
    """A target that is due at the end of a phrase's window."""
    windows = spans(phrase)
    return SPAN._replace(windows=windows, due=windows[-1].latest)._replace(**fields)


STRIPS = {
    "a window": (due("December 2017"), "           |    ==      "),
    "late": (due("July 2017", status="overdue"), "      ==...|            "),
    "due today": (due("30 September 2017"), "           =            "),
    "its day is the last of its window": (due("September 2017"), "          =|            "),
    "a day": (due("31 March 2018"), "           |           ="),
    "about": (due("November 2017 to February 2018", is_approximate=True), "           |  ~======~  "),
    "about one day": (due("15 November 2017", is_approximate=True), "           |  ~         "),
    "ongoing": (due("April 2017 to March 2018", is_ongoing=True), "-----------|------------"),
    "ended": (due("April to June 2017", is_ongoing=True, due=None, status="ended"), "------.....|            "),
    "done": (due("July 2017", met_windows=spans("July 2017"), completed=date(2017, 7, 4), status="complete"),
             "      ##   |            "),
    "done late": (due("May 2017", met_windows=spans("May 2017"), completed=date(2017, 7, 4), status="complete"),
                  "  ##..*    |            "),
    "done early": (due("August 2017", met_windows=spans("August 2017"), completed=date(2017, 5, 4), status="complete"),
                   "  *     ## |            "),
    "done before the year": (due("May 2017", met_windows=spans("May 2017"), completed=date(2016, 7, 4),
                                 status="complete"),
                             "  ##       |            "),
    "moved": (due("December 2017", moved_from=date(2017, 7, 31), moved_to=date(2017, 12, 31)),
              "       o   |    ==      "),
    "moved within its window": (due("December 2017", moved_from=date(2017, 12, 5)), "           |    ==      "),
    "suspended": (due("November 2017", status="suspended"), "           |  ::        "),
    "several, the first met": (
        SPAN._replace(windows=spans("June 2017", "July 2017", "March 2018"), met_windows=spans("June 2017")),
        "    # ==   |          ==",
    ),
    "several, all late": (
        SPAN._replace(windows=spans("May 2017", "June 2017"), due=date(2017, 5, 31), status="overdue"),
        "  = ==.....|            ",
    ),
    "from before": (due("February to May 2017", status="overdue"), "<===.......|            "),
    "to after": (due("February to May 2018"), "           |        ===>"),
    "wholly before": (due("June 2016", status="overdue"), "<..........|            "),
    "wholly after": (due("June 2018"), "           |           >"),
    "open at its end": (SPAN._replace(windows=(Window(date(2017, 12, 1), None),)), "           |    =======>"),
    "open at its beginning": (SPAN._replace(windows=(Window(None, date(2017, 4, 30)),)), "<=         |            "),
    "no date": (SPAN, "           |            "),
}  # fmt: skip


@pytest.mark.parametrize("case", STRIPS)
def test_a_strip(case: str) -> None:
    span, drawn = STRIPS[case]
    assert draw_strip(span, YEAR, DAY, 24, ASCII_SYMBOLS) == drawn


def test_a_day_outside_the_year_has_no_line() -> None:
    assert draw_strip(due("June 2017"), YEAR, date(2019, 1, 1), 24, ASCII_SYMBOLS) == "    ==                  "


def small() -> Timeline:
    """Two themes, with one target of each kind."""
    late = due("Summer 2017", ref="1.1a", status="overdue", tone="amber", words="1.1a: Summer 2017, overdue")
    coming = due("December 2017", ref="1.1b", words="1.1b: December 2017, not yet due")
    going = due("April 2017 to March 2018", ref="2.1", due=None, is_ongoing=True, status="ongoing",
                words="2.1: Ongoing, ongoing", label="Hold the meetings of the board")  # fmt: skip
    groups = (("Planning", (late, coming)), ("Communities", (going,)))
    return Timeline(date(2017, 4, 1), date(2018, 3, 31), DAY, groups, is_whole_report=True)


@pytest.fixture
def year(small_report: Report) -> Report:
    """A report that is all timeline."""
    return small_report._replace(timeline=small())


@pytest.fixture
def small_report(small: Report) -> Report:
    return small._replace(title="Timeline", legend=("The key.",))


SCREEN = """\
Timeline
Corporate Action Plan 2017/18, Hertsmere Borough Council

Planning -----------------------------------------------------------------------
      2017              2018
Ref   Apr   Jul   Oct   Jan     Status       Due or done  Output and measure
1.1a      ======.|              overdue      31 Aug 2017  Publish it: Published
1.1b             |    ==        not yet due  31 Dec 2017  Publish it: Published

Communities --------------------------------------------------------------------
      2017              2018
Ref   Apr   Jul   Oct   Jan     Status       Due or done  Output and measure
2.1   -----------|------------  ongoing                   Hold the meetings o...

==== still to do   ---- ongoing   .... how late   | as at 30 September 2017

The key.

1 target could not be placed: `actionplan validate` says why.
"""

PLAIN = """\
Timeline
========
Corporate Action Plan 2017/18, Hertsmere Borough Council

Planning
--------
      2017                                2018
Ref   Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar   Status       Due or done  Output and measure
1.1a          ▒▒▒▒▒▒▒▒▒▒▒▒···│                          overdue      31 Aug 2017  Publish it: Published
1.1b                         │        ▒▒▒▒              not yet due  31 Dec 2017  Publish it: Published

Communities
-----------
      2017                                2018
Ref   Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar   Status       Due or done  Output and measure
2.1   ───────────────────────│────────────────────────  ongoing                   Hold the meetings of the board

▒▒▒▒ still to do   ──── ongoing   ···· how late   │ as at 30 September 2017

The key.

1 target could not be placed: `actionplan validate` says why.
"""

NARROW = """\
Communities ----------------------------
2.1: Ongoing, ongoing

The key.
"""


def test_a_screen_has_the_year_that_fits_it(year: Report) -> None:
    assert terminal.render(year, width=80, ascii_only=True) == SCREEN


def test_plain_text_cuts_nothing_short(year: Report) -> None:
    assert table.render(year) == PLAIN


def test_a_screen_of_sixty_cells_has_the_bars_and_their_words(year: Report) -> None:
    made = terminal.render(year, width=60)
    assert "1.1a      ▒▒▒▒▒▒·│              overdue      31 Aug 2017\n" in made
    assert "Publish" not in made


def test_a_very_narrow_screen_has_words(year: Report) -> None:
    assert NARROW in terminal.render(year, width=40, ascii_only=True)


def test_a_timeline_that_is_not_all_leaves_the_sections(year: Report) -> None:
    assert year.timeline
    paper = year._replace(timeline=year.timeline._replace(is_whole_report=False))
    for made in (terminal.render(paper), table.render(paper)):
        assert "Two fall due." in made
        assert "still to do" not in made


def test_colour_changes_nothing_but_colour(year: Report) -> None:
    coloured = terminal.render(year, width=80, colour=True)
    assert "\x1b[33m    ▒▒▒▒▒▒·\x1b[0m\x1b[1m│" in coloured
    bare = re.sub("\x1b\\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.split("\n")] == terminal.render(year, width=80).split("\n")


def test_the_key_tells_every_sign_that_is_drawn_and_no_other() -> None:
    for ink, words in zip(BLOCK_SYMBOLS, ("done", "still to do", "about then", "ongoing"), strict=False):
        drawn = [span for span, _ in STRIPS.values() if ink in draw_strip(span, YEAR, DAY, 48, BLOCK_SYMBOLS)]
        others = [span for span, _ in STRIPS.values() if ink not in draw_strip(span, YEAR, DAY, 48, BLOCK_SYMBOLS)]
        assert words in key_of(drawn)
        assert words not in key_of(others)


def key_of(drawn: list[Span]) -> list[str]:
    """The words of the key to a timeline of those targets."""
    made = draw_full_timeline(Timeline(YEAR.first, YEAR.last, DAY, (("Theme", tuple(drawn)),)))
    return [entry.split(" ", 1)[1] for line in made.legend for entry in line.split("   ")]


@pytest.mark.parametrize("width", [20, 59, 60, 76, 80, 120, 200, 1000])
def test_awkward_words_stay_in_their_lines(awkward_texts: tuple[str, ...], width: int) -> None:
    texts = (*awkward_texts, "漢字" * 200)
    drawn = tuple(due("June 2017", ref=text, label=text, words=f"{text}: {text}") for text in texts)
    timeline = Timeline(YEAR.first, YEAR.last, DAY, (("Theme", drawn),), is_whole_report=True)
    made = draw_fitted_timeline(timeline, width)
    lines = ["".join(words for words, _ in line) for _, group in made.groups for line in group]
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", "".join(lines))
    assert len(lines) in (len(drawn), len(drawn) + 2)
    if width >= 76:
        assert max(map(measure_width, lines)) <= width
        assert len({measure_width(line.partition("│")[0]) for line in lines[2:]}) == 1
    whole = "\n".join(words for _, group in draw_full_timeline(timeline).groups for line in group for words, _ in line)
    assert "many words " * 363 + "end" in whole
    assert "\\x1b[31mred\\x07\\x9b2J" in whole


# What holds of any axis.

days = st.dates(date(1990, 1, 1), date(2030, 12, 31))
axes = st.builds(lambda day, months: Axis(day.replace(day=1), months), days, st.integers(1, 240))
rooms = st.integers(1, 300)


@given(axes, rooms, st.data())
def test_days_keep_their_order_on_the_axis_and_stay_on_it(line: Axis, room: int, data: st.DataObject) -> None:
    inside = st.dates(line.first, line.last)
    first, last = sorted((data.draw(inside), data.draw(inside)))
    assert 0 <= line.find_position(first, room) <= line.find_position(last, room) < room
    assert line.find_position(line.last + timedelta(1), room) == room


@given(axes, st.integers(1, 10), st.data())
def test_a_day_stands_in_its_own_month(line: Axis, wide: int, data: st.DataObject) -> None:
    day = data.draw(st.dates(line.first, line.last))
    months = (day.year - line.first.year) * 12 + day.month - line.first.month
    assert line.find_position(day, wide * line.months) // wide == months


@given(axes, rooms, st.integers(1, 8))
def test_names_on_the_axis_do_not_run_into_each_other(line: Axis, room: int, letter: int) -> None:
    for marks in (line.list_month_labels(room, letter), line.list_year_labels(room, letter)):
        ends = [mark.position + len(mark.text) * letter for mark in marks]
        assert all(end <= after.position for end, after in zip(ends, marks[1:], strict=False))
        assert all(end <= room for end in ends)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    first, last = sorted((draw(days), draw(days)))
    open_end = draw(st.sampled_from(("", "first", "last")))
    return Window(None if open_end == "first" else first, None if open_end == "last" else last)


@given(line=axes, room=rooms, found=st.lists(windows(), max_size=4), day=days, is_approximate=st.booleans())
def test_a_strip_is_as_long_as_its_axis_and_has_the_line_of_the_day_in_its_place(
    line: Axis, room: int, found: list[Window], day: date, *, is_approximate: bool
) -> None:
    dated = sorted(found, key=lambda window: window.latest or date.max)
    span = SPAN._replace(windows=tuple(dated), is_approximate=is_approximate)
    drawn = draw_strip(span, line, day, room, ASCII_SYMBOLS)
    assert len(drawn) == room
    if day in line and drawn.count(ASCII_SYMBOLS.as_at_day) != 1:
        at = line.find_position(day, room)
        assert drawn[at] in "=~<>"
        assert drawn[at] not in drawn[max(at - 1, 0) : at] + drawn[at + 1 : at + 2]
    elif day in line:
        assert drawn.index(ASCII_SYMBOLS.as_at_day) == line.find_position(day, room)


@given(axes, st.integers(4, 10), windows())
def test_a_bar_covers_the_days_of_its_window_and_no_others(line: Axis, wide: int, window: Window) -> None:
    room = wide * line.months
    drawn = draw_strip(SPAN._replace(windows=(window,)), line, date(1980, 1, 1), room, ASCII_SYMBOLS)
    inked = [at for at, sign in enumerate(drawn) if sign != " "]
    first, last = max(window.earliest or date.min, line.first), min(window.latest or date.max, line.last)
    wanted = list(range(line.find_position(first, room), line.find_position(last, room) + 1)) if first <= last else []
    edges = [0] * ((window.earliest or date.min) < line.first) + [room - 1] * ((window.latest or date.max) > line.last)
    assert inked == sorted({*wanted, *edges})


@given(st.lists(st.lists(windows(), max_size=2), min_size=1, max_size=5), st.integers(20, 220), days)
def test_every_target_has_its_line_in_order_within_the_screen(found: list[list[Window]], width: int, day: date) -> None:
    group = tuple(
        SPAN._replace(ref=f"1.{n}", words=f"1.{n}: a date", windows=tuple(each)) for n, each in enumerate(found)
    )
    timeline = Timeline(YEAR.first, YEAR.last, day, (("Theme", group),))
    lines = list(_lines(timeline, width))
    refs = [line.split(maxsplit=1)[0].rstrip(":") for line in lines if line.startswith("1.")]
    assert refs == [span.ref for span in group]
    assert all(len(line) <= width for line in lines if ": " not in line)


def _lines(timeline: Timeline, width: int) -> Iterator[str]:
    drawn = draw_fitted_timeline(timeline, width)
    yield from ("".join(words for words, _ in line) for _, group in drawn.groups for line in group)
    yield from (line for line in drawn.legend if len(line) > width)


def test_a_timeline_begins_and_ends_with_whole_months() -> None:
    made = build_axis(Timeline(date(2017, 4, 10), date(2018, 2, 3), DAY, ()))
    assert (made.first, made.last, made.months) == (date(2017, 4, 1), date(2018, 2, 28), 11)
