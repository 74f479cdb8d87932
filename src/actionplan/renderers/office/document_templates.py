"""What the templates of Word documents and OpenDocument text know about blocks and styles."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from actionplan.renderers.office import styles
from actionplan.renderers.office.document_blocks import (
    Block,
    Contents,
    DocumentTable,
    FactLine,
    ListItem,
    Paragraph,
    ShareBar,
)

if TYPE_CHECKING:
    from jinja2 import Environment


def add_document_terms(environment: Environment) -> None:
    """Give an environment the styles, and tests for the kinds of blocks: `block is paragraph`."""
    environment.globals["styles"] = styles
    for name, kind in _KINDS.items():
        environment.tests[name] = _build_test(kind)


_KINDS: dict[str, type[Block]] = {
    "paragraph": Paragraph,
    "fact_line": FactLine,
    "list_item": ListItem,
    "share_bar": ShareBar,
    "contents": Contents,
    "table": DocumentTable,
}


def _build_test(kind: type[Block]) -> Callable[[Block], bool]:
    return lambda block: isinstance(block, kind)
