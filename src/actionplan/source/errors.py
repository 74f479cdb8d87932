"""What YAML's scanner says, in words that whoever wrote the plan can act on."""

from __future__ import annotations

import re
from typing import NamedTuple

from yaml.error import MarkedYAMLError, YAMLError

from actionplan.findings import Finding, Position
from actionplan.source.hidden import forbidden
from actionplan.source.text import Lines
from actionplan.source.tree import Tree


class Saying(NamedTuple):
    """What to say, and what to do, for something that the scanner says.

    It fits by parts of the scanner's problem and context, and by patterns for the line `before` the place and the text
    `after` it. `opener` looks where the context began (the opening quote or bracket), not where the scanner gave up.
    """

    message: str
    hint: str
    problem: str = ""
    context: str = ""
    before: str = ""
    after: str = ""
    opener: bool = False


_QUOTE = "put the whole of the text in quotes"
_UNCLOSED = ("this quotation mark is never closed", "close it")
_SLASH = ("a backslash has a meaning of its own between double quotes", "use single quotes")
_ITEMS = (
    "this is not in line with the list above",
    "start each item with a dash and a space, each under the one above",
)
_ALIGN = ("this is not in line with the keys above", "give it as many spaces as the line it belongs beside")
_LEADING = ("a value cannot start with this character", _QUOTE)

SAYINGS = (
    Saying('": " stands twice in this line, and so makes a key of its text', _QUOTE, "mapping values", before=r":\s"),
    Saying("this key stands under a text", "give it fewer spaces, or quote what is above it", "mapping values"),
    Saying(*_UNCLOSED, "end of stream", "quoted", opener=True),
    Saying(*_UNCLOSED, "document", "quoted", opener=True),
    Saying(*_SLASH, context="quoted", opener=True),
    Saying("this [ is not closed", "close it with ], and put commas between its items", "or ']'", opener=True),
    Saying("this { is not closed", "close it with }, and put commas between its items", "or '}'", opener=True),
    Saying("a dash needs a space after it", "put one", "expected ':'", after=r"-[^\s-]", opener=True),
    Saying(
        "this key has no colon and space after it",
        "put them, or more spaces before it if it goes on from the line above",
        "expected ':'",
        opener=True,
    ),
    Saying(*_ITEMS, context="block collection"),
    Saying("text goes on after its closing quotation mark", _QUOTE, context="block mapping", before=r"['\"]\s*$"),
    Saying("this bracket closes nothing", "delete it", context="block mapping", after=r"[\]}]"),
    Saying(*_ALIGN, context="block mapping"),
    Saying("a list cannot start in the line of its key", "start it in the next line", "sequence entries"),
    Saying(*_LEADING, context="alias", opener=True),
    Saying(*_LEADING, context="anchor", opener=True),
    Saying(*_LEADING, context="tag", opener=True),
    Saying(*_LEADING, "tag handle"),
    Saying(*_LEADING, "start any token"),
    Saying(*_LEADING, "mapping keys"),
    Saying("text stands after | or >", "start it in the next line", context="block scalar", opener=True),
    Saying("a line cannot start with %", _QUOTE, context="directive", opener=True),
    Saying("the plan has ended above this line", "give it as many spaces as the first line", "document start"),
    Saying("something is missing here", "write the word, or close the bracket", "node content"),
)
"""The first that fits is said. PyYAML's two parsers, which differ in a word or two, both find theirs here."""

_INDENTED_BY_TAB = re.compile(r" *\t")
_OTHERWISE = Saying("YAML cannot read on here", "look for a missing quote, bracket or space, here or just above")
_TAB = Saying("a tab stands here where YAML wants spaces", "put spaces for it, here and at the start of other lines")


def unreadable(error: YAMLError, text: str, lines: Lines) -> list[Finding]:
    """Why the file cannot be read, at the place where it can be mended; one finding, but for forbidden characters."""
    if not isinstance(error, MarkedYAMLError):
        return list(forbidden(text, lines)) or [_finding("AP101", _OTHERWISE, lines.at(0))]
    at = _offset(error.problem_mark)
    tab = _tab(text, at, lines)
    if tab is not None:
        return [_finding("AP104", _TAB, lines.at(tab))]
    saying = next((each for each in SAYINGS if _fits(each, error, text, lines)), _OTHERWISE)
    return [_finding("AP101", saying, lines.at(_offset(error.context_mark) if saying.opener else at))]


def no_plan(tree: Tree) -> list[Finding]:
    """The finding for a file in which there is nothing to read as a plan."""
    if isinstance(tree.root, dict) or (tree.root is None and tree.findings):
        return []
    seen = "a list stands" if isinstance(tree.root, list) else "text stands" if tree.root else "nothing stands"
    return [_finding("AP112", Saying(f"{seen} here", 'a plan starts with "plan:" and its title'), Position(1, 1))]


def _finding(code: str, saying: Saying, place: Position) -> Finding:
    return Finding(code, "error", saying.message, hint=saying.hint, position=place)


def _fits(saying: Saying, error: MarkedYAMLError, text: str, lines: Lines) -> bool:
    if saying.problem not in (error.problem or "") or saying.context not in (error.context or ""):
        return False
    at = _offset(error.context_mark if saying.opener else error.problem_mark)
    before = text[lines.start(lines.number(at)) : at]
    return bool(re.search(saying.before, before) and re.match(saying.after, text[at : at + 2]))


def _tab(text: str, at: int, lines: Lines) -> int | None:
    """The offset of a tab at a place, or in the indentation of its line."""
    found = _INDENTED_BY_TAB.match(text, lines.start(lines.number(at)))
    return at if text[at : at + 1] == "\t" else found.end() - 1 if found else None


def _offset(mark: object) -> int:
    return getattr(mark, "index", 0)
