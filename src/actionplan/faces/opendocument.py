"""What OpenDocument text and spreadsheets have in common: their namespaces, the list of their parts, what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from xml.sax.saxutils import escape

VERSION = "1.3"

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns"

NAMESPACES = {
    "xmlns:office": f"{_NAMESPACE}:office:1.0",
    "xmlns:table": f"{_NAMESPACE}:table:1.0",
    "xmlns:text": f"{_NAMESPACE}:text:1.0",
    "xmlns:style": f"{_NAMESPACE}:style:1.0",
    "xmlns:number": f"{_NAMESPACE}:datastyle:1.0",
    "xmlns:draw": f"{_NAMESPACE}:drawing:1.0",
    "xmlns:fo": f"{_NAMESPACE}:xsl-fo-compatible:1.0",
    "xmlns:svg": f"{_NAMESPACE}:svg-compatible:1.0",
    "xmlns:meta": f"{_NAMESPACE}:meta:1.0",
    "xmlns:config": f"{_NAMESPACE}:config:1.0",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}

DECLARED = " ".join(f'{name}="{address}"' for name, address in NAMESPACES.items())

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'

SPACES = re.compile(" {2,}|^ | $")
"""The spaces of a line that a reader of the format drops unless they are marked."""


def manifest(mime: str, parts: Iterable[str]) -> str:
    """The list of the parts of a file of that type."""
    entries = "".join(
        f' <manifest:file-entry manifest:full-path="{part}" manifest:media-type="text/xml"/>\n' for part in parts
    )
    return (
        f'{XML}<manifest:manifest xmlns:manifest="{_NAMESPACE}:manifest:1.0" manifest:version="{VERSION}">\n'
        f' <manifest:file-entry manifest:full-path="/" manifest:version="{VERSION}" manifest:media-type="{mime}"/>\n'
        f"{entries}</manifest:manifest>\n"
    )


def meta(title: str, authority: str, day: date, language: str) -> str:
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
        f'{XML}<office:document-meta {DECLARED} office:version="{VERSION}"><office:meta>{told}</office:meta>'
        "</office:document-meta>\n"
    )
