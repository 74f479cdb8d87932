"""What nobody sees in the text and YAML passes over without a word: odd spaces, lost words, odd characters.

The text is searched first, which is quick; the tree then tells what stands inside quotes, where it does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from actionplan.findings import Finding, build_findings
from actionplan.planfile.text import FORBIDDEN_PATTERN, SEPARATORS, LineIndex
from actionplan.planfile.tree import Tree

_ODD_SPACES = "\u00a0\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\ufeff"
"""Characters that look like a space, or like nothing, and are letters to YAML (as they stand in a regular set)."""

# Patterns are compiled where they are first used: most plans need few of them.
_ODD_SPACE = f"[{_ODD_SPACES}]"
_ODD_SPACE_IN_STRUCTURE = rf"(?m)^[ \t]*(?:-[ \t]+)*(?:-|\w+:)?(?=[{_ODD_SPACES}])"
_HASH_AND_WORD = r"#(?!(?i:actionplan:))\w"
_COMMENT = r"(?:^|[ \t])#"
_DASH_IN_TEXT = r"(?<=[\r\n]) *(?P<mark>-) "

RETYPE_HINT = "delete it and type the space again"

_INVISIBLE = "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
"""Of those and others, what no screen shows at all."""

_CHARACTER_NAMES = {
    "\u00a0": "a no-break space",
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\ufeff": "an invisible byte order mark",
}


def find_invisible_faults(text: str, tree: Tree, lines: LineIndex, last_line: int | None = None) -> Iterator[Finding]:
    """All of it; up to the `last` line that could be read, where YAML gave up there."""
    end = len(text) if last_line is None else lines.get_start(last_line)
    if tree.has_forbidden:
        yield from find_control_characters(text, lines)
    yield from _find_lost_text(text, end, tree, lines)
    yield from _find_lost_items(text, tree, lines)
    if not text.isascii():
        yield from _find_odd_spaces(text, end if last_line is None else lines.get_start(last_line + 1), tree, lines)
        yield from _find_separators(text, lines)


def find_control_characters(text: str, lines: LineIndex) -> Iterator[Finding]:
    """The control characters that no YAML file may hold."""

    def report(found: re.Match[str]) -> Finding:
        message = f"an invisible control character ({_format_code_point(found[0][0])}) stands here, perhaps from Word"
        return Finding("AP103", "error", message, hint="delete it", position=lines.locate(found.start(), len(found[0])))

    return build_findings(re.finditer(f"{FORBIDDEN_PATTERN}+", text), report)


def describe_odd_space(character: str) -> str:
    """The sentence for an odd space where a plain one would shape the plan."""
    name = _CHARACTER_NAMES.get(character, f"an odd kind of space ({_format_code_point(character)})")
    return f"{name} stands here where YAML wants an ordinary space"


def find_odd_space(text: str) -> tuple[int, int] | None:
    """The span of a text's first odd space."""
    found = re.search(_ODD_SPACE, text)
    return found.span() if found else None


def find_invisible_character(text: str) -> tuple[tuple[int, int], str] | None:
    """The span of a text's first character that no screen shows, and what it is called."""
    found = None if text.isascii() else re.search(_INVISIBLE, text)
    return (
        (found.span(), _CHARACTER_NAMES.get(found[0], f"an invisible character ({_format_code_point(found[0])})"))
        if found
        else None
    )


def _find_odd_spaces(text: str, end: int, tree: Tree, lines: LineIndex) -> Iterator[Finding]:
    """Odd spaces where a plain one would shape the plan: in the indentation, after a list's dash or a key's colon."""
    if not re.search(_ODD_SPACE, text):
        return
    for found in re.compile(_ODD_SPACE_IN_STRUCTURE).finditer(text, 0, end):
        at = found.end()
        if not _is_quoted(text, tree, at):
            yield Finding("AP105", "error", describe_odd_space(text[at]), hint=RETYPE_HINT, position=lines.locate(at))


def _find_separators(text: str, lines: LineIndex) -> Iterator[Finding]:
    def report(found: re.Match[str]) -> Finding:
        message = f"an invisible line separator ({_format_code_point(found[0])}) ends the line here, perhaps from Word"
        return Finding("AP114", "error", message, hint="delete it", position=lines.locate(found.start()))

    return build_findings(re.finditer(f"[{SEPARATORS}]", text), report)


def _find_lost_text(text: str, end: int, tree: Tree, lines: LineIndex) -> Iterator[Finding]:
    """Each `#` straight before a word at which YAML stopped reading a line, unlike the `# ` of a comment."""
    at, pattern = 0, re.compile(_HASH_AND_WORD)
    while found := pattern.search(text, at, end):
        hash_at, read = found.start(), tree.find_end_before(found.start())
        if read > hash_at:
            at = read
            continue
        line = lines.find_line_number(hash_at)
        at = lines.get_start(line + 1)
        if _is_cut_at(text, lines.get_start(line), read, hash_at):
            lost = text[hash_at:at].rstrip()
            hint = "put the whole value in quotes, or a space after the # of a comment"
            message = f'"{_shorten(lost)}" is lost, because # starts a comment'
            yield Finding("AP106", "error", message, hint=hint, position=lines.locate(hash_at, len(lost)))


def _find_lost_items(text: str, tree: Tree, lines: LineIndex) -> Iterator[Finding]:
    """Each line that starts with a dash and is part of the item above, for it is further in than that one's dash."""
    for start, end in tree.dashed_spans:
        if text[start] in "'\"|>":
            continue
        for found in re.compile(_DASH_IN_TEXT).finditer(text, start, end):
            message = "this dash starts no item: its line goes on from the text above"
            hint = "put it straight under the dash above"
            yield Finding("AP118", "warning", message, hint=hint, position=lines.locate(found.start("mark")))


def _is_cut_at(text: str, start: int, read_to: int, at: int) -> bool:
    """Whether a `#` ends what is read of its line: something stands before it, and no comment since what was read."""
    return bool(text[start:at].strip(" \t")) and not re.search(_COMMENT, text[max(read_to, start) : at])


def _is_quoted(text: str, tree: Tree, at: int) -> bool:
    stands = tree.find_text_span(at)
    return stands is not None and text[stands[0]] in "'\"|>"


def _format_code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def _shorten(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
