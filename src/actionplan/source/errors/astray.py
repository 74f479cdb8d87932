"""What is said of lines: one whose spaces put it beside nothing, and one that is neither a key nor an item."""

from __future__ import annotations

import re

from actionplan.english import count
from actionplan.source.errors.layout import Open, Row, above, opens
from actionplan.source.errors.marks import after_value
from actionplan.source.errors.seen import ALIGN, QUOTE, Said, Seen, short
from actionplan.source.shape import are_neighbours, key_names

_BLOCK_TEXT = re.compile(r"[|>][+-]?\d?[+-]? *(?:#.*)?$")
_WORD = re.compile(r"(\w+)(:?)\s*([=:：﹕]?)\s*(.*)")
_NOTHING = Open(-1, is_dash=False, key="")


def colon(seen: Seen) -> Said:
    """A key where none can be: a second one in a line, one under a text, or one after a line that wants a colon."""
    here = seen.row(seen.at)
    if not here.key or here.start + here.name + len(here.key) < seen.at:
        return Said('": " stands twice in this line, and so makes a key of its text', QUOTE, seen.at)
    rows = above(seen.lines, here.number)
    nearest = next(rows, here)
    if glued := _glued_dash(here, nearest):
        return glued
    slip = None if nearest.key else _slip_of_key(seen, nearest.start + nearest.value, here.key)
    if slip:
        return slip
    if here.key not in key_names():
        return Said('this line goes on from the text above, and its ": " makes a key of it', QUOTE, seen.at)
    owner = next((each for each in (nearest, *rows) if each.key or each.dash >= 0), nearest)
    if owner.key and here.dash >= 0:
        message = f'an item of a list stands under "{owner.key}", which has a text'
        return Said(message, "put it under the key whose list it is", here.first)
    if owner.key:
        return _spaces(here, Open(owner.name, is_dash=False, key=owner.key))
    return Said(f'"{here.key}" stands under a text', "give it fewer spaces, or a dash if it is an item", here.first)


def no_colon(seen: Seen) -> Said:
    """A line by itself where a key or an item was wanted."""
    here = seen.row(seen.began)
    if re.match(r"-[^\s-]", seen.rest(seen.began)):
        return Said("a dash needs a space after it", "put one", seen.began)
    beside = next((each for each in opens(seen.lines, here.number) if each.column <= here.mark), _NOTHING)
    slip = _slip_of_key(seen, seen.began, beside.key if beside.column == here.mark else "")
    if slip:
        return slip
    nearest = next(above(seen.lines, here.number), here)
    line = seen.lines.line(nearest.number)
    if nearest.number < here.number and _BLOCK_TEXT.match(line, nearest.value):
        sign = line[nearest.value]
        wanted = count(max(nearest.mark, nearest.name, nearest.dash) + 2, "space")
        return Said(f"a text under {sign} needs more spaces before it than its key", f"give it {wanted}", seen.began)
    if beside.is_dash and beside.column == here.mark:
        message, hint = "the items above start with a dash, and this line does not", 'put "- " before it'
    else:
        message, hint = "this is neither a key nor in line with a text above", "write a colon and a space after its key"
    return Said(message, f"{hint}, or more spaces if it goes on from the line above", seen.began)


def _slip_of_key(seen: Seen, at: int, beside: str) -> Said | None:
    """A word that would be a key beside another one, but for its colon, or for the space after that."""
    found = _WORD.match(seen.rest(at))
    if not found or not are_neighbours(found[1], beside):
        return None
    meant = short(f"{found[1]}: {found[4]}".strip())
    if found[2]:
        return Said("a colon needs a space after it", f'write "{meant}"', at + found.end(1))
    if found[3] and found[3] in "：﹕":
        return Said(f'"{found[3]}" is no colon to YAML', f'write "{meant}"', at + found.start(3))
    return Said(f'"{found[1]}" has no colon after it', f'write "{meant}"', at)


def out_of_place(seen: Seen) -> Said:
    """What YAML met where a list or keys should have gone on, or ended."""
    here = seen.row(seen.at)
    if seen.text[seen.at : seen.at + 1] in ("]", "}"):
        return Said("this bracket closes nothing", "delete it", seen.at)
    return _misplaced(seen, here) if seen.at == here.first else after_value(seen, here)


def _glued_dash(*rows: Row) -> Said | None:
    """A key with a dash straight before it, so that no item starts there."""
    glued = (each for each in rows if each.key[:1] == "-" and each.key[1:] in key_names())
    return next((Said("a dash needs a space after it", "put one", each.first) for each in glued), None)


def _misplaced(seen: Seen, here: Row) -> Said:
    """A line whose spaces are those of no line above it, or that is an item among keys, or a key among items."""
    if glued := _glued_dash(here, next(above(seen.lines, here.number), here)):
        return glued
    is_dash = here.dash >= 0
    around = list(opens(seen.lines, here.number))
    if is_dash and any(each.column == here.mark and not each.is_dash for each in around):
        hint = "take its dash away, or put it under the key whose list it is"
        return Said("an item of a list stands here among keys", hint, seen.at)
    if here.key and not is_dash and any(each.column == here.mark and each.is_dash for each in around):
        hint = 'start it with "- ", or give it the spaces of the keys it belongs to'
        return Said("a key stands here among the items of a list", hint, seen.at)
    alike = [each for each in around if each.is_dash == is_dash]
    if not alike or not (here.key or is_dash):
        return Said("this is not in line with what stands above", ALIGN, seen.at)
    return _spaces(here, min(alike, key=lambda each: abs(each.column - here.mark)))


def _spaces(here: Row, other: Open) -> Said:
    """A line that has a few spaces more or less than the one it was meant to stand beside."""
    its, others = _spoken(here.mark), other.column
    called = "this dash" if here.dash >= 0 else f'"{here.key}"'
    message = f"{called} has {its} before it, and {other.called} above it {others or 'none'}"
    return Said(message, ALIGN, here.first)


def _spoken(spaces: int) -> str:
    return count(spaces, "space") if spaces else "no spaces"
