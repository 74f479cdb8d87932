"""What the templates of Word documents and OpenDocument text know about blocks and styles."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from actionplan.renderers.office import styles
from actionplan.renderers.office.document_blocks import (
    AxisHeading,
    Contents,
    DocumentTable,
    FactLine,
    KeyedDrawing,
    ListItem,
    Paragraph,
)
from actionplan.renderers.office.document_drawings import Drawing
from actionplan.text.addresses import iter_addresses

if TYPE_CHECKING:
    from jinja2 import Environment


def add_document_terms(environment: Environment, *, is_brief: bool = False) -> None:
    """Give an environment the styles, and tests for the kinds of blocks and cells: `block is paragraph`."""
    environment.globals["styles"] = styles.build_look(is_brief=is_brief)
    environment.filters["millimetres"] = lambda length: f"{length:.2f}mm"
    environment.filters["split_links"] = split_links
    environment.filters["hundredths"] = lambda length: round(length * 100)
    for name, kind in _KINDS.items():
        environment.tests[name] = _build_test(kind)
    environment.tests["heading"] = _is_heading


def split_links(text: str) -> list[tuple[str, str]]:
    """Split a text into words and the addresses in it. Each part has what a link leads to; words have ""."""
    parts, end = [], 0
    for address in iter_addresses(text):
        parts += [(text[end : address.start], ""), (text[address.start : address.end], address.target)]
        end = address.end
    return [part for part in (*parts, (text[end:], "")) if part[0]]


def render_drawing(environment: Environment, drawing: Drawing) -> str:
    """Render a drawing as SVG."""
    return environment.get_template("drawing.svg").render(picture=drawing)


_KINDS: dict[str, type] = {
    "axis_heading": AxisHeading,
    "drawing": Drawing,
    "paragraph": Paragraph,
    "fact_line": FactLine,
    "list_item": ListItem,
    "keyed_drawing": KeyedDrawing,
    "contents": Contents,
    "table": DocumentTable,
}


def _build_test(kind: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, kind)


def _is_heading(value: object) -> bool:
    """Return True for what begins with a heading, or stays on the page of what follows, and does not begin a page."""
    return isinstance(value, Contents) or (
        isinstance(value, Paragraph) and value.is_kept_with_next and not value.starts_page
    )
