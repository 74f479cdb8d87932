"""The words that some options can take. Each list is that of the module that gives the words their meaning.

They are written here once more, because the help and completion must not import those modules; a test compares them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

RagChoice = Literal["red", "amber", "green"]

QuartersChoice = Literal["as written", "financial", "calendar"]

TemplateChoice = Literal["corporate", "plan-making"]

FindingsFormatChoice = Literal["text", "concise", "json", "github", "sarif", "junit"]

ReadingFormatChoice = Literal["text", "json"]


def make_choice(words: Iterable[str]) -> Any:
    """Make the type of a choice between words that are known only when the program runs."""
    return Literal.__getitem__(tuple(words))
