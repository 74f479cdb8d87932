"""The target-date language: a phrase and its context in, a reading out.

    >>> from actionplan.dates import Context, read
    >>> read("Early Autumn", Context(period="2017/18")).due
    datetime.date(2017, 9, 30)

The rules are those of docs/target-dates.md, whose rows the docstrings quote. Nothing here knows a plan or a clock.
"""

from actionplan.dates.context import Context
from actionplan.dates.part import Span
from actionplan.dates.reader import read
from actionplan.dates.reading import Assumption, Kind, Reading, Window
from actionplan.dates.say import canonical, say_day, say_window
from actionplan.dates.steps import Step, steps

__all__ = [
    "Assumption",
    "Context",
    "Kind",
    "Reading",
    "Span",
    "Step",
    "Window",
    "canonical",
    "read",
    "say_day",
    "say_window",
    "steps",
]
