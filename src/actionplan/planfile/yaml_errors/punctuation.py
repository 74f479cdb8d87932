"""What is said of marks: quotation marks, brackets, and what means something else at the start of a text.

What was seen where YAML gave up, and what is said of it.
"""

from __future__ import annotations

from typing import NamedTuple

from actionplan.planfile.text import LineIndex
from actionplan.planfile.yaml_errors.lines import LineParts, iter_lines_above, parse_line

QUOTE_HINT = "put the whole of the text in quotes"
ALIGN_HINT = "give it as many spaces as the line it belongs beside"


class ErrorSite(NamedTuple):
    """Where YAML gave up (`at`), and where what it could not finish `began`: the same place, where it began nothing."""

    text: str
    lines: LineIndex
    at: int
    began: int

    def parse_line_at(self, offset: int) -> LineParts:
        """The row of an offset."""
        return parse_line(self.lines, self.lines.find_line_number(offset))

    def get_rest(self, offset: int) -> str:
        """What stands in a line from an offset on."""
        line = self.parse_line_at(offset)
        return self.lines.get_line(line.number)[offset - line.start :]


class Advice(NamedTuple):
    """What to say, what to do, and the place where it is to be done."""

    message: str
    hint: str
    at: int


def truncate(text: str) -> str:
    """A text that is not too long for a sentence."""
    return text if len(text) <= 60 else text[:59] + "…"


_CLOSERS = {"[": "]", "{": "}"}
_OTHER_QUOTES = {'"': "single", "'": "double"}


def explain_text_after_value(site: ErrorSite, here: LineParts) -> Advice:
    """Text behind what YAML took for the end of a value."""
    before = site.text[here.start : site.at].rstrip()
    value = here.start + here.value_column
    opener = site.text[value : value + 1]
    if before[-1:] in ("'", '"'):
        quote = before[-1]
        if opener != quote or quote not in site.text[value + 1 : site.at]:
            return _explain_late_quote(site, here, quote)
        hint = f"put {_OTHER_QUOTES[quote]} quotes round the whole of it"
        return Advice("text goes on after its closing quotation mark", hint, site.at)
    if opener in _CLOSERS:
        kind = "a list" if opener == "[" else "keys"
        message = f'"{opener}" makes {kind} of what it holds, and text goes on after "{_CLOSERS[opener]}"'
        return Advice(message, QUOTE_HINT, value)
    if opener and opener in "*&!":
        return explain_leading_character(site._replace(began=value))
    return Advice("this is not in line with what stands above", ALIGN_HINT, site.at)


def _explain_late_quote(site: ErrorSite, here: LineParts, quote: str) -> Advice:
    """A quotation mark that closes what a line above opened."""
    for each in iter_lines_above(site.lines, here.number):
        value = site.lines.get_line(each.number)[each.value_column :]
        if value.startswith(quote) and value.count(quote) % 2:
            return Advice("this quotation mark is not closed in its line", "close it", each.start + each.value_column)
    return Advice("text goes on after its closing quotation mark", QUOTE_HINT, site.at)


def explain_unclosed_quote(site: ErrorSite) -> Advice:
    """A quotation mark that nothing closes before the file ends."""
    return Advice("this quotation mark is never closed", "close it", site.began)


def explain_backslash(site: ErrorSite) -> Advice:
    """A backslash that YAML cannot make a character of."""
    return Advice("a backslash has a meaning of its own between double quotes", "use single quotes", site.began)


def explain_brackets(site: ErrorSite) -> Advice:
    """Brackets that YAML could not read to their end."""
    opener = site.text[site.began : site.began + 1]
    closer = _CLOSERS.get(opener, "its other half")
    if closer in site.get_rest(site.at) and site.lines.find_line_number(site.began) == site.lines.find_line_number(
        site.at
    ):
        return Advice("a comma is missing here", 'put one, or quotes round a text that has ": " in it', site.at)
    return Advice(
        f"this {opener} is not closed", f"close it with {closer}, or {QUOTE_HINT} if it is part of it", site.began
    )


def explain_leading_character(site: ErrorSite) -> Advice:
    """A character that means something else at the start of a text."""
    mark = site.text[site.began : site.began + 1]
    if mark == "*" and site.began == site.parse_line_at(site.began).first_offset:
        return Advice('"*" starts this line, and a list wants a hyphen', 'write "-" for it, and a space', site.began)
    return Advice(f'"{mark}" cannot start a text', QUOTE_HINT, site.began)


def explain_missing_value(site: ErrorSite) -> Advice:
    """Nothing, or a mark, where a text was wanted."""
    here = site.parse_line_at(site.at)
    if site.at == here.start + here.value_column and site.get_rest(site.at):
        return explain_leading_character(site._replace(began=site.at))
    return Advice("something is missing here", "write the word, or close the bracket", site.at)


def explain_block_text(site: ErrorSite) -> Advice:
    """Text where only | or > may stand."""
    sign = site.text[site.began]
    hint = f"start it in the next line, or {QUOTE_HINT} if the sign is part of it"
    return Advice(f"text stands in the same line as {sign}", hint, site.began)


def explain_inline_list(site: ErrorSite) -> Advice:
    """A list's dash behind a key."""
    hint = f"start it in the next line, or {QUOTE_HINT} if the dash is part of it"
    return Advice("a list cannot start in the line of its key", hint, site.at)


def explain_percent(site: ErrorSite) -> Advice:
    """A line that YAML takes for a word to itself."""
    return Advice("a line cannot start with %", QUOTE_HINT, site.began)
