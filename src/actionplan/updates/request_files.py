"""The files of a round: a workbook and a message for each officer, and the list of who is asked what."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import NamedTuple
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


class AskedOfficer(NamedTuple):
    """An officer on a list: how many targets they were asked about, as at which day, and when to reply, as written.

    `workbook` is the name of the file that they were sent.
    """

    officer: str
    targets: int
    as_at: str
    reply_by: str
    workbook: str = ""


def read_asked(text: str) -> list[AskedOfficer]:
    """Read who was asked from a list, also if a spreadsheet saved it with semicolons. Raise `ValueError` if it is none.

    Officers of several days count once for each.
    """
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    delimiter = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    rows = list(csv.DictReader(lines, delimiter=delimiter))
    if not rows or not {"Officer", "Asked", "As at", "Reply by"} <= rows[0].keys():
        raise ValueError
    asked = [row for row in rows if (row["Asked"] or "").strip() == "yes"]
    counts = Counter(
        (row["Officer"], row["As at"] or "", row["Reply by"] or "", row.get("Workbook") or "") for row in asked
    )
    return [
        AskedOfficer(officer, number, as_at, reply_by=reply_by, workbook=workbook)
        for (officer, as_at, reply_by, workbook), number in counts.items()
    ]


def build_files(rounds: Sequence[RequestRound], template: MessageTemplate) -> dict[str, bytes]:
    """Build every file of the rounds, by its name. If they are several, each has a folder of its own."""
    if len(rounds) == 1:
        return _build_round_files(rounds[0], template)
    folders = name_files(asked.plan for asked in rounds)
    return {
        f"{folders[asked.plan]}/{name}": data
        for asked in rounds
        if asked.requests
        for name, data in _build_round_files(asked, template).items()
    }


def _build_round_files(asked: RequestRound, template: MessageTemplate) -> dict[str, bytes]:
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
    """Name the files of officers, without endings, or the folders of plans.

    No two names are the same where capitals make no difference.
    """
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
            item.line.target.ref,
            format_output_and_measures(item),
            DATE.build_cell(item).text,
            format_status_and_occurrences(item),
        )
        address = find_address(asked.entries.get(officer))
        yield (officer, address, "", *told, f"no: {reason}", format_day(item.view.day), "")
