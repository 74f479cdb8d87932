"""What the templates of Word documents and OpenDocument text know about blocks and styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.renderers.office import styles
from actionplan.renderers.office.document_blocks import BAR_TEXT_WIDTH, DocumentTable, ListEntry, Paragraph

if TYPE_CHECKING:
    from jinja2 import Environment


def add_document_terms(environment: Environment) -> None:
    """Give an environment the styles, and tests for the kinds of blocks: `block is paragraph`."""
    environment.globals |= {"styles": styles, "bar_text_width": BAR_TEXT_WIDTH}
    environment.tests["paragraph"] = lambda block: isinstance(block, Paragraph)
    environment.tests["list_entry"] = lambda block: isinstance(block, ListEntry)
    environment.tests["table"] = lambda block: isinstance(block, DocumentTable)
