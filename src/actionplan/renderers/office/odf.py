"""Parts that OpenDocument text and spreadsheets have in common, and how each file is put together.

Files are made here and not by odfdo: docs/decisions/documents.md says why.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from re import Match
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from actionplan.renderers.office.archive import pack_archive
from actionplan.renderers.templating import build_environment

if TYPE_CHECKING:
    from jinja2 import Environment

TEXT_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
SPREADSHEET_MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
CHART_MEDIA_TYPE = "application/vnd.oasis.opendocument.chart"

_NO_OBJECTS: Mapping[str, str] = {}

_UNMARKED_SPACES = re.compile(" {2,}|^ | $")
"""The spaces of a line that programs drop unless they are marked."""


class Properties(NamedTuple):
    """The properties of a file. Its date is the day that the report is about."""

    title: str
    authority: str
    day: date
    language: str


def build_odf_environment() -> Environment:
    """Build the environment of the templates, with the filter that keeps every space of a line."""
    environment = build_environment("actionplan.renderers.office")
    environment.filters["mark_spaces"] = _mark_spaces
    return environment


def pack_odf(
    environment: Environment,
    media_type: str,
    parts: Mapping[str, str],
    properties: Properties,
    objects: Mapping[str, str] = _NO_OBJECTS,
) -> bytes:
    """Pack parts, by their names, as an OpenDocument file; add its properties and the list of its parts.

    `objects` are the documents within it: the media type of each, by its folder.
    """
    meta = environment.get_template("odf_meta.xml").render(properties._asdict())
    every_part = {**parts, "meta.xml": meta}
    listed = {"media_type": media_type, "parts": every_part, "objects": objects}
    manifest = environment.get_template("odf_manifest.xml").render(listed)
    return pack_archive([("mimetype", media_type), *every_part.items(), ("META-INF/manifest.xml", manifest)])


def _mark_spaces(text: str) -> Markup:
    """Escape a line, and mark the spaces that a reader would drop."""
    return Markup(_UNMARKED_SPACES.sub(_mark_run, str(escape(text))))  # noqa: S704 - escaped just here


def _mark_run(spaces: Match[str]) -> str:
    return f'<text:s text:c="{len(spaces[0])}"/>'
