"""The timeline as a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.dates import Window
from actionplan.renderers.svg.shapes import estimate_width, truncate_text, wrap_text
from actionplan.renderers.svg.svg_colours import DARK_COLOURS, LIGHT_COLOURS
from actionplan.renderers.svg.svg_panel import AXIS_WIDTH, AXIS_X, PANEL_FOOT_HEIGHT, PANEL_HEAD_HEIGHT, STATUS_X, WIDTH
from actionplan.renderers.svg.svg_timeline import MAX_ROWS_HEIGHT, render, render_inline
from actionplan.report import Report, Span, Timeline

DAY = date(2017, 9, 30)
SUMMER = Window(date(2017, 6, 1), date(2017, 8, 31))
WINTER = Window(date(2017, 12, 1), date(2018, 2, 28))

LATE = Span(
    ref="1.1a",
    label="Publish it: Published",
    windows=(SUMMER,),
    is_approximate=False,
    status="overdue",
    due=SUMMER.latest,
    completed=None,
    is_ongoing=False,
    words="1.1a: Summer 2017, overdue, 30 days late",
    tone="amber",
)
COMING = LATE._replace(
    ref="1.1b", windows=(WINTER,), status="not yet due", due=WINTER.latest, words="1.1b: Winter", tone=""
)
DONE = LATE._replace(ref="1.1c", status="complete", completed=date(2017, 8, 3), met_windows=(SUMMER,), tone="done")

SVG = "{http://www.w3.org/2000/svg}"


def year(*spans: Span) -> Timeline:
    """A timeline of one theme."""
    return Timeline(date(2017, 4, 1), date(2018, 3, 31), DAY, (("Planning", spans),), is_whole_report=True)


def parsed(markup: str) -> ET.Element:
    """The pictures of a page, under one root; whatever is no XML fails."""
    return ET.fromstring(f"<page>{markup}</page>")  # noqa: S314 - our own


def rows(picture: ET.Element) -> Iterator[ET.Element]:
    """The rows of a picture: groups that are told what they are."""
    return (
        group for group in picture.iter() if group.tag.removeprefix(SVG) == "g" and group.find("./{*}title") is not None
    )


def words(element: ET.Element) -> list[str]:
    """The words that are drawn in it."""
    return [each.text or "" for each in element.iter() if each.tag.removeprefix(SVG) == "text"]


def test_a_file_says_in_words_what_it_shows(small: Report) -> None:
    made = ET.fromstring(render(small._replace(title="The year", timeline=year(LATE, COMING))))  # noqa: S314
    title, told = made.find(f"{SVG}title"), made.find(f"{SVG}desc")
    assert title is not None
    assert told is not None
    assert (made.get("role"), made.get("aria-labelledby")) == ("img", title.get("id"))
    assert made.get("aria-describedby") == told.get("id")
    assert title.text == "The year"
    assert (told.text or "").splitlines() == [
        "Planning:",
        "1.1a: Summer 2017, overdue, 30 days late. Publish it: Published",
        "1.1b: Winter. Publish it: Published",
    ]


def test_a_row_has_its_ref_words_standing_and_day(small: Report) -> None:
    made = ET.fromstring(render(small._replace(timeline=year(LATE, DONE))))  # noqa: S314
    assert [words(row) for row in rows(made)] == [
        ["1.1a", "Publish it: Published", "overdue", "31 Aug 2017"],
        ["1.1c", "Publish it: Published", "complete", "3 Aug 2017"],
    ]


def test_a_file_has_its_title_key_and_closing_words(small: Report) -> None:
    made = words(ET.fromstring(render(small._replace(title="The year", timeline=year(LATE)))))  # noqa: S314
    assert made[:5] == [
        "The year",
        "Corporate Action Plan 2017/18, Hertsmere Borough Council",
        "still to do",
        "how late",
        "as at 30 September 2017",
    ]
    assert made[-1] == "1 target could not be placed: `actionplan validate` says why."


def test_nothing_found_is_said(small: Report) -> None:
    empty = small._replace(timeline=Timeline(DAY, DAY, DAY, ()))
    assert "Two fall due." in render(empty)


def test_a_report_without_a_timeline_is_no_picture(small: Report) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        render(small)


def test_a_key_of_many_entries_stays_within_the_picture() -> None:
    spans = (
        *(LATE, DONE, COMING._replace(is_ongoing=True), COMING._replace(is_approximate=True)),
        *(COMING._replace(status="deleted"), COMING._replace(windows=(Window(None, None),))),
    )
    key, *_ = parsed(render_inline(year(*spans)))
    entries = [(float(each.attrib["x"]), float(each.attrib["y"])) for each in key.iter("text")]
    assert len(entries) == 9
    assert len({y for _, y in entries}) == 2
    assert max(x + estimate_width(each) for (x, _), each in zip(entries, words(key), strict=True)) < WIDTH


def test_what_is_done_differs_from_what_is_not_by_more_than_colour() -> None:
    shapes = {
        state: [re.sub('(fill|stroke)="var[^"]*"', "", each) for each in re.findall("<(?:rect|path)[^>]*>", made)]
        for state, made in (
            ("open", render_inline(year(COMING._replace(windows=(SUMMER,))))),
            ("late", render_inline(year(LATE))),
            ("done", render_inline(year(DONE))),
            ("ongoing", render_inline(year(COMING._replace(windows=(SUMMER,), is_ongoing=True)))),
            ("about", render_inline(year(COMING._replace(windows=(SUMMER,), is_approximate=True)))),
            ("suspended", render_inline(year(COMING._replace(windows=(SUMMER,), status="suspended")))),
        )
    }
    assert len({tuple(each) for each in shapes.values()}) == len(shapes)


def test_a_page_has_a_picture_for_each_theme_and_a_key() -> None:
    timeline = year(LATE, COMING)._replace(groups=(("Planning", (LATE, COMING)), ("Communities", (DONE,))))
    pictures = list(parsed(render_inline(timeline)))
    assert [picture.get("role") for picture in pictures] == ["img"] * 3
    assert [picture.findtext("title") for picture in pictures] == [
        "Key to the bars",
        "Planning: April 2017 to March 2018 as bars, as at 30 September 2017",
        "Communities: April 2017 to March 2018 as bars, as at 30 September 2017",
    ]
    assert pictures[1].findtext("desc") == "2 targets: 1 overdue and 1 not yet due."


def test_what_stands_in_a_page_has_no_ids_styles_or_scripts_of_its_own() -> None:
    made = render_inline(year(LATE, COMING, DONE))
    assert not re.search(r'\s(id|style|class|on\w+|href)="|<style|<script|url\(', made)
    assert 'fill="var(--amber-back, ' in made


def test_a_long_theme_is_drawn_in_parts_that_a_printed_page_holds() -> None:
    many = [COMING._replace(ref=f"1.{n}") for n in range(50)]
    _, *pictures = parsed(render_inline(year(*many)))
    drawn = [[words(row)[0] for row in rows(picture)] for picture in pictures]
    assert [ref for part in drawn for ref in part] == [span.ref for span in many]
    heights = [float(picture.attrib["viewBox"].split()[3]) - 4 for picture in pictures]
    most = MAX_ROWS_HEIGHT + PANEL_HEAD_HEIGHT + PANEL_FOOT_HEIGHT
    assert most / 2 < min(heights) <= max(heights) <= most + 24
    assert words(pictures[1])[0] == "Planning (2 of 4)"


def test_the_same_timeline_gives_the_same_bytes(small: Report) -> None:
    report = small._replace(timeline=year(LATE, COMING, DONE))
    assert render(report) == render(report._replace())
    assert render_inline(year(LATE)) == render_inline(year(LATE._replace()))


def test_awkward_words_are_only_words(small: Report, awkward_texts: tuple[str, ...]) -> None:
    spans = tuple(LATE._replace(ref=text, label=text, words=text) for text in awkward_texts)
    timeline = year(*spans)._replace(groups=tuple((text, spans) for text in awkward_texts))
    markup = render(small._replace(title=awkward_texts[4], timeline=timeline, closing=awkward_texts))
    made = ET.fromstring(markup)  # noqa: S314
    told = made.findtext(f"{SVG}desc") or ""
    markup.encode()
    assert "many words " * 363 + "end" in told
    assert "<b>bold</b> & &amp;" in words(made)
    assert "\\x1b[31mred\\x07\\x9b2J" in told
    assert "\\ud800" in told
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", markup)
    assert {each.tag.removeprefix(SVG) for each in made.iter()} == {
        "svg", "title", "desc", "style", "rect", "text", "path", "g",
    }  # fmt: skip
    parsed(render_inline(timeline))


@pytest.mark.parametrize("text", ["short", "a text of some length " * 9, "漢字" * 90, "M" * 200, "i" * 500])
def test_words_are_cut_where_there_is_no_room(text: str) -> None:
    made = truncate_text(text, 220)
    assert estimate_width(made) <= 220
    assert text.startswith(made.removesuffix("…"))
    assert (made == text) == (estimate_width(text) <= 220)


@pytest.mark.parametrize("text", ["short", "a text of some length " * 9, "漢字" * 90, "M" * 200, "i" * 500, ""])
def test_words_of_a_row_are_broken_into_lines_and_never_cut(text: str) -> None:
    lines = wrap_text(text, 100)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert max(map(estimate_width, lines)) <= 100


def test_a_row_is_as_high_as_its_words_need() -> None:
    high, low = (parsed(render_inline(year(LATE._replace(name=name))))[1] for name in ("word " * 40, "word"))
    assert " ".join(words(next(rows(high)))[1:-2]) == ("word " * 40).strip()
    assert float(high.attrib["viewBox"].split()[3]) - float(low.attrib["viewBox"].split()[3]) > 80


MOVED = COMING._replace(moved_from=date(2017, 9, 10), moved_to=date(2018, 2, 28))


def test_the_day_first_published_stays_visible_where_a_date_moved() -> None:
    key, picture = parsed(render_inline(year(MOVED)))
    ring = next(picture.iter("circle"))
    assert AXIS_X < float(ring.attrib["cx"]) < AXIS_X + AXIS_WIDTH / 2
    assert "as first published, with a line to the new day" in words(key)
    assert not list(parsed(render_inline(year(COMING)))[1].iter("circle"))


def test_a_day_first_published_before_the_axis_has_no_mark() -> None:
    assert not list(parsed(render_inline(year(MOVED._replace(moved_from=date(2016, 1, 1)))))[1].iter("circle"))


# Contrast, as WCAG 2.2 reckons it.


@pytest.mark.parametrize("inks", [LIGHT_COLOURS, DARK_COLOURS], ids=["light", "dark"])
@pytest.mark.parametrize("tone", ["red", "amber", "late", "due", "done", "quiet"])
def test_words_and_bars_stand_out_from_the_paper(inks: dict[str, str], tone: str) -> None:
    assert contrast(inks[tone], inks["paper"]) >= 4.5
    assert contrast(inks[f"{tone}-bar"], inks["paper"]) >= 3


@pytest.mark.parametrize("inks", [LIGHT_COLOURS, DARK_COLOURS], ids=["light", "dark"])
def test_plain_words_and_bars_stand_out_too(inks: dict[str, str]) -> None:
    assert contrast(inks["ink"], inks["paper"]) >= 4.5
    assert contrast(inks["soft"], inks["paper"]) >= 4.5


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
def test_a_page_has_the_same_colours_and_the_numbers_and_words_on_them_are_easy_to_read(*, is_dark: bool) -> None:
    css = (files("actionplan.renderers.html") / "templates" / "report.css").read_text("utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", dark if is_dark else light))
    colours["paper"] = colours["paper"].replace("#fff", "#ffffff") if len(colours["paper"]) == 4 else colours["paper"]
    drawn = DARK_COLOURS if is_dark else LIGHT_COLOURS
    shared = colours.keys() & drawn.keys() - {"paper"}
    assert len(shared) > 15
    assert {name: colours[name] for name in shared} == {name: drawn[name] for name in shared}
    for name in ("red", "amber", "late", "due", "done", "plain"):
        assert contrast(colours[f"{name}-bar"], colours["paper"]) >= 4.5
    for name in ("red", "amber", "green", "late", "due", "done"):
        assert contrast(colours[name], colours[f"{name}-back"]) >= 4.5
        assert contrast(colours[name], colours["paper"]) >= 4.5


def test_each_colour_has_one_for_a_dark_screen() -> None:
    """By its value: none may stand for two."""
    assert LIGHT_COLOURS.keys() == DARK_COLOURS.keys()
    assert len(set(LIGHT_COLOURS.values())) == len(LIGHT_COLOURS)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours."""
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# What holds of any windows.

days = st.dates(date(2015, 1, 1), date(2021, 12, 31))
windows = st.builds(lambda one, other: Window(*sorted((one, other))), days, days)


@given(st.lists(windows, max_size=4), days, st.booleans(), st.none() | days)
def test_bars_lie_on_the_axis(found: list[Window], day: date, approximate: bool, done: date | None) -> None:  # noqa: FBT001
    span = LATE._replace(
        windows=tuple(sorted(found)),
        met_windows=tuple(found[:1]),
        is_approximate=approximate,
        completed=done,
        due=max((window.latest for window in found if window.latest), default=None),
    )
    _, first = parsed(render_inline(year(span)._replace(day=day)))
    row, *_ = rows(first)
    for bar in row.iter("rect"):
        start = float(bar.attrib["x"])
        assert start >= AXIS_X - 0.1
        assert float(bar.attrib["width"]) > 0
        assert start + float(bar.attrib["width"]) <= AXIS_X + AXIS_WIDTH + 0.1 < STATUS_X


@given(st.lists(st.dates(date(2017, 4, 1), date(2018, 3, 31)), min_size=2, max_size=6, unique=True))
def test_later_bars_stand_further_right_and_the_line_of_the_day_between_them(found: list[date]) -> None:
    *others, day = sorted(found)
    spans = [COMING._replace(windows=(Window(each, each),)) for each in others]
    _, first, *_ = parsed(render_inline(year(*spans)._replace(day=day)))
    middles = [float(bar.attrib["x"]) + float(bar.attrib["width"]) / 2 for bar in first.iter("rect")]
    line = max(first.iter("path"), key=lambda path: path.get("stroke-width") == "1.5")
    at = float(line.attrib["d"].partition(" ")[0].removeprefix("M"))
    assert all(before <= after for before, after in pairwise(middles))
    assert AXIS_X <= at < AXIS_X + AXIS_WIDTH
    assert middles[-1] <= at + 3
