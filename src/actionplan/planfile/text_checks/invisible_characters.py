"""Find what nobody sees in a text and YAML ignores without a word: odd spaces and characters, lost words and items.

The text is searched first, which is quick. The tree then says what is inside quotes, where it does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplan.findings import Finding, build_findings
from actionplan.planfile.text import FORBIDDEN_PATTERN, SEPARATORS, LineIndex
from actionplan.planfile.tree import Tree
from actionplan.text.english import shorten

_ODD_SPACES = "\u00a0\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\ufeff"
"""Characters that look like a space, or like nothing, and are letters to YAML (as written in the set of a pattern)."""

# Patterns are compiled when they are first used, because most plans need few of them.
_ODD_SPACE = f"[{_ODD_SPACES}]"
_ODD_SPACE_IN_STRUCTURE = rf"(?m)^[ \t]*(?:-[ \t]+)*(?:-|\w+:)?(?=[{_ODD_SPACES}])"
_HASH_AND_WORD = r"#(?!(?i:actionplan:))\w"
_COMMENT = r"(?:^|[ \t])#"
_DASH_IN_TEXT = r"(?<=[\r\n]) *(?P<mark>-) "

RETYPE_HINT = "delete it and type the space again"

_INVISIBLE = "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
"""Characters that no screen shows at all."""

_CHARACTER_NAMES = {
    "\u00a0": "a no-break space",
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\ufeff": "an invisible byte order mark",
}


def find_invisible_faults(text: str, tree: Tree, lines: LineIndex, last_line: int | None = None) -> Iterator[Finding]:
    """Find all of them, as far as `last_line` if YAML gave up there."""
    end = len(text) if last_line is None else lines.get_start(last_line)
    if tree.has_forbidden:
        yield from find_control_characters(text, lines)
    yield from _find_lost_text(text, end, tree, lines)
    yield from _find_lost_items(text, tree, lines)
    if not text.isascii():
        yield from _find_odd_spaces(text, end if last_line is None else lines.get_start(last_line + 1), tree, lines)
        yield from _find_separators(text, lines)


def find_control_characters(text: str, lines: LineIndex) -> Iterator[Finding]:
    """Find the control characters that no YAML file may hold."""

    def build_finding(match: re.Match[str]) -> Finding:
        message = f"there is an invisible control character ({_format_code_point(match[0][0])}) here, perhaps from Word"
        return Finding("AP103", "error", message, hint="delete it", location=lines.locate(match.start(), len(match[0])))

    return build_findings(re.finditer(f"{FORBIDDEN_PATTERN}+", text), build_finding)


def describe_odd_space(character: str) -> str:
    """Say that there is an odd space where YAML needs an ordinary one."""
    name = _CHARACTER_NAMES.get(character, f"an odd kind of space ({_format_code_point(character)})")
    return f"there is {name} here, but YAML needs an ordinary space"


def find_odd_space(text: str) -> tuple[int, int] | None:
    """Find the start and end of a text's first odd space."""
    match = re.search(_ODD_SPACE, text)
    return match.span() if match else None


def find_invisible_character(text: str) -> tuple[tuple[int, int], str] | None:
    """Find the start and end of a text's first character that no screen shows, and its name."""
    match = None if text.isascii() else re.search(_INVISIBLE, text)
    if not match:
        return None
    return match.span(), _CHARACTER_NAMES.get(match[0], f"an invisible character ({_format_code_point(match[0])})")


def _find_odd_spaces(text: str, end: int, tree: Tree, lines: LineIndex) -> Iterator[Finding]:
    """Find odd spaces in the structure of the plan: in the indentation, and after a list's dash or a key's colon."""
    if not re.search(_ODD_SPACE, text):
        return
    for match in re.compile(_ODD_SPACE_IN_STRUCTURE).finditer(text, 0, end):
        start = match.end()
        if not _is_quoted(text, tree, start):
            message = describe_odd_space(text[start])
            yield Finding("AP105", "error", message, hint=RETYPE_HINT, location=lines.locate(start))


def _find_separators(text: str, lines: LineIndex) -> Iterator[Finding]:
    """Find the characters that end a line for YAML, but in no editor."""

    def build_finding(match: re.Match[str]) -> Finding:
        message = f"an invisible line separator ({_format_code_point(match[0])}) ends the line here, perhaps from Word"
        return Finding("AP114", "error", message, hint="delete it", location=lines.locate(match.start()))

    return build_findings(re.finditer(f"[{SEPARATORS}]", text), build_finding)


def _find_lost_text(text: str, end: int, tree: Tree, lines: LineIndex) -> Iterator[Finding]:
    """Find each `#` directly before a word at which YAML stopped reading a line, unlike the `# ` of a comment."""
    offset, pattern = 0, re.compile(_HASH_AND_WORD)
    while match := pattern.search(text, offset, end):
        hash_start, read_to = match.start(), tree.find_end_before(match.start())
        if read_to > hash_start:
            offset = read_to
            continue
        line = lines.find_line_number(hash_start)
        offset = lines.get_start(line + 1)
        if _is_cut_at(text, lines.get_start(line), read_to, hash_start):
            lost = text[hash_start:offset].rstrip()
            hint = "put the whole value in quotes, or a space after the # if it is a comment"
            message = f'"{shorten(lost, 40)}" is lost, because # starts a comment'
            yield Finding("AP106", "error", message, hint=hint, location=lines.locate(hash_start, len(lost)))


def _find_lost_items(text: str, tree: Tree, lines: LineIndex) -> Iterator[Finding]:
    """Find each line that starts with a dash but is part of the item above, because it is further in."""
    for start, end in tree.dashed_spans:
        if text[start] in "'\"|>":
            continue
        for match in re.compile(_DASH_IN_TEXT).finditer(text, start, end):
            message = "this dash does not start an item, because its line continues the text above"
            hint = "put it directly under the dash above"
            yield Finding("AP118", "warning", message, hint=hint, location=lines.locate(match.start("mark")))


def _is_cut_at(text: str, start: int, read_to: int, hash_start: int) -> bool:
    """Return True if a `#` cuts its line off: there is text before it, and no comment has started since that text."""
    before = text[start:hash_start].strip(" \t")
    return bool(before) and not re.search(_COMMENT, text[max(read_to, start) : hash_start])


def _is_quoted(text: str, tree: Tree, offset: int) -> bool:
    span = tree.find_text_span(offset)
    return span is not None and text[span[0]] in "'\"|>"


def _format_code_point(character: str) -> str:
    return f"U+{ord(character):04X}"
