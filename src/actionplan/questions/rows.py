"""The rows of an answer, made only where somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, overload

from actionplan.report import Row

if TYPE_CHECKING:
    from actionplan.questions.items import Item


def rows_of(pairs: Sequence[tuple[Item, str]]) -> Rows:
    """A row for each item, with the name of the section that it stands in."""

    def made() -> Iterator[Row]:
        from actionplan.questions.row import row  # noqa: PLC0415 - only answers that are sent as data pay for it

        return (row(item, section) for item, section in pairs)

    return Rows(made)


class Rows(Sequence[Row]):
    """Rows that are made when they are first looked at: an answer that is printed does without them.

    In all else they are the tuple of them, and are pickled as that.
    """

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Iterable[Row]]) -> None:
        self._make = make
        self._made: tuple[Row, ...] | None = None

    def _all(self) -> tuple[Row, ...]:
        if self._made is None:
            self._made = tuple(self._make())
        return self._made

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        return self._all()[at]

    def __iter__(self) -> Iterator[Row]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        return self._all() == (other._all() if isinstance(other, Rows) else other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return tuple, (self._all(),)
