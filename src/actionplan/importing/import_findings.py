"""What an import finds that an officer should look at: the kinds, worst first, and one finding of a kind."""

from __future__ import annotations

from typing import NamedTuple

FINDING_KINDS = {
    "not-paired": "dates and measures that cannot be paired",
    "stray-text": "text that is not a date",
    "one-beside-several": "one measure beside several dates",
    "several-dates": "one text beside several dates",
    "formula-without-value": "formulas without a stored value",
    "struck": "text that is struck through",
    "tracked-change": "tracked changes",
    "colour-only": "ratings that only a colour gives",
    "date-cell-swapped": "dates whose day and month Excel may have swapped",
    "unread-date": "dates that cannot be read",
    "says-complete": "targets that are called complete, and not written so",
    "rag-not-of-ours": "ratings that are not red, amber or green",
    "revised-of-which": "one new date beside several dates: kept in fields",
    "revised-without-day": "new dates that are not written as such, because no day or no date is given",
    "cell-kept": "cells that do not fit where their column belongs: kept in fields",
    "likely-same-name": "names that are probably one",
    "officer-as-above": "officers that are called the one above",
    "several-officers": "several officers in one name",
    "group-officer": "a group where one officer should be responsible",
    "no-officer": "outputs without an officer",
    "no-date": "outputs without a date",
    "no-text": "outputs without a text",
    "heading-differs": "headings worded in two ways",
    "row-joined": "rows that are joined to the row before",
    "row-continued": "rows without a text, read as one more target of the output above",
    "text-joined": "texts that stand in several parts of one cell",
    "ref-twice": "refs that two outputs have",
    "trailing-mark": "a mark at the end of a list",
    "paired-by-order": "dates and measures paired in their order",
    "paired-by-label": "dates and measures paired by their letters or numbers",
    "row-shared": "what the outputs of one row share",
    "filled-down": "officers and headings of merged cells, filled down",
    "filled-by-option": "cells filled down by --fill-down",
    "merged-text": "outputs of merged cells",
    "merged-date": "dates of merged cells",
    "merged-measure": "measures of merged cells",
    "period-found": "the years of the plan",
    "as-at-found": "the day of the progress",
    "as-at-needed": "progress that has no day",
    "column-of-two": "columns whose header names two things",
    "column-kept": "columns that are like one that was taken, kept as your own",
    "heading-made": "headings that the document does not have",
    "ref-made": "refs that the document does not have",
    "footnote": "footnotes, kept beside what they belong to",
    "comment": "comments, kept beside what they belong to",
    "hidden": "what is hidden in the document",
    "formula": "values of formulas",
    "body-named": "bodies that dates or measures name: decisions are not made from them",
    "other-table": "tables and sheets that are not read as the plan",
    "reader": "how the file was read",
    "left-over": "text left over",
}
"""The kinds of findings and what each is called, worst first."""

ALL_OUTPUTS = "all outputs"
"""Where a finding is that every output has."""


class ImportFinding(NamedTuple):
    """A finding: its kind, the ref or place it is about, the words of the document, and a remark."""

    kind: str
    where: str
    quote: str = ""
    note: str = ""


def sort_findings_by_kind(findings: list[ImportFinding]) -> list[ImportFinding]:
    """Sort findings by their kind, worst first, each kind in the order of the document."""
    order = list(FINDING_KINDS)
    return sorted(findings, key=lambda finding: order.index(finding.kind))
