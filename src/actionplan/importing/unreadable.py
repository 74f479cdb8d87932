"""What stops an import: a file that cannot be read as a document."""

from __future__ import annotations


class UnreadableDocumentError(ValueError):
    """A file that no reader can read; the sentence says what it is, and what to do instead."""
