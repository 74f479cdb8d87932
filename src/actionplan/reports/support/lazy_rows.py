"""Rows that are built only when they are read: a report that is printed does not need them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from actionplan.rows import Row


class LazyRows(Sequence["Row"]):
    """A tuple of rows that is built when it is first read. It equals that tuple, and is pickled as it."""

    __slots__ = ("_build", "_rows")

    def __init__(self, build: Callable[[], Iterable[Row]]) -> None:
        self._build = build
        self._rows: tuple[Row, ...] | None = None

    def _load(self) -> tuple[Row, ...]:
        if self._rows is None:
            self._rows = tuple(self._build())
        return self._rows

    def __len__(self) -> int:
        return len(self._load())

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        return self._load()[index]

    def __iter__(self) -> Iterator[Row]:
        return iter(self._load())

    def __eq__(self, other: object) -> bool:
        return self._load() == (other._load() if isinstance(other, LazyRows) else other)

    def __hash__(self) -> int:
        return hash(self._load())

    def __repr__(self) -> str:
        return repr(self._load())

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return tuple, (self._load(),)
