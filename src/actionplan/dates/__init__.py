"""The target-date language: takes a phrase and its context, and gives a reading.

    >>> from actionplan.dates import Context, read_date
    >>> read_date("Early Autumn", Context(period="2017/18")).due
    datetime.date(2017, 9, 30)

The rules are those of docs/target-dates.md, whose rows the docstrings quote. Nothing here knows a plan or a clock.
"""

from actionplan.dates.context import Context
from actionplan.dates.formatting import format_canonical, format_day, format_window
from actionplan.dates.parser import read_date
from actionplan.dates.reading import REPEATED_KINDS, Assumption, Reading, ReadingKind, TextSpan, Window
from actionplan.dates.reading_steps import ReadingStep, explain_reading

__all__ = [
    "REPEATED_KINDS",
    "Assumption",
    "Context",
    "Reading",
    "ReadingKind",
    "ReadingStep",
    "TextSpan",
    "Window",
    "explain_reading",
    "format_canonical",
    "format_day",
    "format_window",
    "read_date",
]
