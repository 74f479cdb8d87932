"""Tables that are written in a test, and what the plan is that comes out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from actionplan.importing.import_options import ImportOptions
from actionplan.importing.plan_import import ImportResult, ImportTask, import_document
from actionplan.importing.source_document import Document, Grid, GridCell, GridRow, Passage
from actionplan.planfile import load

OPTIONS: dict[str, Any] = {"title": "Plan", "authority": "Council", "period": "2024/25"}


def make_grid(lines: str) -> Grid:
    """Make a table: `|` divides cells and `¶` their parts; `^` goes on the cell above, `<` that to the left.

    `#` before a cell gives it a colour, `~` before a part strikes it through, and `!` before a row hides it.
    `=` is a formula without a stored value.
    """
    rows: list[list[GridCell]] = []
    hidden: set[int] = set()
    texts = [line.strip() for line in lines.strip().splitlines()]
    width = max(line.count("|") for line in texts) + 1
    for number, line in enumerate(texts):
        hidden |= {number} if line.startswith("!") else set()
        cells: list[GridCell] = []
        for at, text in enumerate((line.lstrip("!").split("|") + [""] * width)[:width]):
            owner: tuple[int, int] | None = None
            if text.strip() == "^":
                owner = rows[-1][at].covered_by or (number - 1, at)
                first = rows[owner[0]][owner[1]]
                rows[owner[0]][owner[1]] = first._replace(row_span=number - owner[0] + 1)
            elif text.strip() == "<":
                owner = cells[-1].covered_by or (number, at - 1)
                cells[owner[1]] = cells[owner[1]]._replace(column_span=at - owner[1] + 1)
            cells.append(GridCell(covered_by=owner) if owner else _make_cell(text, f"row {number + 1}"))
        rows.append(cells)
    return Grid(
        tuple(GridRow(tuple(cells), f"row {n + 1}", is_hidden=n in hidden) for n, cells in enumerate(rows)), "table"
    )


def _make_cell(text: str, where: str) -> GridCell:
    plain = text.strip()
    fill = ""
    if match := re.match(r"#([0-9a-f]{6})", plain):
        fill, plain = match[1], plain[7:]
    if plain == "=":
        return GridCell(is_formula=True)
    parts = [part.strip() for part in plain.split("¶") if part.strip()]
    passages = [
        Passage(part.lstrip("~"), where, struck=((0, len(part) - 1),) if part.startswith("~") else ()) for part in parts
    ]
    return GridCell(tuple(passages), fill=fill)


def find_kinds(result: ImportResult, where: str = "") -> list[str]:
    """List the kinds of what was found; only at one ref, if there is one."""
    assert result.report
    return [each.kind for each in result.report.findings if where in ("", each.where)]


def import_lines(lines: str, *above: Passage | Grid, **options: Any) -> ImportResult:
    document = Document("table", (*above, make_grid(lines)))
    return import_document(
        ImportTask(document, "plan.csv", ImportOptions(**OPTIONS | options), "plan.yaml", make_name=lambda *_: "made")
    )


def list_plan(result: ImportResult) -> Iterator[str]:
    """List a plan: a line for each theme and action, and one for each target."""
    assert not result.questions, result.questions
    assert not result.faults, result.faults
    plan = load(result.text.encode()).plan
    assert plan
    for theme in plan.themes:
        yield f"[{theme.title}]"
        for action in theme.actions:
            yield f"({action.ref} {action.title})"
            for output in action.outputs:
                for target in output.targets:
                    measures = "; ".join(target.measure_words)
                    parts = (f"{target.ref} {output.text}", " and ".join(output.officers), target.date.text, measures)
                    yield " | ".join(parts).rstrip(" |")


def list_rows(result: ImportResult) -> list[str]:
    return [line for line in list_plan(result) if not line.startswith(("[", "("))]


HEADER = "Action | Lead | Deadline | Success criteria\n"
