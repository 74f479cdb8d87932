"""Reports: each is a function of one or more plans and a day, in a file of its own.

    from actionplan.reports.due import build_due_report
    report = build_due_report(plan, date(2017, 9, 15), Window(date(2017, 9, 1), date(2017, 9, 30)))

To write one, read `overdue`, which is short. A report evaluates the targets (`evaluation.targets`), sorts them into
sections, and gives sections and targets to `builder`, which adds title, legend and rows (`row`). `support` has what
reports share: tables and columns to print, the words of a status, headings and summaries. `new_since` marks what is new
in any report. A report is imported when its name here is first used, so that a command loads one report only.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from actionplan.reports import (
        by_field,
        by_officer,
        changes,
        decisions,
        due,
        export,
        measures,
        no_update,
        overdue,
        paper,
        show,
        slipped,
        summary,
        timeline,
    )

__all__ = [
    "by_field",
    "by_officer",
    "changes",
    "decisions",
    "due",
    "export",
    "measures",
    "no_update",
    "overdue",
    "paper",
    "show",
    "slipped",
    "summary",
    "timeline",
]


def __getattr__(name: str) -> object:
    """Import a report when its name is first used."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f"{__name__}.{name}")
