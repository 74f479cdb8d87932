from __future__ import annotations

import runpy
import sys
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.planfile import load, yaml_reader
from actionplan.planfile.text import LineIndex
from actionplan.planfile.tree import Tree
from actionplan.planfile.yaml_reader import SlowParser, YamlEventSource, build_tree, create_parser, create_python_parser

PARSERS: list[Callable[[str], YamlEventSource]] = [
    lambda text: create_parser(text.encode(), text),
    create_python_parser,
]


WRITE_OUT = "write out what it means, or put the value in quotes if the star is part of it"


@pytest.fixture(params=PARSERS, ids=["libyaml", "pure Python"])
def tree(request: pytest.FixtureRequest) -> Callable[[str], Tree]:
    """The tree of a text, from each of PyYAML's two parsers."""
    return lambda text: build_tree(partial(request.param, text), LineIndex(text))


def test_every_scalar_is_text_as_written(tree: Callable[[str], Tree]) -> None:
    text = "a: 1.10\nb: no\nc: 2017-12-12\nd: 12:30\ne:\nf: ~\ng: [0x1F, 1_000, .5, on]\nh: 'it''s'\n"
    assert tree(text).root == {
        "a": "1.10",
        "b": "no",
        "c": "2017-12-12",
        "d": "12:30",
        "e": "",
        "f": "~",
        "g": ["0x1F", "1_000", ".5", "on"],
        "h": "it's",
    }


def test_each_key_and_value_has_its_place_and_its_end(tree: Callable[[str], Tree]) -> None:
    text = "é: [b, 'c']\nd:\n  e: f\n"
    found = tree(text)
    pieces = [text[a:b] if b >= 0 else b for a, b in zip(found.starts, found.ends, strict=True)]
    assert pieces == [-9, "é", -5, "b", "'c'", "d", -9, "e", "f"]


@pytest.mark.parametrize(
    ("text", "root", "told"),
    [
        (
            "a: 1\nb: 2\na: 3\n",
            {"a": "1", "b": "2"},
            '3:1 AP107 there are two "a" keys here: line 1 is used, and this one is ignored',
        ),
        ("a: &x 1\n", {"a": "1"}, '1:4 AP108 "&x" is ignored: put the value in quotes if that is part of it'),
        (
            "a: *x\n",
            {"a": ""},
            f'1:4 AP108 "*x" is not used here: {WRITE_OUT}',
        ),
        (
            "a: !!int 1\n",
            {"a": "1"},
            "1:4 AP109 a word that starts with ! is ignored: put the value in quotes if it is part of it",
        ),
        (
            "a: 1\n---\nb: 2\n",
            {"a": "1"},
            "2:1 AP110 a second document starts here: it is ignored: a file holds one plan",
        ),
        (
            "a: " + "[" * 64 + "]" * 64,
            None,
            "1:67 AP111 more than 64 levels of lists and keys are open here: a plan needs about a dozen",
        ),
        ("? [a]\n: 1\nb: 2\n", {"b": "2"}, "1:3 AP113 there is a list or mapping where a key should be: it is ignored"),
    ],
)
def test_what_yaml_can_do_beyond_text_is_told_and_never_obeyed(
    tree: Callable[[str], Tree], text: str, root: object, told: str
) -> None:
    found = tree(text)
    assert found.root == root
    [finding] = found.findings
    assert finding.location
    assert f"{finding.location.line}:{finding.location.column} {finding.code} {finding.message}: {finding.hint}" == told


class Ended:
    """A parser at its end, as libyaml's is after the last event."""

    def get_event(self) -> None:
        """Nothing more."""


def test_no_event_is_the_end() -> None:
    assert build_tree(Ended, LineIndex("")).root is None


@pytest.mark.parametrize(
    "text", ["- output: 1.1\n  text: O\n  output: 1.2\n", "- a: 1\n  b: 2\n  b: 3\n", "a: 1\na: 2\n"]
)
def test_a_first_key_that_comes_again_may_be_an_item_without_its_dash(tree: Callable[[str], Tree], text: str) -> None:
    [finding] = tree(text).findings
    assert finding.code == "AP107"
    assert ("put a dash before it" in finding.hint) == ("output" in text)


def test_where_pyyaml_has_no_libyaml_its_own_parser_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    parser = runpy.run_path(yaml_reader.__file__)["create_parser"](b"a: 1\n", "a: 1\n")
    assert type(parser).__name__ == SlowParser.__name__
    assert build_tree(lambda: parser, LineIndex("a: 1\n")).root == {"a": "1"}


def test_sixty_four_levels_are_not_too_deep(tree: Callable[[str], Tree]) -> None:
    assert tree("a: " + "[" * 63 + "]" * 63).findings == []


def test_what_is_not_read_leaves_no_places_behind(tree: Callable[[str], Tree]) -> None:
    assert tree("a: 1\na: {b: [2, 3]}\nc: 4\n").starts == tree("a: 1\n##############\nc: 4\n").starts


PLAIN = st.text("abé –☃", min_size=1, max_size=8).map(str.strip).filter(bool)
NODES = st.recursive(
    PLAIN,
    lambda nodes: st.lists(nodes, min_size=1, max_size=4) | st.dictionaries(PLAIN, nodes, min_size=1, max_size=4),
    max_leaves=20,
)


def flow(node: object) -> str:
    if isinstance(node, dict):
        return "{" + ", ".join(f'"{key}": {flow(value)}' for key, value in node.items()) + "}"
    return "[" + ", ".join(map(flow, node)) + "]" if isinstance(node, list) else f'"{node}"'


@given(NODES)
def test_both_parsers_give_one_tree_and_one_set_of_places(node: object) -> None:
    text = flow(node)
    fast, slow = (build_tree(partial(parser, text), LineIndex(text)) for parser in PARSERS)
    assert fast == slow
    assert fast.root == node


def test_of_very_many_equal_keys_the_first_thousand_are_told() -> None:
    told = load(b"plan: {}\n" * 3000).findings
    equal = [each for each in told if each.code == "AP107"]
    assert len(equal) == 1000
    assert [each.more for each in equal[-2:]] == [0, 1999]


FORMS = {
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


def trees(text: str) -> list[Tree]:
    """The tree of a text by each of PyYAML's two parsers, without the error, whose words differ."""
    return [build_tree(partial(parser, text), LineIndex(text))._replace(error=None) for parser in PARSERS]


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_both_parsers_read_the_usual_forms_alike(text: str) -> None:
    fast, slow = trees(text)
    assert fast.root is not None
    assert fast == slow


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


def write_flow(node: object, column: int = 0) -> Iterator[str]:
    """The lines of a node, so far in."""
    pad = " " * column
    for each in node.items() if isinstance(node, dict) else node if isinstance(node, list) else ():
        if isinstance(each, tuple):
            key, value = each
            yield f"{pad}{key}: {value}" if isinstance(value, str) else f"{pad}{key}:"
            yield from write_flow(value, column + 2)
        elif isinstance(each, str):
            yield f"{pad}- {each}"
        else:
            first, *others = write_flow(each, column + 2)
            yield f"{pad}- {first.lstrip()}"
            yield from others


@given(st.dictionaries(st.sampled_from("abc"), NODES, min_size=1, max_size=3))
def test_both_parsers_read_any_lines_alike(node: dict[str, object]) -> None:
    fast, slow = trees("\n".join(write_flow(node)))
    assert fast.root is not None
    assert fast == slow


def test_very_many_directives_are_read_as_comments() -> None:
    """libyaml compares each with all before it: 100,000 of them, which are 2 MB, took 27 seconds."""
    plan = "plan: {title: T, authority: A, period: 2017/18}\nthemes: [{theme: '\n%TAG x\n', actions: []}]\n"
    few, many = ("# head\n\n" + "".join(f"%TAG !e{n}! tag:x{n}:\r\n" for n in range(count)) for count in (9, 5000))
    for directives in (few, many):
        source = load(f"{directives}---\n{plan}".encode())
        assert source.plan
        assert source.plan.themes[0].title.strip() == "%TAG x"
        assert [finding.code for finding in source.findings] == []
    assert [each.code for each in load(f"{many}---\n{plan.replace('T,', '!e1!x T,')}".encode()).findings] == ["AP101"]
