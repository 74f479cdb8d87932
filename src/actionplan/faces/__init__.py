"""Faces: a report in, text or bytes out. One format a file.

A face knows no question and no clock, and it writes nothing: the command line does. `FORMATS` is the list of formats
that any question can be sent in; a new one is a new file here with a `render(report)`, and a row in the list.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

Render = Callable[..., str | bytes]
"""Takes a report, and by name the wishes that its format takes."""


class NothingToSend(ValueError):  # noqa: N818 - no error, but the answer of a format
    """An answer of which nothing is left in a format that may not be empty; the sentence says why."""


class Format(NamedTuple):
    """A format by its name, the module that renders it, and the endings of file names that mean it.

    A `binary` one is for files alone. `takes` are the wishes that its `render` knows beside the report. `only` is the
    one question that it can answer, where it cannot answer any. `data` has rows alone, and no cover.
    """

    name: str
    module: str
    endings: tuple[str, ...]
    binary: bool = False
    takes: tuple[str, ...] = ()
    only: str = ""
    data: bool = False


FORMATS = (
    Format("table", "table", (".txt", ".text")),
    Format("md", "markdown", (".md", ".markdown")),
    Format("html", "html", (".html", ".htm")),
    Format("docx", "docx", (".docx",), binary=True),
    Format("odt", "odt", (".odt",), binary=True),
    Format("csv", "csv", (".csv",), takes=("bom",), data=True),
    Format("json", "json", (".json",), data=True),
    Format("xlsx", "xlsx", (".xlsx",), binary=True, data=True),
    Format("ods", "ods", (".ods",), binary=True, data=True),
    Format("ics", "ics", (".ics",), takes=("alarm",), data=True),
    Format("svg", "svg", (".svg",), only="timeline"),
)


def sent_by(question: str) -> tuple[Format, ...]:
    """The formats that the answer to a question can be sent in."""
    return tuple(each for each in FORMATS if each.only in ("", question))


def of_name(name: str) -> Format | None:
    """The format of that name."""
    return next((each for each in FORMATS if each.name == name), None)


def of_file(path: str) -> Format | None:
    """The format that a file's name ends in."""
    return next((each for each in FORMATS if path.casefold().endswith(each.endings)), None)


def renderer(chosen: Format) -> Render:
    """The function that renders a format, imported only now, so that a command pays for one face."""
    render: Render = import_module(f"actionplan.faces.{chosen.module}").render
    return render
