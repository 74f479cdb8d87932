"""Write the tables of docs/plan-format.md from the schema: every key, under the part of the file that has it.

python docs/make_format.py            # refresh docs/plan-format.md
python docs/make_format.py --check    # change nothing; say that it is stale, and fail
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from actionplan.planfile.schema import FILE, iter_schemas
from actionplan.planfile.schema_field import Field, MappingSchema

PAGE = Path(__file__).resolve().parent / "plan-format.md"

MARK = "<!-- What follows is made from src/actionplan/planfile/schema*.py by docs/make_format.py -->\n"
OPENING = """
## Every key

A key marked "must" is required. If a key marked "should" is missing, `validate` warns. Follow a link to see the keys
that belong there.
"""

NO_ARTICLE = ("months", "yes or no")


def build_page(current: str) -> str:
    """Build the page: what was written by hand, up to the mark, and the tables."""
    by_hand, _, _ = current.partition(MARK)
    lines = (line for schema in list_schemas() for line in iter_section(schema))
    return by_hand + MARK + "\n".join([OPENING, *lines])


def list_schemas() -> list[MappingSchema]:
    """List each mapping of the file once, in the order of the file."""
    return list({schema.name: schema for schema in iter_schemas(FILE)}.values())


def iter_section(schema: MappingSchema) -> Iterator[str]:
    """Yield the lines on a mapping: its heading, the table of its keys, and its rules."""
    yield f"### {schema.name[0].upper()}{schema.name[1:]}\n"
    if schema.free_example:
        yield f"You choose the keys here, like `{schema.free_example}`.\n"
        return
    yield "| key | needed | holds | what it is |"
    yield "| --- | --- | --- | --- |"
    for field in schema.fields.values():
        yield f"| `{field.name}` |{format_need(field)}| {format_value(field)} | {format_description(field)} |"
    yield ""
    if schema.one_of:
        yield f"At least one of {' and '.join(f'`{name}`' for name in schema.one_of)} is required.\n"
    if schema.is_text_allowed:
        yield f"If you have nothing else to say, write the text of `{schema.default_key}` alone.\n"


def format_need(field: Field) -> str:
    """Format the cell that says if a key is needed."""
    if field.is_required:
        return " must, but may be empty " if field.is_blank_allowed else " must "
    return " should " if field.is_recommended else " "


def format_value(field: Field) -> str:
    """Format the cell that says what a key holds."""
    if field.form == "mapping" and field.schema:
        return format_link(field.schema)
    item = format_link(field.schema) if field.schema else "text"
    if field.form == "list":
        return f"one or a list: {item}" if field.is_single_allowed else f"a list: {item}"
    kind = field.kind if field.kind in NO_ARTICLE else f"a {field.kind}"
    return ", ".join(f"`{word}`" for word in field.choices) or (kind if field.kind else "text")


def format_link(schema: MappingSchema) -> str:
    """Format the name of a mapping as a link to its table."""
    anchor = re.sub(r"[^\w\- ]", "", schema.name).lower().replace(" ", "-")
    return f"[{schema.name}](#{anchor})"


def format_description(field: Field) -> str:
    """Format what a key is for, with its example."""
    return f"{field.description} Like `{field.example}`." if field.example else field.description


def main() -> None:
    """Refresh the page, or check it."""
    old = PAGE.read_text(encoding="utf-8")
    made = build_page(old)
    if "--check" not in sys.argv:
        PAGE.write_text(made, encoding="utf-8", newline="\n")
    elif old != made:
        sys.exit("docs/plan-format.md is stale: run python docs/make_format.py")


if __name__ == "__main__":
    main()
