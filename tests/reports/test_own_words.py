"""The council's own words in Markdown, as the sections of a paper."""

from __future__ import annotations

import pytest

from actionplan.report import Cell, Column, Section, Table
from actionplan.reports.paper.own_words import build_own_sections, list_own_recommendations

YEARS = Table((Column("Year", grow=1), Column("Homes", grow=1)), ((Cell("2017"), Cell("400")),))
YEARS_TEXT = "| Year | Homes |\n| --- | --- |\n| 2017 | 400 |\n"


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("", ()),
        ("One\nline.\n\nAnother.", (Section("", ("One line.", "Another.")),)),
        ("*This* is **the** `plan`.", (Section("", ("This is the plan.",)),)),
        ("[The plan](https://example.org/p) & more", (Section("", ("The plan (https://example.org/p) & more",)),)),
        ("<https://example.org/p>", (Section("", ("https://example.org/p",)),)),
        ("> Quoted", (Section("", ("Quoted",)),)),
        ("```\nsome\ncode\n```", (Section("", ("some code",)),)),
        ("a <b>bold</b> word", (Section("", ("a <b>bold</b> word",)),)),
        ("One  \nTwo", (Section("", ("One Two",)),)),
        ("---", ()),
        ("- One\n- Two\n  more", (Section("", items=("One", "Two more")),)),
        ("1. One\n2. Two", (Section("", items=("One", "Two"), are_numbered=True),)),
        ("- One\n  - Within", (Section("", items=("One Within",)),)),
        (YEARS_TEXT, (Section("", (), YEARS),)),
        # Blocks stay in their order, in as few sections as that needs.
        (f"Before.\n\n- One\n\n{YEARS_TEXT}", (Section("", ("Before.",), YEARS, items=("One",)),)),
        ("- One\n\nAfter.", (Section("", items=("One",)), Section("", ("After.",)))),
        (f"{YEARS_TEXT}\n- One", (Section("", (), YEARS), Section("", items=("One",)))),
        (f"{YEARS_TEXT}\n{YEARS_TEXT.replace('2017', '2018')}".replace("\n\n|", "\n\n\n|"),
         (Section("", (), YEARS), Section("", (), YEARS._replace(rows=((Cell("2018"), Cell("400")),))))),
        ("- One\n\n1. Two", (Section("", items=("One",)), Section("", items=("Two",), are_numbered=True))),
    ],
)  # fmt: skip
def test_each_kind_of_block_is_a_part_of_a_section(text: str, sections: tuple[Section, ...]) -> None:
    first, *others = sections or (Section(""),)
    assert build_own_sections("Money", text) == (first._replace(title="Money"), *others)


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("# Money\n\nNone.", [("Money", 1)]),
        ("# money\n\n## Past\n\n## To come\n\n### Soon\n\n#### Sooner",
         [("Money", 1), ("Past", 2), ("To come", 2), ("Soon", 3), ("Sooner", 3)]),
        ("### Past", [("Money", 1), ("Past", 2)]),
        ("None.\n\n# Money", [("Money", 1), ("Money", 2)]),
    ],
)  # fmt: skip
def test_headings_are_parts_of_the_section_and_its_title_is_not_repeated(
    text: str, headings: list[tuple[str, int]]
) -> None:
    assert [(section.title, section.level) for section in build_own_sections("Money", text)] == headings


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("", ()),
        ("That the panel notes the report.", ("That the panel notes the report.",)),
        ("# Recommendations\n\nThe panel is asked to:\n\n1. Note it.\n2. Agree.", ("Note it.", "Agree.")),
        ("One.\n\nTwo.", ("One.", "Two.")),
    ],
)
def test_recommendations_are_items_of_lists_or_else_paragraphs(text: str, listed: tuple[str, ...]) -> None:
    assert list_own_recommendations(text) == listed
