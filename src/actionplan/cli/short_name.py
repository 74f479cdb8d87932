"""A plan's short name, made from its authority or title: "hertsmere", as other plans write in hertsmere:1.2b."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

_KIND = re.compile(
    r"\b(?:(?:royal|london|metropolitan) borough|borough|city|county|district|parish|town|council|of|the|and)\b"
)
"""What councils are called beside their own name."""


def short_name(authority: str, title: str) -> str:
    """Lower case letters and hyphens: those of the authority, else of the title."""
    return _hyphened(authority) or _hyphened(title) or "plan"


def _hyphened(words: str) -> str:
    parted = normalize("NFKD", words.casefold())
    plain = "".join(each for each in parted if not combining(each) and each not in "'’")
    return "-".join(re.findall(r"[^\W\d_]+", _KIND.sub(" ", plain)))
