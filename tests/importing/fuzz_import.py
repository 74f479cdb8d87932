"""Import documents that were changed at random: python tests/importing/fuzz_import.py 10000 [SEED].

Files are cut short and their bytes and XML changed; cells are dropped, emptied, merged, swapped and repeated. An import
must give a plan with every word in it, a question or a refusal: no crash, no word without a place, nothing that does
not end.
"""

from __future__ import annotations

import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from file_mutations import spoil_file

from actionplan.importing.import_options import ImportOptions
from actionplan.importing.plan_import import ImportTask, import_document
from actionplan.importing.readers import read_document
from actionplan.importing.source_document import Document, Grid, GridCell, GridRow, Passage
from actionplan.importing.unreadable import UnreadableDocumentError
from actionplan.planfile import load

MADE = Path(__file__).with_name("made")
DOCUMENTS = tuple(
    sorted(
        each.name
        for each in MADE.iterdir()
        if each.suffix in {".csv", ".docx", ".html", ".ods", ".odt", ".pdf", ".xlsx"}
    )
)
TIME_LIMIT = 30
"""Seconds of processor time that one import may take."""

OPTIONS = ImportOptions(title="Plan", authority="Council", period="2017/18", as_at="1 June 2017", hidden_rows="take")
TEXTS = (
    *("", "a) b", "1.", "R4", "Red", "31/12/2023", "Spring 2017", "Complete", "Action", "Lead", "Monitored by: A; B,"),
    *(
        "CORPORATE ACTION 2:",
        "Being an",
        "#?",
        "- x: y",
        "\x07\x0b",
        "“",
        "x" * 3000,
        "1.2 Text",
        "é\u0301",
        "''",
        "\ue000",
    ),
)

Cells = list[list[GridCell]]


def mutate(document: Document, chance: random.Random) -> Document:
    """Change some tables and passages of a document."""
    blocks: list[Passage | Grid] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            blocks.append(_mutate_grid(block, chance) if chance.random() < 0.7 else block)
        elif chance.random() < 0.1:
            blocks.append(
                Passage(chance.choice(TEXTS) or "x", "text", level=chance.randrange(3), is_bold=chance.random() < 0.5)
            )
        elif chance.random() < 0.95:
            blocks.append(block)
    if chance.random() < 0.1:
        chance.shuffle(blocks)
    return document._replace(blocks=tuple(blocks))


def _mutate_grid(grid: Grid, chance: random.Random) -> Grid:
    cells: Cells = [list(row.cells) for row in grid.rows]
    for _ in range(chance.randrange(1, 8)):
        chance.choice(MUTATIONS)(cells, chance)
    width = max(map(len, cells), default=0)
    cells = [[*row, *[GridCell()] * (width - len(row))] for row in cells if row] or [[GridCell()]]
    rows = [
        GridRow(tuple(row), f"row {n}", is_hidden=chance.random() < 0.02, starts_page=chance.random() < 0.02)
        for n, row in enumerate(_drop_broken_merges(cells))
    ]
    return grid._replace(rows=tuple(rows), hidden_columns=frozenset([1]) if chance.random() < 0.03 else frozenset())


def _drop_broken_merges(cells: Cells) -> Cells:
    """Keep the promise of readers: a covered cell is empty, and names a cell that is there and not covered."""
    for row in cells:
        for at, cell in enumerate(row):
            owner = cell.covered_by
            if owner and not (
                owner[0] < len(cells) and owner[1] < len(row) and not cells[owner[0]][owner[1]].covered_by
            ):
                row[at] = GridCell()
    return cells


def _pick(cells: Cells, chance: random.Random) -> tuple[int, int]:
    row = chance.randrange(len(cells))
    return row, chance.randrange(len(cells[row])) if cells[row] else 0


def _drop_row(cells: Cells, chance: random.Random) -> None:
    if len(cells) > 1:
        cells.pop(chance.randrange(len(cells)))


def _empty_cell(cells: Cells, chance: random.Random) -> None:
    row, at = _pick(cells, chance)
    if cells[row]:
        cells[row][at] = GridCell()


def _fill_cell(cells: Cells, chance: random.Random) -> None:
    row, at = _pick(cells, chance)
    if cells[row]:
        texts = [chance.choice(TEXTS) for _ in range(chance.randrange(1, 4))]
        struck = ((0, 1),) if chance.random() < 0.2 else ()
        passages = tuple(Passage(text.strip(), f"row {row}", struck=struck) for text in texts if text.strip())
        cells[row][at] = GridCell(passages, fill=chance.choice(["", "ff0000", "92d050"]))


def _swap_cells(cells: Cells, chance: random.Random) -> None:
    one, other = _pick(cells, chance), _pick(cells, chance)
    if cells[one[0]] and cells[other[0]]:
        held = cells[one[0]][one[1]]
        cells[one[0]][one[1]], cells[other[0]][other[1]] = cells[other[0]][other[1]], held


def _merge_down(cells: Cells, chance: random.Random) -> None:
    row, at = _pick(cells, chance)
    if row + 1 < len(cells) and at < len(cells[row]) and at < len(cells[row + 1]) and not cells[row][at].covered_by:
        cells[row][at] = cells[row][at]._replace(row_span=2)
        cells[row + 1][at] = GridCell(covered_by=(row, at))


def _merge_right(cells: Cells, chance: random.Random) -> None:
    row, at = _pick(cells, chance)
    if at + 1 < len(cells[row]) and not cells[row][at].covered_by:
        cells[row][at] = cells[row][at]._replace(column_span=2)
        cells[row][at + 1] = GridCell(covered_by=(row, at))


def _swap_columns(cells: Cells, chance: random.Random) -> None:
    _, one = _pick(cells, chance)
    _, other = _pick(cells, chance)
    for row in cells:
        if max(one, other) < len(row):
            row[one], row[other] = row[other], row[one]


def _drop_column(cells: Cells, chance: random.Random) -> None:
    _, at = _pick(cells, chance)
    for row in cells:
        if at < len(row) > 1:
            row.pop(at)


MUTATIONS: tuple[Callable[[Cells, random.Random], None], ...] = (
    *(_drop_row, _empty_cell, _fill_cell, _swap_cells, _merge_down, _merge_right, _swap_columns, _drop_column),
)


class EndlessImportError(BaseException):
    """Raised when an import takes too long. It is no `Exception`, so no reader takes it for a damaged file."""


@contextmanager
def limit_time() -> Iterator[None]:
    """Stop what takes too long, where the system can."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise EndlessImportError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, TIME_LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def import_changed(name: str, seed: int) -> str:
    """Import a changed document, and say what came of it. Whatever goes wrong is raised."""
    chance = random.Random(f"{name} {seed}")  # noqa: S311 - no secret
    try:
        with limit_time():
            is_file = chance.random() < 0.6
            document = _read_spoilt(name, chance) if is_file else _read_made(name)
            mutated = document if is_file and chance.random() < 0.7 else mutate(document, chance)
            result = import_document(ImportTask(mutated, name, OPTIONS, "plan.yaml", make_name=lambda *_: "made"))
    except UnreadableDocumentError:
        return "refused"
    if result.faults:
        raise AssertionError(f"{name} {seed}: {result.faults[0]}")
    if result.words and result.words.lost:
        raise AssertionError(f"{name} {seed}: {result.words}")
    if result.text and load(result.text.encode()).plan is None:
        raise AssertionError(f"{name} {seed}: no plan")
    return "asked" if result.questions else "imported"


def _read_spoilt(name: str, chance: random.Random) -> Document:
    return read_document(spoil_file((MADE / name).read_bytes(), name, chance), name)


@cache
def _read_made(name: str) -> Document:
    return read_document((MADE / name).read_bytes(), name)


def _run(count: int, first: int) -> None:
    """Import so many changed documents, and print what came of them; of those so far, if it is stopped."""
    outcomes: Counter[str] = Counter()
    slowest = (0.0, "")
    try:
        for number in range(first, first + count):
            name = DOCUMENTS[number % len(DOCUMENTS)]
            began = time.process_time()
            try:
                outcomes[import_changed(name, number)] += 1
            except (Exception, EndlessImportError) as error:  # noqa: BLE001 - what is looked for
                outcomes["failed"] += 1
                print(name, number, type(error).__name__, str(error)[:300], flush=True)  # noqa: T201 - a script
            slowest = max(slowest, (time.process_time() - began, f"{name} {number}"))
    except KeyboardInterrupt:
        pass
    print(dict(outcomes), f"the slowest took {slowest[0]:.1f} s: {slowest[1]}")  # noqa: T201 - a script


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background it is ignored
    _run(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
