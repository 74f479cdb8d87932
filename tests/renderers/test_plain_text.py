from actionplan.renderers.text.plain_text import render
from actionplan.report import Cell, Column, Report, Section, Table


def test_a_report_as_plain_text(small: Report) -> None:
    assert render(small) == (
        "Due in September 2017\n"
        "=====================\n"
        "Corporate Action Plan 2017/18, Hertsmere Borough Council\n"
        "\n"
        "Due\n"
        "---\n"
        "Two fall due.\n"
        "\n"
        "Ref   Officer           Due          Days  Output and measure\n"
        "6.2c  Head of Planning  30 Sep 2017        Final document published\n"
        "1.2   no officer        31 Aug 2017    15  Business plan approved by the Board\n"
        "\n"
        "No date\n"
        "-------\n"
        "Nothing.\n"
        "\n"
        "1 target could not be placed: `actionplan validate` says why.\n"
    )


def test_a_list_without_headings_has_no_line_for_them(small: Report) -> None:
    table = Table((Column(""), Column("", grow=1)), ((Cell("Due"), Cell("today")), (Cell("Status"), Cell("late"))))
    made = render(small._replace(sections=(Section("6.2c", (), table, 2),), closing=()))
    assert made.endswith("\n\n6.2c\n\nDue     today\nStatus  late\n")


def test_an_empty_table_shows_nothing_not_even_its_headings(small: Report) -> None:
    empty = small._replace(sections=(Section("Due", (), Table((Column("Ref"),), ())),), closing=())
    assert render(empty).endswith("\n\nDue\n---\n")


def test_columns_line_up_by_cells_of_the_screen_not_by_characters(small: Report) -> None:
    rows = ((Cell("漢字"), Cell("wide")), (Cell("e\u0301"), Cell("combining")), (Cell("abcd"), Cell("plain")))
    made = render(small._replace(sections=(Section("", (), Table((Column("A"), Column("B")), rows)),), closing=()))
    assert made.splitlines()[-4:] == ["A     B", "漢字  wide", "e\u0301     combining", "abcd  plain"]


def test_a_long_text_pushes_only_its_own_row(small: Report) -> None:
    rows = ((Cell("x" * 200), Cell("after")), (Cell("y"), Cell("after")))
    made = render(small._replace(sections=(Section("", (), Table((Column("A"), Column("B")), rows)),), closing=()))
    assert made.splitlines()[-2:] == ["x" * 200 + "  after", "y" + " " * 49 + "after"]
