"""What is typed or pasted into a command that writes, made fit for a plan."""

from __future__ import annotations

from unicodedata import category

from actionplan.cli.errors import NO, Fault

_MEND = {"\r\n": "\n", "\t": " ", "\u200b": "", "\u2060": "", "\ufeff": "", "\u00ad": ""}
"""What comes along from spreadsheets and web pages, and says nothing: tabs, and characters without any width."""

_ODD = {*map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))), "\ufffe", "\uffff"}
"""What turns the words after it round, and what is no character."""


def typed(words: object, name: str) -> object:
    """A text with line feeds for line ends, and nothing round it; what is no text as it is.

    One with a character that cannot be seen, line breaks aside, is refused: most plans could not hold it.
    """
    if isinstance(words, tuple):
        return tuple(typed(each, name) for each in words)
    if not isinstance(words, str):
        return words
    for before, after in _MEND.items():
        words = words.replace(before, after)
    for each in words:
        if each != "\n" and (category(each) in {"Cc", "Cs", "Zl", "Zp"} or each in _ODD):
            raise Fault(
                f"The {name.replace('_', ' ')} has an invisible character in it (U+{ord(each):04X}). "
                "Nothing was written. Type it again without.",
                NO,
            )
    return words.strip()
