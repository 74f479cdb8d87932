"""Keeps a council's action plan in its own words, and answers what is due, overdue and owed.

`actionplan.load` reads a plan, and `due`, `overdue`, `by_officer` and `check` answer: see docs/library.md. They are
imported when they are first used, so that the command line does not wait for all of them.
"""

__version__ = "0.1.0"

HOME_PAGE = "https://github.com/OWNER/actionplan"
"""Where the project is. OWNER is to be replaced before the first release: CONTRIBUTING.md says how."""

TYPE_CHECKING = False
"""Type checkers read it as true. `typing` is not imported, because Control-C prints a traceback while it is."""

if TYPE_CHECKING:
    from actionplan.evaluation.registry import UnknownName
    from actionplan.library import Answer, Filter, PlanError, PlanFile, by_officer, check, due, load, overdue, read_date

__all__ = [
    "Answer",
    "Filter",
    "PlanError",
    "PlanFile",
    "UnknownName",
    "by_officer",
    "check",
    "due",
    "load",
    "overdue",
    "read_date",
]


def __getattr__(name: str) -> object:
    """Import a name of the library when it is first used."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from actionplan import library  # noqa: PLC0415 - the reason is above

    return getattr(library, name)
