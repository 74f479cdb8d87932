"""What a file says, as plain dicts and lists of text, with the place of everything beside them.

Every scalar is text as written. What YAML could do beyond that (anchors, tags, equal keys, many documents) is told and
never obeyed.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from actionplan.findings import Finding

if TYPE_CHECKING:
    from yaml.error import YAMLError

Node: TypeAlias = "str | list[Node] | dict[str, Node]"


class Marks:
    """Where everything stands: one entry for each key and value, in the order of the file.

    That is a mapping, then its first key, that key's value, its next key; a list, then its items. `starts` holds
    offsets in the text. `ends` holds, for a key or text, the offset past its last character; for a mapping or list,
    minus the number of the entry that comes after.
    """

    __slots__ = ("ends", "starts")

    def __init__(self) -> None:
        self.starts = array("i")
        self.ends = array("i")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Marks) and (self.starts, self.ends) == (other.starts, other.ends)

    __hash__ = None  # type: ignore[assignment]


class Tree(NamedTuple):
    """What a file says (`root`; `None` where nothing could be read), and where it says it.

    `has_forbidden` is for a file in which control characters are masked; `dashed` are the offsets of the items of lists
    that have a dash in them, which may have been meant for another item where they go on in another line.
    """

    root: Node | None
    marks: Marks
    findings: list[Finding]
    error: YAMLError | None = None
    has_forbidden: bool = False
    dashed: tuple[tuple[int, int], ...] = ()

    @classmethod
    def empty(cls) -> Tree:
        """The tree of a file that cannot even be looked at."""
        return cls(None, Marks(), [])

    @property
    def starts(self) -> array[int]:
        """Where each key and value starts, as its marks say."""
        return self.marks.starts

    @property
    def ends(self) -> array[int]:
        """Where each ends, as its marks say."""
        return self.marks.ends

    def text_at(self, offset: int) -> tuple[int, int] | None:
        """From where to where the key or text that holds an offset stands; `None` where none does."""
        number = bisect_right(self.starts, offset) - 1
        if number < 0 or self.ends[number] <= offset:
            return None
        return self.starts[number], self.ends[number]

    def before(self, offset: int) -> int:
        """Where the last key or text that starts before an offset ends; 0 where there is none."""
        number = bisect_right(self.starts, offset) - 1
        return max(self.ends[number], 0) if number >= 0 else 0

    def entries(self, number: int, count: int) -> array[int]:
        """The entries of a list's items, or of a mapping's keys and values in turn."""
        entries, ends, entry = array("i"), self.ends, number + 1
        for _ in range(count):
            entries.append(entry)
            entry = -ends[entry] if ends[entry] < 0 else entry + 1
        return entries
