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
    """A sentence for what the scanner says: it fits by parts of its problem and context, and by the text around.

    `before` and `after` are patterns for the line's text up to the place and from there. `opener` looks where the
    scanner's context began (the opening quote or bracket), not where it gave up.
    """

    sentence: str
    problem: str = ""
    context: str = ""
    before: str = ""
    after: str = ""
    opener: bool = False


_QUOTE = "put the whole of it in quotes"
_SLASH = "a backslash has a meaning of its own between double quotes: use single quotes"
_UNCLOSED = "this quotation mark is opened and never closed"
_ALIGN = "this line does not line up with the others: give it as many spaces as the line it belongs beside"
_ITEMS = "start each item of a list with a dash and a space, each under the one above; a key lines up with other keys"
_LEADING = "put the value in quotes, since it starts with a character that means something to YAML"
_WITHIN = f"the text goes on after its closing quotation mark: {_QUOTE}, of the other kind"

SAYINGS = (
    Saying(
        f'": " stands twice in this line, and so makes a key of its text: {_QUOTE}', "mapping values", before=r":\s"
    ),
    Saying("this key has more spaces before it than the keys above, or quotes are missing above", "mapping values"),
    Saying(_UNCLOSED, "end of stream", "quoted", opener=True),
    Saying(_UNCLOSED, "document", "quoted", opener=True),
    Saying(_SLASH, context="quoted"),
    Saying("this [ has no ] that closes it, or a comma is missing", "or ']'", opener=True),
    Saying("this { has no } that closes it, or a comma is missing", "or '}'", opener=True),
    Saying("a dash needs a space after it", "expected ':'", after=r"-[^\s-]", opener=True),
    Saying(
        "this key needs a colon and a space after it; if the line goes on from the one above, give it more spaces",
        "expected ':'",
        opener=True,
    ),
    Saying(_ITEMS, context="block collection"),
    Saying(_WITHIN, context="block mapping", before=r"['\"]\s*$"),
    Saying("this bracket closes nothing", context="block mapping", after=r"[\]}]"),
    Saying(_ALIGN, context="block mapping"),
    Saying("a list starts on a line of its own, after its key", "sequence entries"),
    Saying(_LEADING, context="alias"),
    Saying(_LEADING, context="anchor"),
    Saying(_LEADING, context="tag", opener=True),
    Saying(_LEADING, "tag handle"),
    Saying(_LEADING, "start any token"),
    Saying(_LEADING, "mapping keys"),
    Saying(
        "nothing may follow | or > in its line: start the text in the next line", context="block scalar", opener=True
    ),
    Saying("a line cannot start with %: put it in quotes", context="directive"),
    Saying("the plan ends above this line: give the line as many spaces as the plan's first line", "document start"),
    Saying("something is missing here: a word, or a closing bracket", "node content"),
)
"""The first that fits is said. PyYAML's two parsers, which differ in a word or two, both find theirs here."""

_OTHERWISE = Saying("YAML cannot read on here: look for a missing quotation mark, bracket or space, here or just above")


def unreadable(error: YAMLError, text: str, lines: Lines) -> list[Finding]:
    """Why the file cannot be read, at the place where it can be mended; one finding, but for forbidden characters."""
    if not isinstance(error, MarkedYAMLError):
        return list(forbidden(text, lines)) or [Finding("AP101", "error", _OTHERWISE.sentence, position=lines.at(0))]
    at = _offset(error.problem_mark)
    saying = next((each for each in SAYINGS if _fits(each, error, text, lines)), _OTHERWISE)
    tab = _tab(text, at, lines)
    if tab is not None:
        message = "a tab stands here where YAML wants spaces: put spaces for it, here and at the start of other lines"
        return [Finding("AP104", "error", message, position=lines.at(tab))]
    place = lines.at(_offset(error.context_mark) if saying.opener else at)
    return [Finding("AP101", "error", saying.sentence, position=place)]


def no_plan(tree: Tree) -> list[Finding]:
    """The finding for a file in which there is nothing to read as a plan."""
    if isinstance(tree.root, dict) or (tree.root is None and tree.findings):
        return []
    seen = "the file says nothing" if not tree.root else f"the file starts with {_called(tree.root)}"
    message = f'{seen}: a plan starts with "plan:" and its title below it'
    return [Finding("AP112", "error", message, position=Position(1, 1))]


def _called(root: object) -> str:
    return "a list" if isinstance(root, list) else "text"


def _fits(saying: Saying, error: MarkedYAMLError, text: str, lines: Lines) -> bool:
    if saying.problem not in (error.problem or "") or saying.context not in (error.context or ""):
        return False
    at = _offset(error.context_mark if saying.opener else error.problem_mark)
    before = text[lines.start(lines.number(at)) : at]
    return bool(re.search(saying.before, before) and re.match(saying.after, text[at : at + 2]))


def _tab(text: str, at: int, lines: Lines) -> int | None:
    """The offset of a tab at a place, or in the indentation of its line."""
    found = re.compile(r" *\t").match(text, lines.start(lines.number(at)))
    return at if text[at : at + 1] == "\t" else found.end() - 1 if found else None


def _offset(mark: object) -> int:
    return getattr(mark, "index", 0)
