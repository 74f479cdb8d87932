"""Links between the two places of a target on a page: where it is listed first, and where the plan has it in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from actionplan.report import OF_TARGET, Section, Table
from actionplan.text.escaping import escape_control


class RowLink(NamedTuple):
    """The link in a row: where it goes, words that say so, and the identifier of the row, if any.

    It `is_back` if it goes from the plan in full to where the target is listed.
    """

    href: str
    words: str
    row_id: str
    is_back: bool


class RowLinks:
    """Links the rows of the targets that are both listed in a section and in the plan in full."""

    def __init__(self, sections: Iterable[Section]) -> None:
        titles: dict[str, str] = {}
        in_full: set[str] = set()
        for section in sections:
            for name in _iter_target_names(section):
                if section.is_full_plan:
                    in_full.add(name)
                else:
                    titles.setdefault(name, section.title)
        self._titles = {name: title for name, title in titles.items() if name in in_full}
        self._numbers = {name: number for number, name in enumerate(self._titles, 1)}
        self._used: set[str] = set()

    def take_link(self, name: str, section: Section) -> RowLink | None:
        """Return the link of the next row about a target. Only its first row of each kind has an identifier."""
        number = self._numbers.get(name)
        if number is None:
            return None
        listed, full = f"listed{number}", f"full{number}"
        row_id, target = (full, listed) if section.is_full_plan else (listed, full)
        words = f"Under {escape_control(self._titles[name])}" if section.is_full_plan else "In the plan in full"
        is_first = row_id not in self._used
        self._used.add(row_id)
        return RowLink(f"#{target}", words, row_id if is_first else "", is_back=section.is_full_plan)


def find_ref_column(table: Table) -> int | None:
    """Find the column that has refs of targets."""
    return next((n for n, column in enumerate(table.columns) if column.title == "Ref"), None)


def name_target(ref: str, section: Section) -> str:
    """Name a target by the ref that a section has of it, and by the plan if the section is about one of several.

    A line on a step is about the target that it leads to.
    """
    ref = ref.removeprefix(OF_TARGET)
    return f"{section.plan}:{ref}" if section.plan else ref


def _iter_target_names(section: Section) -> Iterator[str]:
    if section.table:
        place = find_ref_column(section.table)
        if place is not None:
            yield from (name_target(row[place].text, section) for row in section.table.rows)
