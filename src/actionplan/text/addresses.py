"""Addresses in a text that can be followed: of web pages and of mail."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_MAX_ADDRESS_LENGTH = 2000
"""Excel opens no longer address."""

_EMAIL_PATTERN = r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"
_ADDRESS_PATTERN = rf"""https?://[^\s<>"]+[^\s<>"),.;:!?']|{_EMAIL_PATTERN}"""


class Address(NamedTuple):
    """An address: where it begins and ends in a text, and what a link to it says."""

    start: int
    end: int
    target: str


def is_email(text: str) -> bool:
    """Return True if a text is one email address, and nothing else."""
    return re.fullmatch(_EMAIL_PATTERN, text) is not None


def iter_addresses(text: str) -> Iterator[Address]:
    """Yield the addresses in a text that can be followed. A text with hidden characters has none."""
    if not ("://" in text or "@" in text) or not text.isprintable():
        return
    for match in re.finditer(_ADDRESS_PATTERN, text):
        target = match[0] if "://" in match[0] else f"mailto:{match[0]}"
        if len(target) <= _MAX_ADDRESS_LENGTH:
            yield Address(match.start(), match.end(), target)
