"""What is written plainly is read as YAML's events would have it, places and all; and whatever is not is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.source.events import yaml_tree
from actionplan.source.faults import faults_of
from actionplan.source.plain import plain_tree
from actionplan.source.text import Lines
from actionplan.source.tree import Tree

PLAN = Path(__file__).resolve().parents[2] / "plan.yaml"

READ = {
    "a key and a text": "a: b\n",
    "no end of the last line": "a: b",
    "line ends of Windows": "a: b\r\nc:\r\n- d\r\n",
    "comments and blank lines": "# one\n\na: b  # two\n  # three\nc: d\n   \n",
    "nothing behind a key": "a:\nb:   # nothing\nc: d\ne:",
    "nothing behind the last key further in": "a:\n  b:\nc: d\n",
    "keys under keys": "a:\n  b:\n    c: d\n  e: f\ng: h\n",
    "a list under its key": "a:\n  - b\n  - c\nd: e\n",
    "a list no further in than its key": "a:\n- b\n- c\nd: e\n",
    "a list of mappings": "a:\n  - b: c\n    d: e\n  - b: f\n",
    "lists in lists of mappings": "a:\n- b:\n  - c: d\n    e:\n    - f\n  g: h\n- b: i\n",
    "a wide space behind dashes and colons": "a:\n-   b:   c\n    d: e\n-  f\n",
    "colons and hashes inside words": "a: 12:30\nb: https://x.y/z\nc:\n- 1:2\n",
    "a word lost to a comment": "a: see #3\n",
    "marks inside a text": "a: b, c] {d} & * ! | > % @ ? - 'e' \"f\"\n",
    "letters of all kinds": "a: Café – “agreed” 😀\nb: £5\n",
    "quotation marks": "a: 'b: c #d'\nb: \"e's: f # g\"  # h\nc:\n- ''\n",
    "a list in brackets": "a: [b, c d ,e]\nf: []\n",
    "a mapping in brackets": "a: {b: c, d: 'e, f' , g: 12:30}\n",
    "brackets in brackets": "a: [{b: [c], d: {e: f}}, [g]]\nh:\n- {i: j}\n- [k]\n",
    "a dash inside an item": "a:\n- b - c\n- 'd - e'\n",
}

REFUSED = {
    "nothing": "",
    "a comment alone": "# a\n",
    "a list": "- a\n",
    "a text": "a\n",
    "keys further in": " a: b\n",
    "two documents": "a: b\n---\nc: d\n",
    "the start of a document": "---\na: b\n",
    "a directive": "%YAML 1.1\n---\na: b\n",
    "a key twice": "a: b\na: c\n",
    "a key twice in brackets": "a: {b: c, b: d}\n",
    "a text over two lines": "a: b\n  c\n",
    "a text below its key": "a:\n  b\n",
    "an item over two lines": "a:\n- b\n  c\n",
    "a block of text": "a: |\n  b\n",
    "a quotation over two lines": "a: 'b\n  c'\n",
    "a quotation that is not closed": "a: 'b\n",
    "text behind a quotation": "a: 'b' c\n",
    "a quotation mark in a quotation": "a: 'it''s'\n",
    "a backslash in a quotation": 'a: "b\\n"\n',
    "an anchor": "a: &b c\n",
    "an alias": "a: *b\n",
    "a tag": "a: !b c\n",
    "a question mark": "? a\n: b\n",
    "a key in quotes": "'a': b\n",
    "a key with an accent": "é: a\n",
    "a key of two words": "a b: c\n",
    "two colons": "a: b: c\n",
    "a colon at the end": "a: b:\n",
    "a dash behind a key": "a: - b\n",
    "a dash behind a dash": "a:\n- - b\n",
    "a dash alone": "a:\n-\n- b\n",
    "a key between two columns": "a:\n    b: c\n  d: e\n",
    "a key further in than the one above": "a: b\n  c: d\n",
    "an item further out than the one above": "a:\n  - b\n - c\n",
    "an item behind a text": "a: b\n- c\n",
    "an item with a key behind a text": "a: b\n- c: d\n",
    "a list and then keys": "a:\n  - b\n  c: d\n",
    "keys and then a list": "a:\n  b: c\n  - d\n",
    "a tab": "a:\tb\n",
    "a tab before a comment": "a: b\t# c\n",
    "an old line end of the Mac": "a: b\rc: d\n",
    "a control character in a comment": "a: b # \x07\n",
    "a no-break space": "a: b\u00a0c\n",
    "a line separator": "a: b\u2028c\n",
    "a byte order mark": "a: b\ufeffc\n",
    "what is no character": "a: b\uffffc\n",
    "a bracket that is not closed": "a: [b\n",
    "a bracket closed by the other kind": "a: [b}\n",
    "a bracket too many": "a: [b]]\n",
    "brackets over two lines": "a: [b,\n  c]\n",
    "text behind brackets": "a: [b] c\n",
    "a comma at the end": "a: [b, ]\n",
    "a pair in a list in brackets": "a: [b: c]\n",
    "a text in a mapping in brackets": "a: {b, c: d}\n",
    "a hash inside a word": "a: b#c\n",
    "a hash behind a quotation": "a: 'b'#c\n",
    "a colon before a comma in brackets": "a: [b:,c]\n",
    "a question mark in brackets": "a: [b?c]\n",
    "a hash in brackets": "a: [b #c]\n",
    "very many brackets": f"a: {'[' * 60}{']' * 60}\n",
    "very many levels": "".join(f"{' ' * n}a:\n" for n in range(70)),
    "a very long key": f"{'a' * 1025}: b\n",
}


def of_events(text: str) -> Tree:
    """The tree of a text from YAML's events. That a plain item has a dash in it means nothing."""
    return yaml_tree(text.encode(), text, Lines(text))._replace(dashed=())


def agrees(text: str) -> bool:
    """Whether a text is read as plain: into the tree that YAML's events make, and with as much to tell of."""
    tree, later = plain_tree(text, marked=True), plain_tree(text, marked=False)
    assert tree == later
    if tree is None:
        return False
    lines = Lines(text)
    assert tree == of_events(text)
    assert faults_of(text, tree, lines) == faults_of(text, yaml_tree(text.encode(), text, lines), lines)
    return True


@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_what_is_written_plainly_is_read(text: str) -> None:
    assert agrees(text)


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_is_written_otherwise_is_refused(text: str) -> None:
    assert plain_tree(text, marked=True) is None


def test_the_shipped_plan_is_written_plainly() -> None:
    assert agrees(PLAN.read_text("utf-8"))


VALUES = st.sampled_from(
    ["", "b", "c d", "12:30", "'e: f'", '"g # h"', "[i, j]", "{k: l, m: [n]}", "(o) p", "q - r  ", "s # t", "é’"]
)
NODES = st.recursive(
    VALUES,
    lambda nodes: (
        st.lists(nodes.filter(lambda node: node != "" and type(node) is not list), min_size=1, max_size=3)
        | st.dictionaries(st.sampled_from("abcdef"), nodes, min_size=1, max_size=3)
    ),
    max_leaves=8,
)
SLIPS = st.sampled_from(
    [
        "", " ", "  ", "\n", "\r", "\n  ", "\n- ", "\n\n", "\n# a\n", "\r\n", "\t", "#", " #", " # ", ":", ": ", ", ",
        "- ", "'", '"', "[", "]", "{", "}", "a: b", "\na: b", "\n  a: b\n", "&a ", "*a", "!", "|", ">", "?", "---",
    ]
)  # fmt: skip


def written(node: object, column: int = 0) -> Iterator[str]:
    """The lines of a node, so far in."""
    pad = " " * column
    for each in node.items() if isinstance(node, dict) else node if isinstance(node, list) else ():
        if isinstance(each, tuple):
            key, value = each
            yield f"{pad}{key}: {value}" if isinstance(value, str) else f"{pad}{key}:"
            yield from written(value, column + 2)
        elif isinstance(each, str):
            yield f"{pad}- {each}"
        else:
            first, *others = written(each, column + 2)
            yield f"{pad}- {first.lstrip()}"
            yield from others


@given(st.dictionaries(st.sampled_from("abc"), NODES, min_size=1, max_size=3))
def test_plain_lines_are_read(node: dict[str, object]) -> None:
    assert agrees("\n".join(written(node)))


@given(st.dictionaries(st.sampled_from("abc"), NODES, min_size=1, max_size=3), SLIPS, st.data())
def test_no_slip_in_them_is_read_otherwise_than_from_events(
    node: dict[str, object], slip: str, data: st.DataObject
) -> None:
    text = "\n".join(written(node))
    start = data.draw(st.integers(0, len(text)))
    agrees(text[:start] + slip + text[data.draw(st.integers(start, min(start + 3, len(text)))) :])


@given(SLIPS, st.data())
def test_nor_in_the_shipped_plan(slip: str, data: st.DataObject) -> None:
    text = PLAN.read_text("utf-8")
    start = data.draw(st.integers(0, len(text)))
    agrees(text[:start] + slip + text[data.draw(st.integers(start, min(start + 9, len(text)))) :])
