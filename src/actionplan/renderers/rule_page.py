"""A rule's page, which explains a finding: in words that fit the screen, or as one JSON object."""

from __future__ import annotations

from json import dumps
from textwrap import fill

from actionplan import HOME_PAGE
from actionplan.checks import Rule
from actionplan.text.escaping import escape_json

MAX_LINE_WIDTH = 88
"""Longer lines are hard to read, however wide the screen."""

EXAMPLE_INDENT = "    "


def render_rule(rule: Rule, *, width: int = MAX_LINE_WIDTH, colour: bool = False) -> str:
    """Render the page: its title, its paragraphs filled to the width, its examples as they are written."""
    title, *parts = rule.page.split("\n\n")
    blocks = [
        _make_bold(_wrap_text(title, width), colour=colour),
        *(_format_block(part, width, colour=colour) for part in parts),
    ]
    return "\n\n".join(blocks) + "\n"


def render_rule_line(rule: Rule) -> str:
    """Render a rule as one line of a list: its code, its name, and what it finds."""
    return f"{rule.code} {rule.name}: {rule.summary}\n"


def render_rule_json(rule: Rule) -> str:
    """Render the page as one line of JSON."""
    fields = {"code": rule.code, "name": rule.name, "summary": rule.summary, "page": rule.page}
    return escape_json(dumps(fields, ensure_ascii=False)) + "\n"


def _format_block(part: str, width: int, *, colour: bool) -> str:
    """Format a paragraph with its label in bold, or leave an example as it is."""
    if part.startswith(EXAMPLE_INDENT):
        return part
    label, colon, _ = part.partition(":")
    filled = _wrap_text(part, width)
    return _make_bold(label + colon, colour=colour) + filled[len(label + colon) :] if "\n" not in label else filled


def _wrap_text(text: str, width: int) -> str:
    return fill(
        " ".join(text.split()), max(min(width, MAX_LINE_WIDTH), 20), break_long_words=False, break_on_hyphens=False
    )


def _make_bold(text: str, *, colour: bool) -> str:
    return f"\x1b[1m{text}\x1b[0m" if colour else text


def build_rule_address(rule: Rule) -> str:
    """Build the address of a rule's page on the web."""
    return f"{HOME_PAGE}/blob/main/docs/checks.md#{rule.code.lower()}-{rule.name}"
