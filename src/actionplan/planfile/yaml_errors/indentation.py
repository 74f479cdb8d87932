"""What is said of lines: one whose spaces put it beside nothing, and one that is neither a key nor an item."""

from __future__ import annotations

import re

from actionplan.planfile.schema import collect_key_names, is_sibling_key
from actionplan.planfile.yaml_errors.lines import LineParts, OpenCollection, iter_lines_above, iter_open_collections
from actionplan.planfile.yaml_errors.punctuation import (
    ALIGN_HINT,
    QUOTE_HINT,
    Advice,
    ErrorSite,
    explain_text_after_value,
    truncate,
)
from actionplan.text.english import format_count

_BLOCK_TEXT = re.compile(r"[|>][+-]?\d?[+-]? *(?:#.*)?$")
_WORD = re.compile(r"(\w+)(:?)\s*([=:：﹕]?)\s*(.*)")
_NO_COLLECTION = OpenCollection(-1, is_dash=False, key="")


def explain_colon(site: ErrorSite) -> Advice:
    """A key where none can be: a second one in a line, one under a text, or one after a line that wants a colon."""
    here = site.parse_line_at(site.at)
    if not here.key or here.start + here.key_column + len(here.key) < site.at:
        return Advice('": " stands twice in this line, and so makes a key of its text', QUOTE_HINT, site.at)
    rows = iter_lines_above(site.lines, here.number)
    nearest = next(rows, here)
    if glued := _explain_glued_dash(here, nearest):
        return glued
    slip = None if nearest.key else _explain_key_typo(site, nearest.start + nearest.value_column, here.key)
    if slip:
        return slip
    if here.key not in collect_key_names():
        return Advice('this line goes on from the text above, and its ": " makes a key of it', QUOTE_HINT, site.at)
    owner = next((each for each in (nearest, *rows) if each.key or each.dash_column >= 0), nearest)
    if owner.key and here.dash_column >= 0:
        message = f'an item of a list stands under "{owner.key}", which has a text'
        return Advice(message, "put it under the key whose list it is", here.first_offset)
    if owner.key:
        return _explain_spaces(here, OpenCollection(owner.key_column, is_dash=False, key=owner.key))
    return Advice(
        f'"{here.key}" stands under a text', "give it fewer spaces, or a dash if it is an item", here.first_offset
    )


def explain_missing_colon(site: ErrorSite) -> Advice:
    """A line by itself where a key or an item was wanted."""
    here = site.parse_line_at(site.began)
    if re.match(r"-[^\s-]", site.get_rest(site.began)):
        return Advice("a dash needs a space after it", "put one", site.began)
    beside = next(
        (each for each in iter_open_collections(site.lines, here.number) if each.column <= here.indent), _NO_COLLECTION
    )
    slip = _explain_key_typo(site, site.began, beside.key if beside.column == here.indent else "")
    if slip:
        return slip
    nearest = next(iter_lines_above(site.lines, here.number), here)
    line = site.lines.get_line(nearest.number)
    if nearest.number < here.number and _BLOCK_TEXT.match(line, nearest.value_column):
        sign = line[nearest.value_column]
        wanted = format_count(max(nearest.indent, nearest.key_column, nearest.dash_column) + 2, "space")
        return Advice(f"a text under {sign} needs more spaces before it than its key", f"give it {wanted}", site.began)
    if beside.is_dash and beside.column == here.indent:
        message, hint = "the items above start with a dash, and this line does not", 'put "- " before it'
    else:
        message, hint = "this is neither a key nor in line with a text above", "write a colon and a space after its key"
    return Advice(message, f"{hint}, or more spaces if it goes on from the line above", site.began)


def _explain_key_typo(site: ErrorSite, at: int, sibling: str) -> Advice | None:
    """A word that would be a key beside another one, but for its colon, or for the space after that."""
    found = _WORD.match(site.get_rest(at))
    if not found or not is_sibling_key(found[1], sibling):
        return None
    meant = truncate(f"{found[1]}: {found[4]}".strip())
    if found[2]:
        return Advice("a colon needs a space after it", f'write "{meant}"', at + found.end(1))
    if found[3] and found[3] in "：﹕":
        return Advice(f'"{found[3]}" is no colon to YAML', f'write "{meant}"', at + found.start(3))
    return Advice(f'"{found[1]}" has no colon after it', f'write "{meant}"', at)


def explain_misplaced(site: ErrorSite) -> Advice:
    """What YAML met where a list or keys should have gone on, or ended."""
    here = site.parse_line_at(site.at)
    if site.text[site.at : site.at + 1] in ("]", "}"):
        return Advice("this bracket closes nothing", "delete it", site.at)
    return _explain_misplaced_line(site, here) if site.at == here.first_offset else explain_text_after_value(site, here)


def _explain_glued_dash(*rows: LineParts) -> Advice | None:
    """A key with a dash straight before it, so that no item starts there."""
    glued = (each for each in rows if each.key[:1] == "-" and each.key[1:] in collect_key_names())
    return next((Advice("a dash needs a space after it", "put one", each.first_offset) for each in glued), None)


def _explain_misplaced_line(site: ErrorSite, here: LineParts) -> Advice:
    """A line whose spaces are those of no line above it, or that is an item among keys, or a key among items."""
    if glued := _explain_glued_dash(here, next(iter_lines_above(site.lines, here.number), here)):
        return glued
    is_dash = here.dash_column >= 0
    around = list(iter_open_collections(site.lines, here.number))
    if is_dash and any(each.column == here.indent and not each.is_dash for each in around):
        hint = "take its dash away, or put it under the key whose list it is"
        return Advice("an item of a list stands here among keys", hint, site.at)
    if here.key and not is_dash and any(each.column == here.indent and each.is_dash for each in around):
        hint = 'start it with "- ", or give it the spaces of the keys it belongs to'
        return Advice("a key stands here among the items of a list", hint, site.at)
    alike = [each for each in around if each.is_dash == is_dash]
    if not alike or not (here.key or is_dash):
        return Advice("this is not in line with what stands above", ALIGN_HINT, site.at)
    return _explain_spaces(here, min(alike, key=lambda each: abs(each.column - here.indent)))


def _explain_spaces(here: LineParts, other: OpenCollection) -> Advice:
    """A line that has a few spaces more or less than the one it was meant to stand beside."""
    its, others = _format_spaces(here.indent), other.column
    called = "this dash" if here.dash_column >= 0 else f'"{here.key}"'
    message = f"{called} has {its} before it, and {other.label} above it {others or 'none'}"
    return Advice(message, ALIGN_HINT, here.first_offset)


def _format_spaces(spaces: int) -> str:
    return format_count(spaces, "space") if spaces else "no spaces"
