"""Refs that are numbers like 1.2, and their order."""

from __future__ import annotations

import re
from functools import cache

_NUMBER_PATTERN = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})*")


@cache
def is_number(ref: str) -> bool:
    """Return True if a ref is made of numbers and full stops, so that it has a place in an order."""
    return bool(_NUMBER_PATTERN.fullmatch(ref))


def parse_number(ref: str) -> tuple[int, ...]:
    """Return the key that sorts a number: 1.9 comes before 1.10."""
    return tuple(map(int, ref.split(".")))
