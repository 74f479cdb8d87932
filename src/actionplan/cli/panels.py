"""The panels that group the options of a command in its help, in the order in which every command has them."""

from __future__ import annotations

OPTIONS = "Options"
"""The options that are a command's own, and --help. Typer calls them so."""

NEW_PLAN = "The plan"
COVER = "Your own words"
READING = "How the document is read"
UPDATING = "A newer document"
PLAN = "Which plan"
FILTER = "Narrowing"
DATES = "How dates are read"
CODES = "Which findings"
FIX = "Fixing"
WRITE = "Writing"
OUTPUT = "Output"
SETTINGS = "Settings"

PANELS = (OPTIONS, NEW_PLAN, READING, UPDATING, COVER, PLAN, FILTER, DATES, CODES, FIX, WRITE, OUTPUT, SETTINGS)


def get_place(panel: str | None) -> int:
    """Return the place of a panel in the help; options without a panel are under "Options"."""
    return PANELS.index(panel or OPTIONS)
