"""The table of a sheet: headings and values, each column a heading and the function that gets its value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple, Protocol, TypeVar

from actionplan.rows import Row
from actionplan.text.addresses import iter_addresses

SheetTone = Literal["red", "amber", "green", "late", "due", "done"]
"""What the colour of a cell means. The words of the cell, or of one beside it, always say it too."""


class Link(NamedTuple):
    """Words that lead to an address: a web page, somebody's mail, or another sheet ("#Log")."""

    words: str
    address: str


class AmountFormat(NamedTuple):
    """How an amount looks: the sign of its currency or a per cent sign, if it has one, and its decimal places."""

    sign: str
    places: int

    @property
    def code(self) -> str:
        """The format as Excel writes it: `"£"#,##0.00`."""
        decimals = f".{'0' * self.places}" if self.places else ""
        if self.sign == "%":
            return f"0{decimals}%"
        return f'"{self.sign}"#,##0{decimals}' if self.sign else f"#,##0{decimals}"


class Amount(NamedTuple):
    """A number with thousands, an amount of money or a share of a whole, and how it looks."""

    number: Decimal
    form: AmountFormat

    @property
    def words(self) -> str:
        """The amount as it is shown: £120,000, 1,200 or 95%."""
        sign, places = self.form
        if sign == "%":
            return f"{self.number:.{places}%}"
        return f"{'-' if self.number < 0 else ''}{sign}{abs(self.number):,.{places}f}"


CellValue = str | bool | int | float | Decimal | date | Link | Amount | None
"""What a cell holds: words, yes or no, a number, a share of a whole (a float), a day, a link, an amount, or nothing."""


class ToneRule(NamedTuple):
    """Gives a cell a tone, if the cell under `heading` in its row has a value."""

    heading: str
    value: str
    tone: SheetTone


STATUS_RULES = (
    ToneRule("Colour", "red", "red"),
    ToneRule("Colour", "amber", "amber"),
    ToneRule("Status", "overdue", "late"),
    ToneRule("Status", "due", "due"),
    ToneRule("Status", "complete", "done"),
)
RAG_RULES = (ToneRule("RAG", "red", "red"), ToneRule("RAG", "amber", "amber"), ToneRule("RAG", "green", "green"))


class SheetColumn(NamedTuple):
    """The heading of a column, and its width in characters.

    Numbers are set to the right. A column without a value is left out, unless it `is_kept`. Its cells have the tone of
    the first of its `rules` that holds.
    """

    title: str
    width: int
    is_number: bool = False
    is_kept: bool = False
    rules: tuple[ToneRule, ...] = ()


class SheetTable(NamedTuple):
    """A table: its headings, and rows with a value for each."""

    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...]


T = TypeVar("T")
ColumnValue = tuple[SheetColumn, Callable[[T], CellValue]]
"""A column, and the function that gets its value."""


def has_several_plans(rows: Iterable[Row]) -> bool:
    """Return True if the rows are of several plans, so that a ref alone does not say which target it is."""
    return len({row.plan for row in rows}) > 1


def join_lines(texts: Iterable[str]) -> str | None:
    """Join several texts in one cell, a line each."""
    return "\n".join(texts) or None


def link_address(words: str | None) -> str | Link | None:
    """Return words as a link, if they have a web or mail address in them that can be followed."""
    addresses = [address.target for address in iter_addresses(words or "")]
    web = [target for target in addresses if not target.startswith("mailto:")]
    return Link(words, (web or addresses)[0]) if words and addresses else words


class _HasRow(Protocol):
    """What a table has a row for, and the row of the target that it belongs to."""

    @property
    def row(self) -> Row:
        """The row of the target."""


EntryT = TypeVar("EntryT", bound=_HasRow)


def build_table(columns: Sequence[ColumnValue[T]], entries: Sequence[T]) -> SheetTable:
    """Build a table with a row for each entry, and the columns that have a value or are kept."""
    filled = [(column, [get_value(entry) for entry in entries]) for column, get_value in columns]
    kept = [(column, values) for column, values in filled if column.is_kept or any(each is not None for each in values)]
    rows = tuple(zip(*(values for _, values in kept), strict=True))
    return SheetTable(tuple([column for column, _ in kept]), rows)


def build_entries_table(
    columns: Sequence[ColumnValue[EntryT]], rows: Sequence[Row], entries: Sequence[EntryT]
) -> SheetTable:
    """Build a table of entries. If the rows are of several plans, the name of its plan follows each ref."""
    plan: ColumnValue[EntryT] = (PLAN_COLUMN, lambda entry: entry.row.plan)
    is_plan_named = has_several_plans(rows)
    wanted = [[each, plan] if is_plan_named and each[0] == REF_COLUMN else [each] for each in columns]
    return build_table([each for group in wanted for each in group], entries)


REF_COLUMN = SheetColumn("Ref", 8, is_kept=True)
PLAN_COLUMN = SheetColumn("Plan", 14)
OFFICER_COLUMN = SheetColumn("Responsible officer", 20, is_kept=True)
DUE_COLUMN = SheetColumn("Due", 12, is_kept=True)
STATUS_COLUMN = SheetColumn("Status", 12, is_kept=True, rules=STATUS_RULES)
RAG_COLUMN = SheetColumn("RAG", 8, is_kept=True, rules=RAG_RULES)
COLOUR_COLUMN = SheetColumn("Colour", 9)
OUTPUT_COLUMN = SheetColumn("Key output", 32, is_kept=True)
