"""The files of a round: a workbook and a message for each officer, and the list of who is asked what."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from unicodedata import category, normalize

from actionplan.dates import format_day
from actionplan.renderers.data.cells import escape_formula
from actionplan.reports.support.columns import DATE, format_output_and_measures
from actionplan.reports.support.status_text import format_status_and_occurrences
from actionplan.text.folding import fold
from actionplan.updates.covering_message import MessageTemplate, find_address, render_message
from actionplan.updates.officer_requests import RequestRound
from actionplan.updates.request_layout import TARGETS_SHEET
from actionplan.updates.request_workbook import render_request

LIST_NAME = "requests.csv"
"""The list of who is asked what. It is no workbook, so that `requests/*.xlsx` are those to take in."""

LIST_COLUMNS = (
    *("Officer", "Email", "Workbook", "Ref", "Output and measure", "Target date", "Status", "Asked", "As at"),
    "Reply by",
)
"""The columns of the list. Under Asked is "yes", or "no" and why not."""

_UNSAFE = re.compile(r'[<>:"/\\|?*]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""What Windows allows in no name of a file, and the names that it keeps for devices."""

_MAX_NAME_BYTES = 180
"""How long a name may be, with room for the ending and for what mail programs put behind it."""


def build_files(asked: RequestRound, template: MessageTemplate) -> dict[str, bytes]:
    """Build every file of a round, by its name."""
    files: dict[str, bytes] = {}
    names = name_files(request.officer for request in asked.requests)
    for request in asked.requests:
        stem = names[request.officer]
        workbook = render_request(request)
        address = find_address(asked.entries.get(request.officer))
        files[f"{stem}.xlsx"] = workbook
        files[f"{stem}.eml"] = render_message(template, request, (f"{stem}.xlsx", workbook), address)
    files[LIST_NAME] = _render_list(asked, names).encode()
    return files


def name_files(officers: Iterable[str]) -> dict[str, str]:
    """Name the files of officers, without endings. No two names are the same where capitals make no difference."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for officer in officers:
        stem = name = _make_safe(officer)
        number = 1
        while fold(name) in taken:
            number += 1
            name = f"{stem} ({number})"
        taken.add(fold(name))
        names[officer] = name
    return names


def _make_safe(officer: str) -> str:
    """Make a name that every system allows for a file."""
    visible = "".join(" " if category(sign)[0] in "CZ" else sign for sign in normalize("NFC", officer))
    name = " ".join(_UNSAFE.sub("-", visible).split())
    name = name.encode()[:_MAX_NAME_BYTES].decode(errors="ignore").strip(" .")
    return f"{name} officer" if _RESERVED.fullmatch(name) else name or "officer"


def _render_list(asked: RequestRound, names: dict[str, str]) -> str:
    """Render the list as CSV with a byte order mark, for Excel to read it as UTF-8."""
    out = StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(LIST_COLUMNS)
    writer.writerows(map(escape_formula, row) for row in _iter_list_rows(asked, names))
    return out.getvalue()


def _iter_list_rows(asked: RequestRound, names: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for request in asked.requests:
        address = find_address(asked.entries.get(request.officer))
        reply_by = format_day(request.reply_by) if request.reply_by else ""
        for row in request.list_rows(TARGETS_SHEET):
            told = (row.ref, row.get_text("output"), row.get_text("date").replace("\n", ". "), row.get_text("status"))
            day = format_day(request.as_at)
            yield (request.officer, address, f"{names[request.officer]}.xlsx", *told, "yes", day, reply_by)
    for officer, item, reason in asked.omissions:
        told = (
            item.ref,
            format_output_and_measures(item),
            DATE.build_cell(item).text,
            format_status_and_occurrences(item),
        )
        address = find_address(asked.entries.get(officer))
        yield (officer, address, "", *told, f"no: {reason}", format_day(item.view.day), "")
