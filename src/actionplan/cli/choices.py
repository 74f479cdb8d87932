"""The words that some options accept, as types that Typer understands.

The modules that give these words their meaning have the same lists. They are repeated here because help and completion
must not import those modules. A test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Literal

RagChoice = Literal["red", "amber", "green"]


class RatingChoice(StrEnum):
    """A RAG rating to look for, or that there is none. What can be repeated is an enumeration, as for sections."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    NONE = "none"


EventChoice = Literal[
    "note", "start", "complete", "measure", "revise", "decide", "suspend", "resume", "reassign", "delete", "happened"
]

RoleChoice = Literal["responsible", "accountable", "supporting"]

QuartersChoice = Literal["as written", "financial", "calendar"]

TemplateChoice = Literal["corporate", "plan-making"]

FindingsFormatChoice = Literal["text", "concise", "json", "github", "sarif", "junit", "gitlab", "md"]

ReadingFormatChoice = Literal["text", "json"]


class SectionChoice(StrEnum):
    """A section of `due`. What can be repeated is an enumeration, because Typer takes no list of literals."""

    DUE = "due"
    DUE_EARLIER = "due earlier"
    COULD_FINISH = "could finish"
    ONGOING = "ongoing"
    NO_DATE = "no date"
    TO_START = "to start"
    STEPS_DUE = "steps due"


def make_choice(words: Iterable[str]) -> Any:
    """Build the type of a choice between words that are known only when the program runs."""
    return Literal.__getitem__(tuple(words))
