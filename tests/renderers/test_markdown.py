import pytest
from markdown_it import MarkdownIt

from actionplan.renderers.text.markdown import escape_markdown, format_paragraph, render
from actionplan.report import Report, Section


def test_a_report_as_markdown(small: Report) -> None:
    assert render(small) == (
        "# Due in September 2017\n"
        "\n"
        "Corporate Action Plan 2017/18, Hertsmere Borough Council\n"
        "\n"
        "## Due\n"
        "\n"
        "Two fall due.\n"
        "\n"
        "| Ref  | Officer          | Due         | Output and measure                  | Days |\n"
        "| ---- | ---------------- | ----------- | ----------------------------------- | ---: |\n"
        "| 6.2c | Head of Planning | 30 Sep 2017 | Final document published            |      |\n"
        "| 1.2  | no officer       | 31 Aug 2017 | Business plan approved by the Board |   15 |\n"
        "\n"
        "## No date\n"
        "\n"
        "Nothing.\n"
        "\n"
        "1 target could not be placed: \\`actionplan validate\\` says why.\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> & &amp; &#35;",
        "a|b *c* **d** _e_ __f__ `g` ~h~ ~~i~~",
        "[link](http://example.org) ![picture](x)",
        "# heading",
        "- item",
        "+ item",
        "> quotation",
        "1. first",
        "12) twelfth",
        "---",
        "back\\slash \\* \\",
        "snake_case_word and 1.2a, 6.2c - with a dash; 100%",
    ],
)
def test_whatever_a_text_holds_it_renders_as_itself(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(format_paragraph(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in tokens[1].children or ()} <= {"text", "text_special"}
    assert "".join(child.content for child in tokens[1].children or ()) == text


def test_an_awkward_report_stays_one_table_of_five_columns(awkward: Report, awkward_texts: tuple[str, ...]) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(render(awkward))
    kinds = [token.type for token in tokens]
    assert kinds.count("table_open") == 1
    assert kinds.count("td_open") == 5 * len(awkward_texts)
    assert kinds.count("list_item_open") == 2 * len(awkward_texts)  # the items and the facts
    assert not {"html_block", "code_block", "fence", "hr", "ordered_list_open"} & set(kinds)


def test_plain_words_are_left_as_they_are() -> None:
    assert escape_markdown("Q3 2017/18: 50% of homes (NI156), www.hertsmere.gov.uk") == (
        "Q3 2017/18: 50% of homes (NI156), www.hertsmere.gov.uk"
    )


def test_a_paper_begins_with_its_answer_and_what_is_asked(paper: Report) -> None:
    assert render(paper) == (
        "# Progress report\n"
        "\n"
        "Corporate Action Plan 2017/18, Hertsmere Borough Council\n"
        "\n"
        "**1 of 40 is overdue.**\n"
        "\n"
        "## Summary\n"
        "\n"
        "40 targets.\n"
        "\n"
        "1. Note it.\n"
        "2. Agree the dates.\n"
        "\n"
        "- **Started:** 4 of 40\n"
        "- **Contact:** policy@example.org\n"
        "\n"
        "Overdue: 1 (3%); Not yet due: 39 (98%).\n"
    )


def test_items_that_are_not_numbered_have_bullets(small: Report) -> None:
    assert "\n- One\n- 1\\. Two\n" in render(small._replace(sections=(Section("A", items=("One", "1. Two")),)))
