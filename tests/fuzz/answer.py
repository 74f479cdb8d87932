"""What must hold of any file whatever: it is answered, inside the file, in every format, and no screen obeys it."""

from __future__ import annotations

import json
import re
from datetime import date
from xml.etree import ElementTree as ET

from actionplan.checks.runner import check_source
from actionplan.findings import Finding
from actionplan.planfile import Source, load
from actionplan.planfile.fixing import FixResult, fix_source
from actionplan.renderers.findings import FINDING_FORMATS, PLAIN_OPTIONS, CheckedFile, load_finding_renderer

_BREAK = re.compile("\r\n|\n|\r")
_OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def findings(source: Source) -> list[Finding]:
    """All that is found in a plan."""
    return list(check_source(source, date(2017, 9, 15)))


def answer(data: bytes) -> Source:
    """The file read, checked and shown, and what must hold of every finding held against it."""
    source = load(data, "a\x1b[31m plan.yaml")
    found = findings(source)
    lengths = [len(line) for line in _BREAK.split(source.text)]
    for each in found:
        place = each.location
        assert place, each
        assert 1 <= place.line <= len(lengths), each
        length = lengths[place.line - 1]
        assert 1 <= place.column <= length + 1, each
        assert place.column + place.length - 1 <= max(length, place.column), each
    show(
        [
            CheckedFile(source.path, found, source.get_line),
            CheckedFile(data[:40].decode(errors="replace"), fault=repr(found[:1])),
        ]
    )
    return source


def show(files: list[CheckedFile]) -> None:
    """The findings in every format, each of them whole and harmless."""
    for each in FINDING_FORMATS:
        shown = load_finding_renderer(each.name)(files, PLAIN_OPTIONS)
        obeyed = _OBEYED.search(shown)
        assert not obeyed, shown[max(obeyed.start() - 40, 0) : obeyed.end() + 40]
        shown.encode()
        if each.name in {"json", "sarif"}:
            json.loads(shown)
        elif each.name == "junit":
            ET.fromstring(shown)  # noqa: S314 - our own


def put_right(data: bytes) -> FixResult:
    """The file with its safe fixes made: still a file that is answered, and no more errors than before."""
    source = load(data)
    mended = fix_source(source, findings)
    if mended.fixes:
        answer((source.byte_order_mark + mended.text).encode())
    assert bool(mended.fixes) == (mended.text != source.text)
    return mended
