"""Whatever is wrong in a workbook, what was typed goes into the plan, or is listed until it is typed in or deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from workbooks import PLAN, find_headings, move_first_column_last, sort_backwards

from actionplan.importing.readers import read_document
from actionplan.model.plan import Plan
from actionplan.planfile import load
from actionplan.updates.collection import collect_answers
from actionplan.updates.corrections import is_untouched
from actionplan.updates.officer_requests import build_rounds
from actionplan.updates.request_layout import TARGETS_SHEET
from actionplan.updates.request_workbook import render_request
from actionplan.updates.returned_request import ReturnedRequest, read_returned
from actionplan.updates.send_back import build_send_back

pytestmark = pytest.mark.slow

AS_AT, UNTIL, TODAY = date(2017, 6, 30), date(2017, 9, 30), date(2017, 7, 20)
HEADINGS, FIRST, LAST = 6, 7, 9
NOTE, NEXT, REASON, RAG = 9, 10, 11, 8
"""The numbers of the columns, of the row of headings, and of the first and last of the three targets."""


def rename_heading(sheet: Any, row: int, word: str) -> None:
    sheet.cell(HEADINGS, NOTE).value = "Comments"
    sheet.cell(row, NOTE).value = word


def rename_two_headings(sheet: Any, row: int, word: str) -> None:
    sheet.cell(HEADINGS, NEXT).value, sheet.cell(HEADINGS, REASON).value = "Next", None
    sheet.cell(row, REASON).value = word


def spoil_ref(sheet: Any, row: int, word: str) -> None:
    sheet.cell(row, 1).value = "6.1x"
    sheet.cell(row, NOTE).value = word


def empty_ref(sheet: Any, row: int, word: str) -> None:
    sheet.cell(row, 1).value = None
    sheet.cell(row, NOTE).value = word


def take_another_ref(sheet: Any, row: int, word: str) -> None:
    sheet.cell(row, 1).value = sheet.cell(FIRST + (row - FIRST + 1) % 3, 1).value
    sheet.cell(row, NEXT).value = word


def lose_row(sheet: Any, row: int, word: str) -> None:
    sheet.cell(row, 1).value, sheet.cell(row, 2).value = "6.1x", None
    sheet.cell(row, NOTE).value = word


def add_row(sheet: Any, row: int, word: str) -> None:
    sheet.append([sheet.cell(row, 1).value])
    sheet.cell(sheet.max_row, NOTE).value = word


def add_row_without_ref(sheet: Any, row: int, word: str) -> None:
    sheet.cell(row + 20, 3).value = word


def add_column(sheet: Any, row: int, word: str) -> None:
    sheet.cell(row, sheet.max_column + 1).value = word


def add_comment(sheet: Any, row: int, word: str) -> None:
    sheet.cell(row, RAG).comment = Comment(word, "A")


def write_above(sheet: Any, row: int, word: str) -> None:
    sheet.cell(4, row).value = word


def add_sheet(sheet: Any, row: int, word: str) -> None:
    sheet.parent.create_sheet(f"Row {row}").append([word])


def rename_ref_heading(sheet: Any, row: int, word: str) -> None:
    sheet.cell(HEADINGS, 1).value = "Reference"
    sheet.cell(row, NOTE).value = word


def put_in_row(sheet: Any, row: int, word: str) -> None:
    sheet.cell(row, RAG).value = word


def fill_in(sheet: Any, row: int, word: str) -> None:
    sheet.cell(row, REASON).value = word


WAYS = [
    *(rename_heading, rename_two_headings, spoil_ref, empty_ref, take_another_ref, lose_row, add_row),
    *(add_row_without_ref, add_column, add_comment, write_above, add_sheet, rename_ref_heading, fill_in),
]


class Round:
    """The plan and the workbooks of one officer, first the one that was sent out, then those that were sent back."""

    def __init__(self) -> None:
        self.plan = read_plan()
        (asked,) = build_rounds(self.plan, AS_AT, UNTIL)
        self.files = [render_request(asked.requests[0])]
        self.told: list[str] = []

    def change(self, number: int, change: Callable[[Any], object], sheet: str = TARGETS_SHEET) -> None:
        book = openpyxl.load_workbook(BytesIO(self.files[number]))
        change(book[sheet])
        file = BytesIO()
        book.save(file)
        self.files[number] = file.getvalue()

    def take_in(self) -> None:
        """Take all of it in. What is left is sent back, in place of what nobody has corrected."""
        read = {str(n): read_file(file) for n, file in enumerate(self.files)}
        collected = collect_answers(self.plan, read, TODAY)
        events = [event for each in collected for event in each.events]
        self.plan = events[-1].plan if events else self.plan
        self.told = [trouble.words for each in collected for trouble in each.troubles]
        again = [build_send_back(each, self.plan) for each in collected]
        corrected = [file for n, file in enumerate(self.files) if n == 0 or not is_untouched(read[str(n)])]
        self.files = [*corrected, *(render_request(request) for request in again if request)]

    def find(self, word: str) -> tuple[int, bool]:
        """How often a word is in the plan, and whether it is listed as left."""
        said = [part for target in self.plan.iter_targets() for each in target.updates for part in each if part]
        return sum(word in str(part).split() for part in said), any(word in told for told in self.told)


def read_plan() -> Plan:
    plan = load(PLAN.encode()).plan
    assert plan
    return plan


def read_file(file: bytes) -> ReturnedRequest:
    returned = read_returned(read_document(file, "Head of Housing.xlsx"))
    assert isinstance(returned, ReturnedRequest)
    return returned


def put_rag(sheet: Any, wrong: str, right: str) -> None:
    """Correct a rating, and nothing else."""
    column = find_headings(sheet)["RAG"]
    for row in range(FIRST, sheet.max_row + 1):
        if sheet.cell(row, column).value == wrong:
            sheet.cell(row, column).value = right


@settings(max_examples=20, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(
    st.lists(st.tuples(st.sampled_from(WAYS), st.integers(FIRST, LAST)), min_size=1, max_size=4),
    st.integers(FIRST, LAST),
    st.sampled_from([None, sort_backwards, move_first_column_last]),
)
def test_what_was_typed_is_in_the_plan_or_told_after_every_correction_of_other_cells(
    ways: Sequence[tuple[Callable[..., object], int]],
    row: int,
    then: Callable[[Any], object] | None,
) -> None:
    the_round, words = Round(), [f"word{n}" for n in range(len(ways))]
    the_round.change(0, partial(put_in_row, row=row, word="purple"))
    for (spoil, at), word in zip(ways, words, strict=True):
        the_round.change(0, partial(spoil, row=at, word=word))
    if then:
        the_round.change(0, then)
    typed = [word for word in words if is_there(the_round.files[0], word)]
    for rating in ("violet", "amber", ""):
        the_round.take_in()
        lost = [word for word in typed if the_round.find(word) not in {(1, False), (0, True)}]
        assert not lost, (the_round.told, rating)
        for number in range(1, len(the_round.files)):
            for wrong in ("purple", "violet"):
                the_round.change(number, partial(put_rag, wrong=wrong, right=rating))


def is_there(file: bytes, word: str) -> bool:
    """Return True if no later way of the same workbook wrote over a word."""
    book = openpyxl.load_workbook(BytesIO(file))
    cells = [cell for sheet in book for row in sheet for cell in row]
    return any(word == cell.value or (cell.comment and cell.comment.text == word) for cell in cells)
