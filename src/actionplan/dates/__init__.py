"""The target-date language: a phrase and its context in, a reading out.

    >>> from actionplan.dates import Context, read
    >>> read("Early Autumn", Context(period="2017/18")).due
    datetime.date(2017, 9, 30)

The rules are those of docs/target-dates.md, whose rows the docstrings quote. Nothing here knows a plan or a clock.
"""

from actionplan.dates.context import Context
from actionplan.dates.explain import ReadingStep, explain_reading
from actionplan.dates.formatting import format_canonical, format_day, format_window
from actionplan.dates.parser import read_date
from actionplan.dates.reading import Assumption, Reading, ReadingKind, Window
from actionplan.dates.syntax import TextSpan

__all__ = [
    "Assumption",
    "Context",
    "ReadingKind",
    "Reading",
    "TextSpan",
    "ReadingStep",
    "Window",
    "format_canonical",
    "read_date",
    "format_day",
    "format_window",
    "explain_reading",
]
