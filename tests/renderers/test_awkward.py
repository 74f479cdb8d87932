"""One awkward report through every format that prints: nothing breaks out, and nothing is lost."""

import re
from collections.abc import Callable
from functools import partial
from html import unescape

import pytest

from actionplan.renderers.html import html_page as html
from actionplan.renderers.text import markdown, terminal
from actionplan.renderers.text import plain_text as table
from actionplan.report import Report
from actionplan.text.escaping import escape_control, escape_control_in_lines, measure_width


def page_text(report: Report) -> str:
    """Return the text of a page of HTML between its head and its script."""
    body = html.render(report).split("<body", 1)[1].split("<script>", 1)[0]
    return unescape(re.sub("<[^>]*>", " ", body))


RENDERERS: dict[str, Callable[[Report], str]] = {
    "table": table.render,
    "terminal": partial(terminal.render, width=80),
    "wide": partial(terminal.render, width=2000),
    "colour": partial(terminal.render, width=80, colour=True),
    "markdown": markdown.render,
    "page": page_text,
}


@pytest.fixture(params=RENDERERS, scope="module")
def made(request: pytest.FixtureRequest, awkward: Report) -> str:
    """The awkward report, printed; the colours of the renderer are taken off."""
    return re.sub("\x1b\\[[0-9;]*m", "", RENDERERS[request.param](awkward))


def test_nothing_that_a_terminal_obeys_gets_out(made: str) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", made)


def test_an_escape_sequence_is_shown(made: str) -> None:
    assert re.search(r"\\x1b\\?\[31mred\\+x07\\+x9b2J", made)


def test_half_a_character_and_a_turning_mark_are_shown(made: str) -> None:
    assert "\\ud800" in made
    assert "שלום \\" in made
    assert "\\u202eevil\\" in made
    made.encode()


def test_markup_is_only_words(made: str) -> None:
    plain = re.sub(r"\\(?=[\[\]<*_`|~$&])", "", made)
    assert "[red]red[/red]" in plain
    assert "<b>bold</b> & &amp;" in plain
    assert "café" in plain
    assert "=1+1" in plain


def test_a_long_text_is_whole(made: str) -> None:
    assert "many words " * 363 + "end" in " ".join(made.split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("two\nlines\tand \r\n a tab", "two lines and   a tab"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("\x9b2J\x7f", r"\x9b2J\x7f"),
        ("\u2028new\x85line", " new line"),
        ("no-break\u00a0space", "no-break\u00a0space"),
    ],
)
def test_safe_shows_what_a_terminal_would_obey(text: str, shown: str) -> None:
    assert escape_control(text) == shown


def test_safe_lines_keeps_line_breaks() -> None:
    assert escape_control_in_lines("a\n\tb\x1b[2J") == "a\n\tb\\x1b[2J"


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("漢字", 4), ("e\u0301", 1), ("שלום", 4), ("", 0)])
def test_cells(text: str, width: int) -> None:
    assert measure_width(text) == width
