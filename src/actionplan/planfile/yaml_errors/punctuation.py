"""Explain faults of punctuation: quotation marks, brackets, and characters that mean something else before a text."""

from __future__ import annotations

from actionplan.planfile.text_checks.smart_quotes import HYPHEN_HINT
from actionplan.planfile.yaml_errors.error_site import ALIGN_HINT, QUOTE_HINT, Advice, ErrorSite
from actionplan.planfile.yaml_errors.line_parts import LineParts, iter_lines_above

_CLOSERS = {"[": "]", "{": "}"}
_OTHER_QUOTES = {'"': "single", "'": "double"}


def explain_text_after_value(site: ErrorSite, line: LineParts) -> Advice:
    """Explain text after the place where YAML saw the end of a value."""
    before = site.text[line.start : site.at].rstrip()
    value = line.start + line.value_column
    opener = site.text[value : value + 1]
    if before[-1:] in ("'", '"'):
        quote = before[-1]
        if opener != quote or quote not in site.text[value + 1 : site.at]:
            return _explain_late_quote(site, line, quote)
        hint = f"put {_OTHER_QUOTES[quote]} quotes round the whole text"
        return Advice("there is text after the closing quotation mark", hint, site.at)
    if opener in _CLOSERS:
        kind = "a list" if opener == "[" else "a set of keys"
        message = f'"{opener}" starts {kind}, but there is text after its "{_CLOSERS[opener]}"'
        return Advice(message, QUOTE_HINT, value)
    if opener and opener in "*&!":
        return explain_leading_character(site._replace(began=value))
    return Advice("this does not line up with anything above", ALIGN_HINT, site.at)


def _explain_late_quote(site: ErrorSite, line: LineParts, quote: str) -> Advice:
    """Explain a quotation mark that closes what a line above opened."""
    for above in iter_lines_above(site.lines, line.number):
        value = site.lines.get_line(above.number)[above.value_column :]
        if value.startswith(quote) and value.count(quote) % 2:
            return Advice("this quotation mark is not closed on its line", "close it", above.start + above.value_column)
    return Advice("there is text after the closing quotation mark", QUOTE_HINT, site.at)


def explain_unclosed_quote(site: ErrorSite) -> Advice:
    """Explain a quotation mark that nothing closes before the file ends."""
    return Advice("this quotation mark is never closed", "close it", site.began)


def explain_backslash(site: ErrorSite) -> Advice:
    """Explain a backslash that YAML cannot read as part of a character."""
    return Advice("a backslash has a special meaning in double quotes", "use single quotes", site.began)


def explain_brackets(site: ErrorSite) -> Advice:
    """Explain brackets that YAML could not read to their end."""
    opener = site.text[site.began : site.began + 1]
    closer = _CLOSERS.get(opener, "its other half")
    line_numbers = {site.lines.find_line_number(offset) for offset in (site.began, site.at)}
    if closer in site.get_rest(site.at) and len(line_numbers) == 1:
        return Advice("a comma is missing here", 'add one, or put quotes round a text that has ": " in it', site.at)
    hint = f"close it with {closer}, or {QUOTE_HINT} if it is part of it"
    return Advice(f"this {opener} is never closed", hint, site.began)


def explain_leading_character(site: ErrorSite) -> Advice:
    """Explain a character that means something else at the start of a text."""
    mark = site.text[site.began : site.began + 1]
    if mark == "*" and site.began == site.parse_line_at(site.began).first_offset:
        message = '"*" starts this line, but an item of a list starts with a hyphen'
        return Advice(message, HYPHEN_HINT, site.began)
    return Advice(f'"{mark}" cannot start a text', QUOTE_HINT, site.began)


def explain_missing_value(site: ErrorSite) -> Advice:
    """Explain nothing, or a punctuation mark, in place of a text."""
    line = site.parse_line_at(site.at)
    if site.at == line.start + line.value_column and site.get_rest(site.at):
        return explain_leading_character(site._replace(began=site.at))
    return Advice("something is missing here", "write the missing text, or close the bracket", site.at)


def explain_block_text(site: ErrorSite) -> Advice:
    """Explain text after | or > on the same line."""
    sign = site.text[site.began]
    hint = f"start it on the next line, or {QUOTE_HINT} if the sign is part of it"
    return Advice(f"a text cannot be on the same line as {sign}", hint, site.began)


def explain_inline_list(site: ErrorSite) -> Advice:
    """Explain a list's dash after a key on the same line."""
    hint = f"start it on the next line, or {QUOTE_HINT} if the dash is part of it"
    return Advice("a list cannot start on the same line as its key", hint, site.at)


def explain_percent(site: ErrorSite) -> Advice:
    """Explain a line that YAML takes for an instruction to itself."""
    return Advice("a line cannot start with %", QUOTE_HINT, site.began)
