"""What is said of marks: quotation marks, brackets, and what means something else at the start of a text."""

from __future__ import annotations

from actionplan.source.errors.layout import Row, above
from actionplan.source.errors.seen import ALIGN, QUOTE, Said, Seen

_CLOSERS = {"[": "]", "{": "}"}
_OTHERS = {'"': "single", "'": "double"}


def after_value(seen: Seen, here: Row) -> Said:
    """Text behind what YAML took for the end of a value."""
    before = seen.text[here.start : seen.at].rstrip()
    value = here.start + here.value
    opener = seen.text[value : value + 1]
    if before[-1:] in ("'", '"'):
        quote = before[-1]
        if opener != quote or quote not in seen.text[value + 1 : seen.at]:
            return _closed_too_late(seen, here, quote)
        hint = f"put {_OTHERS[quote]} quotes round the whole of it"
        return Said("text goes on after its closing quotation mark", hint, seen.at)
    if opener in _CLOSERS:
        kind = "a list" if opener == "[" else "keys"
        message = f'"{opener}" makes {kind} of what it holds, and text goes on after "{_CLOSERS[opener]}"'
        return Said(message, QUOTE, value)
    if opener and opener in "*&!":
        return leading(seen._replace(began=value))
    return Said("this is not in line with what stands above", ALIGN, seen.at)


def _closed_too_late(seen: Seen, here: Row, quote: str) -> Said:
    """A quotation mark that closes what a line above opened."""
    for each in above(seen.lines, here.number):
        value = seen.lines.line(each.number)[each.value :]
        if value.startswith(quote) and value.count(quote) % 2:
            return Said("this quotation mark is not closed in its line", "close it", each.start + each.value)
    return Said("text goes on after its closing quotation mark", QUOTE, seen.at)


def unclosed_quote(seen: Seen) -> Said:
    """A quotation mark that nothing closes before the file ends."""
    return Said("this quotation mark is never closed", "close it", seen.began)


def backslash(seen: Seen) -> Said:
    """A backslash that YAML cannot make a character of."""
    return Said("a backslash has a meaning of its own between double quotes", "use single quotes", seen.began)


def brackets(seen: Seen) -> Said:
    """Brackets that YAML could not read to their end."""
    opener = seen.text[seen.began : seen.began + 1]
    closer = _CLOSERS.get(opener, "its other half")
    if closer in seen.rest(seen.at) and seen.lines.number(seen.began) == seen.lines.number(seen.at):
        return Said("a comma is missing here", 'put one, or quotes round a text that has ": " in it', seen.at)
    return Said(f"this {opener} is not closed", f"close it with {closer}, or {QUOTE} if it is part of it", seen.began)


def leading(seen: Seen) -> Said:
    """A character that means something else at the start of a text."""
    mark = seen.text[seen.began : seen.began + 1]
    if mark == "*" and seen.began == seen.row(seen.began).first:
        return Said('"*" starts this line, and a list wants a hyphen', 'write "-" for it, and a space', seen.began)
    return Said(f'"{mark}" cannot start a text', QUOTE, seen.began)


def missing(seen: Seen) -> Said:
    """Nothing, or a mark, where a text was wanted."""
    here = seen.row(seen.at)
    if seen.at == here.start + here.value and seen.rest(seen.at):
        return leading(seen._replace(began=seen.at))
    return Said("something is missing here", "write the word, or close the bracket", seen.at)


def block_text(seen: Seen) -> Said:
    """Text where only | or > may stand."""
    sign = seen.text[seen.began]
    hint = f"start it in the next line, or {QUOTE} if the sign is part of it"
    return Said(f"text stands in the same line as {sign}", hint, seen.began)


def list_in_line(seen: Seen) -> Said:
    """A list's dash behind a key."""
    hint = f"start it in the next line, or {QUOTE} if the dash is part of it"
    return Said("a list cannot start in the line of its key", hint, seen.at)


def percent(seen: Seen) -> Said:
    """A line that YAML takes for a word to itself."""
    return Said("a line cannot start with %", QUOTE, seen.began)
