"""Explain faults of indentation: a line that does not line up, and a line that is neither a key nor an item."""

from __future__ import annotations

import re

from actionplan.planfile.schema import collect_key_names, is_sibling_key
from actionplan.planfile.yaml_errors.error_site import ALIGN_HINT, QUOTE_HINT, Advice, ErrorSite, truncate
from actionplan.planfile.yaml_errors.line_parts import (
    LineParts,
    OpenCollection,
    iter_lines_above,
    iter_open_collections,
)
from actionplan.planfile.yaml_errors.punctuation import explain_text_after_value
from actionplan.text.english import format_count

_BLOCK_TEXT = re.compile(r"[|>][+-]?\d?[+-]? *(?:#.*)?$")
_WORD = re.compile(r"(\w+)(:?)\s*([=:：﹕]?)\s*(.*)")
_NO_COLLECTION = OpenCollection(-1, is_dash=False, key="")


def explain_colon(site: ErrorSite) -> Advice:
    """Explain a key where none can be: a second one in a line, one under a text, or one after a missing colon."""
    line = site.parse_line_at(site.at)
    if not line.key or line.start + line.key_column + len(line.key) < site.at:
        return Advice('this line has ": " twice, so YAML takes part of the text for a key', QUOTE_HINT, site.at)
    lines_above = iter_lines_above(site.lines, line.number)
    nearest = next(lines_above, line)
    if glued := _explain_glued_dash(line, nearest):
        return glued
    typo = None if nearest.key else _explain_key_typo(site, nearest.start + nearest.value_column, line.key)
    if typo:
        return typo
    if line.key not in collect_key_names():
        message = 'this line continues the text above, but YAML takes part of it for a key because of its ": "'
        return Advice(message, QUOTE_HINT, site.at)
    owner = next((above for above in (nearest, *lines_above) if above.key or above.dash_column >= 0), nearest)
    if owner.key and line.dash_column >= 0:
        message = f'"{owner.key}" has a text, so a list cannot start under it'
        return Advice(message, "put the list under the key that it belongs to", line.first_offset)
    if owner.key:
        return _explain_spaces(line, OpenCollection(owner.key_column, is_dash=False, key=owner.key))
    hint = "give it fewer spaces, or a dash if it is an item"
    return Advice(f'the key "{line.key}" is under a text', hint, line.first_offset)


def explain_missing_colon(site: ErrorSite) -> Advice:
    """Explain a line that is neither a key nor an item, where YAML needs one or the other."""
    line = site.parse_line_at(site.began)
    if re.match(r"-[^\s-]", site.get_rest(site.began)):
        return Advice("a dash needs a space after it", "add one", site.began)
    collections = iter_open_collections(site.lines, line.number)
    beside = next((collection for collection in collections if collection.column <= line.indent), _NO_COLLECTION)
    typo = _explain_key_typo(site, site.began, beside.key if beside.column == line.indent else "")
    if typo:
        return typo
    nearest = next(iter_lines_above(site.lines, line.number), line)
    text_above = site.lines.get_line(nearest.number)
    if nearest.number < line.number and _BLOCK_TEXT.match(text_above, nearest.value_column):
        sign = text_above[nearest.value_column]
        spaces = format_count(max(nearest.indent, nearest.key_column, nearest.dash_column) + 2, "space")
        return Advice(f"a text under {sign} needs more spaces before it than its key", f"give it {spaces}", site.began)
    if beside.is_dash and beside.column == line.indent:
        message, hint = "the items above start with a dash, but this line does not", 'put "- " before it'
    else:
        message, hint = (
            "this line is neither a key nor part of the text above",
            "write a colon and a space after its key",
        )
    return Advice(message, f"{hint}, or give it more spaces if it continues the line above", site.began)


def _explain_key_typo(site: ErrorSite, offset: int, sibling: str) -> Advice | None:
    """Explain a word that would be a key beside another, if it had a colon, or a space after its colon."""
    match = _WORD.match(site.get_rest(offset))
    if not match or not is_sibling_key(match[1], sibling):
        return None
    hint = f'write "{truncate(f"{match[1]}: {match[4]}".strip())}"'
    if match[2]:
        return Advice("a colon needs a space after it", hint, offset + match.end(1))
    if match[3] and match[3] in "：﹕":
        return Advice(f'YAML does not read "{match[3]}" as a colon', hint, offset + match.start(3))
    return Advice(f'"{match[1]}" has no colon after it', hint, offset)


def explain_misplaced(site: ErrorSite) -> Advice:
    """Explain what YAML met in place of the next item or key, or of the end."""
    line = site.parse_line_at(site.at)
    if site.text[site.at : site.at + 1] in ("]", "}"):
        return Advice("this bracket closes nothing", "delete it", site.at)
    return _explain_misplaced_line(site, line) if site.at == line.first_offset else explain_text_after_value(site, line)


def _explain_glued_dash(*lines: LineParts) -> Advice | None:
    """Explain a dash directly before a key, which starts no item."""
    glued = (line for line in lines if line.key[:1] == "-" and line.key[1:] in collect_key_names())
    return next((Advice("a dash needs a space after it", "add one", line.first_offset) for line in glued), None)


def _explain_misplaced_line(site: ErrorSite, line: LineParts) -> Advice:
    """Explain a line that does not line up with any above, an item among keys, or a key among items."""
    if glued := _explain_glued_dash(line, next(iter_lines_above(site.lines, line.number), line)):
        return glued
    is_dash = line.dash_column >= 0
    collections = list(iter_open_collections(site.lines, line.number))
    if is_dash and any(collection.column == line.indent and not collection.is_dash for collection in collections):
        hint = "remove its dash, or put it under the key whose list it belongs to"
        return Advice("an item of a list cannot be among keys", hint, site.at)
    if (
        line.key
        and not is_dash
        and any(collection.column == line.indent and collection.is_dash for collection in collections)
    ):
        hint = 'start it with "- ", or give it as many spaces as the keys it belongs with'
        return Advice("a key cannot be among the items of a list", hint, site.at)
    alike = [collection for collection in collections if collection.is_dash == is_dash]
    if not alike or not (line.key or is_dash):
        return Advice("this does not line up with anything above", ALIGN_HINT, site.at)
    return _explain_spaces(line, min(alike, key=lambda collection: abs(collection.column - line.indent)))


def _explain_spaces(line: LineParts, other: OpenCollection) -> Advice:
    """Explain a line that has a few more or fewer spaces than the one it belongs with."""
    subject = "this dash" if line.dash_column >= 0 else f'"{line.key}"'
    spaces = format_count(line.indent, "space") if line.indent else "no spaces"
    message = f"{subject} has {spaces} before it, but {other.label} above it has {other.column or 'none'}"
    return Advice(message, ALIGN_HINT, line.first_offset)
