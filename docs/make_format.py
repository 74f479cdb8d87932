"""Writes the tables of docs/plan-format.md from the shape of the file: every key, under what it belongs to.

python docs/make_format.py            # refresh docs/plan-format.md
python docs/make_format.py --check    # change nothing; say that it is stale, and fail
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from actionplan.planfile.schema import FILE, Field, MappingSchema

PAGE = Path(__file__).resolve().parent / "plan-format.md"

MARK = "<!-- What follows is made from src/actionplan/source/shape.py by docs/make_format.py -->\n"
OPENING = """
## Every key

The plan cannot do without a key that "must" be there; where one that "should" be there is missing, `validate` warns. A
link leads to the keys of what stands there.
"""

NO_ARTICLE = ("months", "yes or no")


def page(written: str) -> str:
    """The whole page: what was written by hand, up to the mark, and the tables."""
    by_hand, _, _ = written.partition(MARK)
    return by_hand + MARK + "\n".join([OPENING, *(line for shape in shapes(FILE) for line in section(shape))])


def shapes(shape: MappingSchema) -> list[MappingSchema]:
    """A shape and all below it, each once, in the order of the file."""
    found = {shape.name: shape}
    for key in shape.fields.values():
        for each in shapes(key.schema) if key.schema else ():
            found.setdefault(each.name, each)
    return list(found.values())


def section(shape: MappingSchema) -> Iterator[str]:
    """The heading of a shape, the table of its keys, and what else is to be said of it."""
    yield f"### {shape.name[0].upper()}{shape.name[1:]}\n"
    if shape.free_example:
        yield f"Keys of your own, like `{shape.free_example}`.\n"
        return
    yield "| key | needed | holds | what it is |"
    yield "| --- | --- | --- | --- |"
    yield from (f"| `{key.name}` |{needed(key)}| {holds(key)} | {about(key)} |" for key in shape.fields.values())
    yield ""
    if shape.one_of:
        yield f"One of {' and '.join(f'`{name}`' for name in shape.one_of)} must be there.\n"
    if shape.is_text_allowed:
        yield f"Where there is nothing else to say, the text of `{shape.default_key}` may stand alone.\n"


def needed(key: Field) -> str:
    """Whether a key has to be there, as a cell."""
    if key.is_required:
        return " must; may be empty " if key.is_blank_allowed else " must "
    return " should " if key.is_recommended else " "


def holds(key: Field) -> str:
    """What stands behind a key."""
    if key.form == "mapping" and key.schema:
        return link(key.schema)
    one = link(key.schema) if key.schema else "text"
    if key.form == "list":
        return f"one or a list: {one}" if key.is_single_allowed else f"a list: {one}"
    kind = key.kind if key.kind in NO_ARTICLE else f"a {key.kind}"
    return ", ".join(f"`{word}`" for word in key.choices) or (kind if key.kind else "text")


def link(shape: MappingSchema) -> str:
    """A shape's name, as a link to its table."""
    anchor = re.sub(r"[^\w\- ]", "", shape.name).lower().replace(" ", "-")
    return f"[{shape.name}](#{anchor})"


def about(key: Field) -> str:
    """What a key is for, with its example."""
    return f"{key.description} Like `{key.example}`." if key.example else key.description


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
