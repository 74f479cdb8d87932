"""Find which row of a request a row of a sheet is: by its ref, and if that was written over, by its locked words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from actionplan.text.folding import fold
from actionplan.updates.officer_request import OfficerRequest, RequestRow
from actionplan.updates.request_headings import describe_overwritten
from actionplan.updates.request_layout import (
    FIGURES_SHEET,
    NUMBER_KEY,
    REF_KEY,
    SHEET_COLUMNS,
    TARGETS_SHEET,
    TROUBLE_KEY,
)

_WORDS_KEYS = {TARGETS_SHEET: "output", FIGURES_SHEET: "measure"}
"""The key of the locked column whose words tell what a row is about."""


class FoundRow(NamedTuple):
    """The row of the request that a row of a sheet is, and why that is in doubt, if it is."""

    row: RequestRow
    doubt: str = ""


def find_row(texts: Mapping[str, str], sheet: str, request: OfficerRequest) -> FoundRow | None:
    """Find the row that the texts of a row are about, by the keys of their columns; `None` if they do not tell."""
    rows = {row.identity: row for row in reversed(request.list_rows(sheet))}
    by_ref = rows.get((sheet, fold(texts.get(REF_KEY, "")), texts.get(NUMBER_KEY, "")))
    words = fold(texts.get(_WORDS_KEYS[sheet], ""))
    if by_ref and words in ("", fold(by_ref.get_text(_WORDS_KEYS[sheet]))):
        return FoundRow(by_ref)
    by_words = _find_by_words(texts, sheet, list(rows.values()))
    if by_words is None:
        return FoundRow(by_ref) if by_ref else None
    return FoundRow(by_words, _describe_doubt(by_words, texts))


def _find_by_words(texts: Mapping[str, str], sheet: str, rows: list[RequestRow]) -> RequestRow | None:
    """Find the only row that says these words, or the only one of them that says all of what is locked."""
    key = _WORDS_KEYS[sheet]
    found = [row for row in rows if fold(texts.get(key, "")) == fold(row.get_text(key)) != ""]
    if len(found) > 1:
        keys = [column.key for column in SHEET_COLUMNS[sheet] if column.is_given]
        rest = [each for each in keys if each not in (REF_KEY, NUMBER_KEY, TROUBLE_KEY) and texts.get(each)]
        found = [row for row in found if all(fold(texts[each]) == fold(row.get_text(each)) for each in rest)]
    return found[0] if len(found) == 1 else None


def _describe_doubt(row: RequestRow, texts: Mapping[str, str]) -> str:
    ref = texts.get(REF_KEY, "")
    if fold(ref) == fold(row.ref):
        return describe_overwritten("measure number of this row", row.number, texts.get(NUMBER_KEY, ""))
    return describe_overwritten("ref of this row", row.ref, ref)
