import re

import pytest

from actionplan.renderers.text.terminal import render
from actionplan.report import Cell, Column, Report, Section, Table, Tone
from actionplan.text.escaping import measure_width

WIDE = """\
Due in September 2017
Corporate Action Plan 2017/18, Hertsmere Borough Council

Due ----------------------------------------------------------------------------
Two fall due.

Ref   Officer           Due          Output and measure                   Days
----  ----------------  -----------  -----------------------------------  ----
6.2c  Head of Planning  30 Sep 2017  Final document published
1.2   no officer        31 Aug 2017  Business plan approved by the Board    15

No date ------------------------------------------------------------------------
Nothing.

1 target could not be placed: `actionplan validate` says why.
"""

NARROW = """\
Due in September 2017
Corporate Action Plan 2017/18, Hertsmere Borough Council

Due --------------------------------------------------------
Two fall due.

6.2c     Final document published
Officer  Head of Planning
Due      30 Sep 2017

1.2      Business plan approved by the Board
Officer  no officer
Due      31 Aug 2017
Days     15

No date ----------------------------------------------------
Nothing.

1 target could not be placed: `actionplan validate` says
why.
"""


def test_a_wide_screen_has_a_table(small: Report) -> None:
    assert render(small, width=80, ascii_only=True) == WIDE


def test_a_narrow_screen_has_a_card_for_each_row(small: Report) -> None:
    assert render(small, width=60, ascii_only=True) == NARROW


MATRIX = """\
Decided by  Hertsmere Borough Council
1.1a        + approved 28 Feb 2018
1.2a        no date
1.3a        ! late, target date June 2018

Decided by  Watford Borough Council
1.1a        > deferred 14 Mar 2018
1.3a        target date September 2018
"""


def test_where_no_text_speaks_for_itself_every_cell_of_a_card_has_its_heading(small: Report) -> None:
    columns = (*(Column(title, grow=1) for title in ("Decided by", "1.1a", "1.2a")), Column("1.3a", grow=2))
    given = ("Hertsmere Borough Council", "+ approved 28 Feb 2018", "no date", "! late, target date June 2018")
    waiting = ("Watford Borough Council", "> deferred 14 Mar 2018", "", "target date September 2018")
    table = Table(columns, (tuple(map(Cell, given)), tuple(map(Cell, waiting))))
    made = render(small._replace(sections=(Section("", (), table),), closing=()), width=60)
    assert made.endswith(MATRIX)


def test_colour_changes_nothing_but_colour(small: Report) -> None:
    for width in (60, 80, 200):
        coloured = render(small, width=width, colour=True)
        assert "\x1b[1;31m15" in coloured
        bare = re.sub("\x1b\\[[0-9;]*m", "", coloured)
        assert [line.rstrip() for line in bare.split("\n")] == render(small, width=width).split("\n")


@pytest.mark.parametrize(
    ("tone", "style"), [("rag-red", "31"), ("rag-amber", "33"), ("rag-green", "32"), ("red", "1;31"), ("amber", "33")]
)
def test_ratings_and_lateness_are_in_colour_beside_their_words(small: Report, tone: Tone, style: str) -> None:
    table = Table((Column("Ref"), Column("RAG")), ((Cell("1.1"), Cell("the words", tone)),))
    report = small._replace(sections=(Section("Rated", (), table),))
    assert f"\x1b[{style}mthe words" in render(report, width=80, colour=True)
    assert "\x1b" not in render(report, width=80)
    assert "the words" in render(report, width=80)


def test_without_colour_there_is_no_escape_at_all(small: Report) -> None:
    assert "\x1b" not in render(small, width=80)


def test_an_ascii_screen_gets_ascii_rules(small: Report) -> None:
    assert render(small, ascii_only=True).isascii()
    assert "────" in render(small)


@pytest.mark.parametrize("width", [1, 20, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(awkward: Report, width: int) -> None:
    assert all(measure_width(line) <= max(width, 20) for line in render(awkward, width=width).splitlines())


def test_a_list_without_headings_stays_a_list_on_a_narrow_screen(small: Report) -> None:
    words = "a measure of some length that has to be folded to fit"
    table = Table((Column(""), Column("", grow=1)), ((Cell("Measure"), Cell(words)), (Cell(""), Cell("another"))))
    made = render(small._replace(sections=(Section("6.2c", (), table, 2),), closing=()), width=40)
    assert made.splitlines()[-5:] == [
        "6.2c",
        "",
        "Measure  a measure of some length that",
        "         has to be folded to fit",
        "         another",
    ]


def test_where_one_table_is_cards_so_is_another_that_folds(small: Report) -> None:
    """Tables and cards in turn would be hard to follow."""
    folding = small.sections[0]
    crowded = Table(
        tuple(Column(f"Column {n}", grow=1) for n in range(9)), (tuple(Cell("some words " * 3) for _ in range(9)),)
    )
    assert "Ref" in render(small._replace(sections=(folding,)), width=77)
    assert "Ref" not in render(small._replace(sections=(folding, Section("Crowded", (), crowded))), width=77)


def test_rows_that_fold_stand_apart(small: Report) -> None:
    made = render(small, width=77, ascii_only=True).splitlines()
    first = next(n for n, line in enumerate(made) if line.startswith("6.2c"))
    assert made[first + 1].strip() == "Planning"
    assert made[first + 2] == ""
    assert made[first + 3].startswith("1.2 ")


PAPER = """\
Progress report
Corporate Action Plan 2017/18, Hertsmere Borough Council

1 of 40 is overdue.

Summary ----------------------------------------------------
40 targets.

1.  Note it.
2.  Agree the dates.

Started  4 of 40
Contact  policy@example.org

##==========================================================
# Overdue: 1 (3%)   = Not yet due: 39 (98%)
"""


def test_a_paper_that_fits_the_screen(paper: Report) -> None:
    assert render(paper, width=60, ascii_only=True) == PAPER


def test_a_bar_is_as_long_as_the_screen_and_its_parts_have_colours_and_shades(paper: Report) -> None:
    made = render(paper, width=30, colour=True)
    bare = re.sub("\x1b\\[[0-9;]*m", "", made)
    assert [bare.count(block) for block in "█▒"] == [1 + 1, 29 + 1]
    assert "\x1b[1m█\x1b[0m" in made
