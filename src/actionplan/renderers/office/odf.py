"""What OpenDocument text and spreadsheets have in common: their namespaces, the list of their parts, what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from xml.sax.saxutils import escape

ODF_VERSION = "1.3"

_NAMESPACE_PREFIX = "urn:oasis:names:tc:opendocument:xmlns"

ODF_NAMESPACES = {
    "xmlns:office": f"{_NAMESPACE_PREFIX}:office:1.0",
    "xmlns:table": f"{_NAMESPACE_PREFIX}:table:1.0",
    "xmlns:text": f"{_NAMESPACE_PREFIX}:text:1.0",
    "xmlns:style": f"{_NAMESPACE_PREFIX}:style:1.0",
    "xmlns:number": f"{_NAMESPACE_PREFIX}:datastyle:1.0",
    "xmlns:draw": f"{_NAMESPACE_PREFIX}:drawing:1.0",
    "xmlns:fo": f"{_NAMESPACE_PREFIX}:xsl-fo-compatible:1.0",
    "xmlns:svg": f"{_NAMESPACE_PREFIX}:svg-compatible:1.0",
    "xmlns:meta": f"{_NAMESPACE_PREFIX}:meta:1.0",
    "xmlns:config": f"{_NAMESPACE_PREFIX}:config:1.0",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}

NAMESPACE_ATTRIBUTES = " ".join(f'{name}="{address}"' for name, address in ODF_NAMESPACES.items())

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

UNMARKED_SPACES = re.compile(" {2,}|^ | $")
"""The spaces of a line that a reader of the format drops unless they are marked."""


def build_manifest(mime: str, parts: Iterable[str]) -> str:
    """The list of the parts of a file of that type."""
    entries = "".join(
        f' <manifest:file-entry manifest:full-path="{part}" manifest:media-type="text/xml"/>\n' for part in parts
    )
    return (
        f'{XML_DECLARATION}<manifest:manifest xmlns:manifest="{_NAMESPACE_PREFIX}:manifest:1.0" manifest:version="{ODF_VERSION}">\n'
        f' <manifest:file-entry manifest:full-path="/" manifest:version="{ODF_VERSION}" manifest:media-type="{mime}"/>\n'
        f"{entries}</manifest:manifest>\n"
    )


def build_metadata(title: str, authority: str, day: date, language: str) -> str:
    """What a file says of itself. It was made on the day that it speaks of."""
    midnight = f"{day.isoformat()}T00:00:00"
    said = (
        ("meta:generator", "actionplan"),
        ("dc:title", title),
        ("meta:initial-creator", authority),
        ("meta:creation-date", midnight),
        ("dc:date", midnight),
        ("dc:language", language),
    )
    told = "".join(f"<{name}>{escape(words)}</{name}>" for name, words in said)
    return (
        f'{XML_DECLARATION}<office:document-meta {NAMESPACE_ATTRIBUTES} office:version="{ODF_VERSION}"><office:meta>{told}</office:meta>'
        "</office:document-meta>\n"
    )
