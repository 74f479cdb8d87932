"""The layout of a request's workbook, for whoever writes it and whoever reads it: its sheets, columns and answers.

The rows of a sheet are found by their refs, and its columns by their headings: people sort rows and move columns.
"""

from __future__ import annotations

from typing import NamedTuple

from actionplan.model.plan import RAG_RATINGS

LAYOUT_VERSION = "1"
"""The version of the layout. A reader that does not know a version does not guess."""

TARGETS_SHEET, FIGURES_SHEET = "Targets", "Figures"
FACTS_SHEET = "About this request"
"""The hidden sheet of facts, by which a reader finds what was asked and what has changed since."""

UNREAD_SHEET = "Could not be read"
"""A sheet of a workbook that is sent back: what was typed where no answer is read. It is not taken in again."""

HEADING_ROW = 6
"""The row of the headings on each sheet that is filled in, from 1. The title and the instructions are above it."""

REF_KEY, NUMBER_KEY = "ref", "number"
"""The keys of the columns that say what a row is about: its ref and, of a figure, the number of its measure."""

DONE_ANSWERS = ("yes", "no", "partly")
RAG_ANSWERS = tuple(reversed(RAG_RATINGS))


class RequestColumn(NamedTuple):
    """A column: its key, its heading, and its width in characters.

    A column that the officer fills in has `advice`, which appears beside the cell. `choices` are the answers that it
    may hold, if it may not hold others. A column that `is_optional` is left out where it has nothing to say.
    """

    key: str
    title: str
    width: int
    advice: str = ""
    choices: tuple[str, ...] = ()
    is_optional: bool = False

    @property
    def is_given(self) -> bool:
        """True if the request says what is in it, and its cells are locked."""
        return not self.advice


TROUBLE_KEY = "trouble"
_TROUBLE_COLUMN = RequestColumn(TROUBLE_KEY, "What could not be taken in", 30, is_optional=True)
"""Only a workbook that is sent back has it."""

TARGET_COLUMNS = (
    RequestColumn(REF_KEY, "Ref", 8),
    RequestColumn("output", "Output and measure", 30),
    RequestColumn("shared_with", "Shared with", 13, is_optional=True),
    RequestColumn("date", "Target date", 14),
    RequestColumn("status", "Status", 14),
    RequestColumn("last_update", "Last rating and note", 23),
    _TROUBLE_COLUMN,
    RequestColumn("done", "Done?", 9, "Choose yes, no or partly.", choices=DONE_ANSWERS),
    RequestColumn("done_on", "Day done", 12, "If it is done: the day, like 4 July 2017."),
    RequestColumn("rag", "RAG", 9, "Choose green, amber or red.", choices=RAG_ANSWERS),
    RequestColumn("note", "What happened", 28, "What happened since the last note, in a sentence or two."),
    RequestColumn("next_step", "What next", 20, "What is to be done next."),
    RequestColumn("reason", "Reason if late", 18, "If it is late, or may be: why."),
    RequestColumn(
        "proposed_date",
        "Proposed new date",
        16,
        "If the target date cannot be kept: the new date in words, like end of September 2017 or Autumn 2017. It is "
        "a proposal until it is agreed.",
    ),
)
"""The columns of the sheet of targets, which has a row for each."""

FIGURE_COLUMNS = (
    RequestColumn(REF_KEY, "Ref", 8),
    RequestColumn(NUMBER_KEY, "Measure number", 12),
    RequestColumn("measure", "Measure", 46),
    RequestColumn("goal", "Target", 24),
    RequestColumn("last_value", "Last figure", 24),
    _TROUBLE_COLUMN,
    RequestColumn("value", "New figure", 16, "The figure and its unit, like 66, 95%, 1,204 or £120,000."),
    RequestColumn(
        "measured_on", "Day measured", 16, "The day that the figure is of, like 30 June 2017. If you leave it empty: "
        "the day of this request."
    ),
    RequestColumn("value_note", "Note", 30, "What explains the figure, if anything has to."),
)  # fmt: skip
"""The columns of the sheet of figures, which has a row for each measure that is a number."""

DAY_KEYS = ("done_on", "measured_on")
"""The keys of the columns that take a day."""

NOTE_KEYS = {TARGETS_SHEET: "note", FIGURES_SHEET: "value_note"}
"""The key of the column of each sheet that takes any words."""

SHEET_COLUMNS = {TARGETS_SHEET: TARGET_COLUMNS, FIGURES_SHEET: FIGURE_COLUMNS}
"""The columns of each sheet that is filled in."""
