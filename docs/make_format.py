"""Writes the tables of docs/plan-format.md from the shape of the file: every key, under what it belongs to.

python docs/make_format.py            # refresh docs/plan-format.md
python docs/make_format.py --check    # change nothing; say that it is stale, and fail
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from actionplan.source.shape import FILE, Key, Shape

PAGE = Path(__file__).resolve().parent / "plan-format.md"

MARK = "<!-- What follows is made from src/actionplan/source/shape.py by docs/make_format.py -->\n"
OPENING = """
## Every key

A key marked "must" is required. If a key marked "should" is missing, `validate` warns. Follow a link to see the keys
that belong there.
"""

NO_ARTICLE = ("months", "yes or no")


def page(written: str) -> str:
    """The whole page: what was written by hand, up to the mark, and the tables."""
    by_hand, _, _ = written.partition(MARK)
    return by_hand + MARK + "\n".join([OPENING, *(line for shape in shapes(FILE) for line in section(shape))])


def shapes(shape: Shape) -> list[Shape]:
    """A shape and all below it, each once, in the order of the file."""
    found = {shape.name: shape}
    for key in shape.keys.values():
        for each in shapes(key.shape) if key.shape else ():
            found.setdefault(each.name, each)
    return list(found.values())


def section(shape: Shape) -> Iterator[str]:
    """The heading of a shape, the table of its keys, and what else is to be said of it."""
    yield f"### {shape.name[0].upper()}{shape.name[1:]}\n"
    if shape.free:
        yield f"You choose the keys here, like `{shape.free}`.\n"
        return
    yield "| key | needed | holds | what it is |"
    yield "| --- | --- | --- | --- |"
    yield from (f"| `{key.name}` |{needed(key)}| {holds(key)} | {about(key)} |" for key in shape.keys.values())
    yield ""
    if shape.either:
        yield f"At least one of {' and '.join(f'`{name}`' for name in shape.either)} is required.\n"
    if shape.terse:
        yield f"If you have nothing else to say, write the text of `{shape.bare}` alone.\n"


def needed(key: Key) -> str:
    """Whether a key has to be there, as a cell."""
    if key.required:
        return " must, but may be empty " if key.blank else " must "
    return " should " if key.wanted else " "


def holds(key: Key) -> str:
    """What stands behind a key."""
    if key.form == "mapping" and key.shape:
        return link(key.shape)
    one = link(key.shape) if key.shape else "text"
    if key.form == "list":
        return f"one or a list: {one}" if key.loose else f"a list: {one}"
    kind = key.kind if key.kind in NO_ARTICLE else f"a {key.kind}"
    return ", ".join(f"`{word}`" for word in key.choices) or (kind if key.kind else "text")


def link(shape: Shape) -> str:
    """A shape's name, as a link to its table."""
    anchor = re.sub(r"[^\w\- ]", "", shape.name).lower().replace(" ", "-")
    return f"[{shape.name}](#{anchor})"


def about(key: Key) -> str:
    """What a key is for, with its example."""
    return f"{key.about} Like `{key.example}`." if key.example else key.about


def main() -> None:
    """Refresh the page, or check it."""
    old = PAGE.read_text(encoding="utf-8")
    made = page(old)
    if "--check" not in sys.argv:
        PAGE.write_text(made, encoding="utf-8", newline="\n")
    elif old != made:
        sys.exit("docs/plan-format.md is stale: run python docs/make_format.py")


if __name__ == "__main__":
    main()
