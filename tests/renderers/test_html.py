"""The page of HTML as text: what is in it, in which order, and that nothing from a plan is markup."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest

from actionplan.renderers.html.html_page import render
from actionplan.report import Cell, Column, Report, Section, Share, Span, Table, Timeline, Tone
from actionplan.text.escaping import escape_control

VOID = ("meta", "br", "img", "link", "col", "rect", "line", "path", "circle", "polygon")


class Tree(HTMLParser):
    """The elements of a page with their attributes, and the text in each. Every one is closed in its turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.found: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.found.append((tag, dict(attrs), ""))
        else:
            self.open.append((tag, dict(attrs), []))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            name, attributes, texts = self.open.pop()
            assert name == tag
            self.found.append((name, attributes, "".join(texts)))

    def handle_data(self, data: str) -> None:
        for _, _, texts in self.open:
            texts.append(data)

    def texts(self, *tags: str) -> list[str]:
        """The text of each element of those kinds, in the order in which they end."""
        return [text for tag, _, text in self.found if tag in tags]

    def attributes(self, *tags: str) -> list[dict[str, str | None]]:
        """The attributes of each element of those kinds."""
        return [attributes for tag, attributes, _ in self.found if tag in tags]


def section(title: str, level: int = 1, **more: Any) -> Section:
    return Section(title, level=level)._replace(**more)


def test_a_page_has_a_title_a_language_and_the_plan_above(small: Report) -> None:
    page = Tree(render(small))
    assert page.texts("title") == page.texts("h1") == ["Due in September 2017"]
    assert page.attributes("html")[0]["lang"] == "en-GB"
    assert "Corporate Action Plan 2017/18, Hertsmere Borough Council" in page.texts("p")


def test_a_table_has_a_caption_and_heads_of_columns_and_rows(small: Report) -> None:
    page = Tree(render(small))
    assert page.texts("caption") == ["Due"]
    scopes = Counter(each["scope"] for each in page.attributes("th"))
    assert scopes == {"col": 5, "row": 2}
    assert page.texts("td")[:4] == ["Head of Planning", "30 Sep 2017", "Final document published", "none"]


def test_rows_say_what_they_are_about_for_filters(small: Report) -> None:
    rows = [each for each in Tree(render(small)).attributes("tr") if "data-status" in each]
    assert [(each["data-officer"], each["data-status"], each["data-theme"], each["data-day"]) for each in rows] == [
        ("Head of Planning", "due", "Planning for the Future", "2017-09-30"),
        ("no officer", "overdue", "Planning for the Future", "2017-09-30"),
    ]


def test_a_row_of_several_officers_is_found_by_each(small: Report) -> None:
    joint = small._replace(rows=(small.rows[0]._replace(officer="A and B", officers=("A", "B")),))
    rows = [each for each in Tree(render(joint)).attributes("tr") if "data-officer" in each]
    assert [each["data-officer"] for each in rows] == ["A\nB"]


@pytest.mark.parametrize(
    ("text", "tone", "tag", "rest"),
    [
        ("overdue, 15 days late (over 1 month)", "red", "overdue", "15 days late (over 1 month)"),
        ("due today", "due", "due today", ""),
        ("complete 4 Jul 2017, on time", "done", "complete", "4 Jul 2017, on time"),
        ("not yet due, 3 days left", "", "", "not yet due, 3 days left"),
        ("1.2b", "strong", "", "1.2b"),
        ("none recorded", "quiet", "", "none recorded"),
        ("15", "red", "", "15"),
    ],
)
def test_a_standing_begins_with_a_tag_and_keeps_its_words(
    small: Report, text: str, tone: Tone, tag: str, rest: str
) -> None:
    cell = Cell(text, tone)
    table = Table((Column("Ref"), Column("Status")), ((Cell("1"), cell),))
    page = Tree(render(small._replace(sections=(Section("A", (), table),))))
    assert page.texts("td") == [text]
    assert page.texts("strong") == [tag] * bool(tag)
    assert text.endswith(rest)


def test_headings_are_in_order_whatever_levels_the_report_has(small: Report) -> None:
    sections = (section("A", 2), section("B"), section("C", 2), section("D", 3), section("E", 3), section("F"))
    html = render(small._replace(sections=sections))
    headings = re.findall(r"<h(\d)[^>]*>(.*?)</h", html)
    assert headings == [
        ("1", "Due in September 2017"), ("2", "A"), ("2", "B"), ("3", "C"), ("4", "D"), ("4", "E"), ("2", "F"),
    ]  # fmt: skip
    assert "Contents" not in html


def test_a_long_page_lists_its_sections(small: Report) -> None:
    page = Tree(render(small._replace(sections=tuple(map(section, "ABCD")))))
    links = [each["href"] for each in page.attributes("a")]
    ids = [each["id"] for _, each, _ in page.found if "id" in each]
    assert links == ["#main", "#part1", "#part2", "#part3", "#part4"]
    assert {(link or "").removeprefix("#") for link in links} <= set(ids)
    assert len(ids) == len(set(ids))


def test_facts_are_lists_of_terms(small: Report) -> None:
    named = Table((Column(""), Column("")), ((Cell("Measure"), Cell("One")), (Cell(""), Cell("Two"))))
    drawn = section("Summary", facts=(("Contact", "Policy team"),), table=named)
    page = Tree(render(small._replace(sections=(drawn,))))
    assert page.texts("dt") == ["Contact", "Measure"]
    assert page.texts("dd") == ["Policy team", "One", "Two"]
    assert page.texts("table") == []


def test_shares_are_one_bar_and_a_list_in_words(small: Report) -> None:
    drawn = section("Summary", shares=(Share("Overdue", 12, 41, "red"), Share("Others", 29, 41)))
    html = render(small._replace(sections=(drawn,)))
    assert Tree(html).texts("li") == ["Overdue: 12 (29%)", "Others: 29 (71%)"]
    assert re.findall(r'<(rect|text) class="(\w+)" x="([\d.]+)%"', html) == [
        ("rect", "red", "0.0"),
        ("text", "red", "14.63"),
        ("rect", "plain", "29.27"),
        ("text", "plain", "64.64"),
    ]


def test_the_parts_of_a_bar_fill_it_and_each_has_room_for_its_number(small: Report) -> None:
    shares = tuple(Share(f"Kind {n}", number, 1009) for n, number in enumerate((1, 1000, 0, 7, 1)))
    html = render(small._replace(sections=(section("Summary", shares=shares),)))
    widths = [float(width) for width in re.findall(r'width="([\d.]+)%"', html.partition('class="shares"')[2])]
    assert min(widths) >= 4.5
    assert round(sum(widths), 1) == 100


@pytest.mark.parametrize(("are_numbered", "tag"), [(True, "ol"), (False, "ul")])
def test_items_are_a_list(small: Report, *, are_numbered: bool, tag: str) -> None:
    listed = section("Recommendations", items=("Note <it>.", "Agree."), are_numbered=are_numbered)
    page = Tree(render(small._replace(sections=(listed,))))
    assert page.texts("li") == ["Note <it>.", "Agree."]
    assert len(page.attributes(tag)) == 1


def test_the_answer_stands_under_the_title(small: Report) -> None:
    html = render(small._replace(lead="2 of 3 are <late>."))
    assert '</h1>\n<p class="lead">2 of 3 are &lt;late&gt;.</p>' in html


def test_a_row_over_others_is_about_them_all_and_its_table_is_not_sorted(small: Report) -> None:
    stands = (("6.2a", "due"), ("6.2b", "not yet due"))
    parts = tuple(small.rows[0]._replace(ref=ref, status=status) for ref, status in stands)
    table = Table((Column("Ref"), Column("Words")), tuple((Cell(ref), Cell("x")) for ref in ("6.2", "6.2a", "6.2b")))
    for rows, is_sorted in ((table.rows, False), (table.rows[1:], True)):
        report = small._replace(rows=parts, sections=(Section("A", (), table._replace(rows=rows)),))
        page = Tree(render(report))
        assert ("data-sort" in page.attributes("table")[0]) is is_sorted
    over = Tree(render(small._replace(rows=parts, sections=(Section("A", (), table),)))).attributes("tr")[1]
    assert over["data-status"] == "due\nnot yet due"


def test_the_year_is_drawn_and_said(small: Report) -> None:
    span = Span(
        ref="1.2", label="Plan <agreed>", windows=small.rows[0].windows, is_approximate=False, status="due", due=None,
        completed=None, is_ongoing=False, words="1.2 Plan <agreed>: September",
    )  # fmt: skip
    drawn = Timeline(date(2017, 4, 1), date(2018, 3, 31), date(2017, 9, 15), (("Planning & more", (span,)),))
    page = Tree(render(small._replace(timeline=drawn)))
    assert page.texts("summary") == ["The year as bars in words"]
    assert page.texts("li") == ["1.2 Plan <agreed>: September"]
    assert page.texts("h2")[-1] == "The year as bars"
    whole = render(small._replace(timeline=drawn._replace(is_whole_report=True)))
    assert Tree(whole).texts("h2")[0] == "The year as bars"
    assert "<details" not in whole


def test_the_policy_lets_in_what_is_there_and_no_more(small: Report) -> None:
    html = render(small)
    policy = next(each["content"] or "" for each in Tree(html).attributes("meta") if "http-equiv" in each)
    page = Tree(html)
    for kind, tag in (("style", "style"), ("script", "script")):
        (text,) = page.texts(tag)
        assert f"{kind}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none';")
    assert not re.search(r"\b(src|style|on\w+)=|https?:|url\(|@import", html.replace("http-equiv", ""))


def test_the_same_report_is_the_same_page(small: Report, awkward: Report) -> None:
    assert render(small) == render(small)
    assert render(awkward) == render(awkward)


def test_awkward_words_stand_in_the_page_as_words(awkward: Report, awkward_texts: tuple[str, ...]) -> None:
    html = render(awkward)
    page = Tree(html)
    cells = [text for tag, attributes, text in page.found if tag in ("td", "th") and "data-label" in attributes]
    assert cells == [escape_control(text) or "none" for text in awkward_texts for _ in range(5)]
    assert page.texts("b") == []
    html.encode()


@pytest.mark.parametrize(("has_records", "order"), [(True, "1.1 About Who When"), (False, "1.1 Who When About")])
def test_a_record_has_its_ref_and_its_words_together(small: Report, *, has_records: bool, order: str) -> None:
    columns = (Column("Ref"), Column("Officer"), Column("Date"), Column("Output", grow=2, is_self_explanatory=True))
    rows = (tuple(map(Cell, ("1.1", "Who", "When", "About"))),)
    record = Section("Dates proposed", (), Table(columns, rows), has_records=has_records)
    page = Tree(render(small._replace(sections=(record,))))
    cells = [(attributes["data-label"], text) for tag, attributes, text in page.found if "data-label" in attributes]
    assert [text for _, text in cells] == order.split()
    assert [label for label, _ in cells] == page.texts("th")[: len(columns)]
    assert dict(cells) == {"Ref": "1.1", "Officer": "Who", "Date": "When", "Output": "About"}


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("approved 4 July 2017 (https://example.org/minutes?a=1&b=2)", ["https://example.org/minutes?a=1&b=2"]),
        ("Ask policy@example.org.", ["mailto:policy@example.org"]),
        ("https://example.org/a, https://example.org/b", ["https://example.org/a", "https://example.org/b"]),
        ("https://example.org/<b>x</b>\"onclick='1'", ["https://example.org/"]),
        ("javascript:alert(1) and www.example.org", []),
    ],
)
def test_an_address_is_a_link_wherever_it_stands(small: Report, text: str, links: list[str]) -> None:
    table = Table((Column("Ref"), Column("Minute", grow=1)), ((Cell("1.1"), Cell(text)),))
    everywhere = Section("Minutes", (text,), table, facts=(("Contact", text),), items=(text,))
    page = Tree(render(small._replace(sections=(everywhere,))))
    found = [each["href"] for each in page.attributes("a") if not str(each["href"]).startswith("#")]
    assert found == links * 4
    for tag in ("p", "dd", "li", "td"):
        assert text in page.texts(tag)
