from __future__ import annotations

from functools import partial

import pytest

from actionplan.source import errors
from actionplan.source.text import Lines
from actionplan.source.tree import parse, parse_slowly, read

QUOTE = "put the whole of the text in quotes"
LEADING = f"AP101 a value cannot start with this character: {QUOTE}"
UNCLOSED = "AP101 this quotation mark is never closed: close it"
ALIGN = "AP101 this is not in line with the keys above: give it as many spaces as the line it belongs beside"
ITEMS = (
    "AP101 this is not in line with the list above: start each item with a dash and a space, each under the one above"
)
COLON = (
    "AP101 this key has no colon and space after it: "
    "put them, or more spaces before it if it goes on from the line above"
)
TAB = "AP104 a tab stands here where YAML wants spaces: put spaces for it, here and at the start of other lines"
SLASH = "AP101 a backslash has a meaning of its own between double quotes: use single quotes"
AFTER = f"AP101 text goes on after its closing quotation mark: {QUOTE}"
DEEPER = "AP101 this key stands under a text: give it fewer spaces, or quote what is above it"

CASES = [
    ("a: HDL: plan\n", f'1:7 AP101 ": " stands twice in this line, and so makes a key of its text: {QUOTE}'),
    ("a: b\n  c: d\n", f"2:4 {DEEPER}"),
    ("a: 'b\nc: d\n", f"1:4 {UNCLOSED}"),
    ('a: "b\n---\n', f"1:4 {UNCLOSED}"),
    ('a: "C:\\Users"\n', f"1:4 {SLASH}"),
    ('a: "100\\%"\n', f"1:4 {SLASH}"),
    ("a: [b, c\nd: e\n", "1:4 AP101 this [ is not closed: close it with ], and put commas between its items"),
    ("a: {b: c\nd: e\n", "1:4 AP101 this { is not closed: close it with }, and put commas between its items"),
    ("a:\n-b\n-c\n", "2:1 AP101 a dash needs a space after it: put one"),
    ("a: b\nc\nd: e\n", f"2:1 {COLON}"),
    ("a:\n  - b\n  c: d\n", f"3:3 {ITEMS}"),
    ("a:\n  - b: c\n   d: e\n", f"3:4 {ITEMS}"),
    ("a: 'b' c\n", f"1:8 {AFTER}"),
    ("a: 'don't'\n", f"1:9 {AFTER}"),
    ("a: {b}}\n", "1:7 AP101 this bracket closes nothing: delete it"),
    ("a:\n  b: c\n d: e\n", f"3:2 {ALIGN}"),
    ("a: - b\n", "1:4 AP101 a list cannot start in the line of its key: start it in the next line"),
    ("a: ** b\n", f"1:4 {LEADING}"),
    ("a: & b\n", f"1:4 {LEADING}"),
    ("a: !<b\n", f"1:4 {LEADING}"),
    ("a: !b!c d\n", f"1:4 {LEADING}"),
    ("a: @b\n", f"1:4 {LEADING}"),
    ("a: %b\n", f"1:4 {LEADING}"),
    ("a: ?\n", f"1:4 {LEADING}"),
    ("a: | b\n  c\n", "1:4 AP101 text stands after | or >: start it in the next line"),
    ("%a: b\n", f"1:1 AP101 a line cannot start with %: {QUOTE}"),
    ("  a: b\nc: d\n", "2:1 AP101 the plan has ended above this line: give it as many spaces as the first line"),
    ("a: [b, , c]\n", "1:8 AP101 something is missing here: write the word, or close the bracket"),
    ("a:\n\tb: c\n", f"2:1 {TAB}"),
    ("a:\n  b: c\n  \td: e\n", f"3:3 {TAB}"),
    (
        "%YAML 2.0\n---\na: b\n",
        "1:1 AP101 YAML cannot read on here: look for a missing quote, bracket or space, here or just above",
    ),
]


@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure Python"])
@pytest.mark.parametrize(("text", "told"), CASES)
def test_what_yaml_cannot_read_is_said_in_plain_words_at_its_place(text: str, told: str, pure: bool) -> None:  # noqa: FBT001
    lines = Lines(text)
    tree = read(partial(parse_slowly, text) if pure else partial(parse, text.encode(), text), lines)
    assert tree.error
    assert tree.root is None
    [finding] = errors.unreadable(tree.error, text, lines)
    assert finding.position
    assert f"{finding.position.line}:{finding.position.column} {finding.code} {finding.message}: {finding.hint}" == told


def test_every_saying_is_said_of_some_text() -> None:
    told = {told.partition(" AP101 ")[2] for _, told in CASES}
    assert {f"{saying.message}: {saying.hint}" for saying in errors.SAYINGS} <= told
