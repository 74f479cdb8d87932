"""Check what must hold of any file: it is answered in every format, within the file, and no screen obeys it."""

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

_LINE_BREAK = re.compile("\r\n|\n|\r")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def list_findings(source: Source) -> list[Finding]:
    """List everything that is found in a plan."""
    return list(check_source(source, date(2017, 9, 15)))


def answer(data: bytes) -> Source:
    """Read, check and print a file, and check the location of every finding."""
    source = load(data, "a\x1b[31m plan.yaml")
    findings = list_findings(source)
    lengths = [len(line) for line in _LINE_BREAK.split(source.text)]
    for finding in findings:
        location = finding.location
        assert location, finding
        assert 1 <= location.line <= len(lengths), finding
        length = lengths[location.line - 1]
        assert 1 <= location.column <= length + 1, finding
        assert location.column + location.length - 1 <= max(length, location.column), finding
    missing = CheckedFile(data[:40].decode(errors="replace"), fault=repr(findings[:1]))
    check_formats([CheckedFile(source.path, findings, source.get_line), missing])
    return source


def check_formats(files: list[CheckedFile]) -> None:
    """Check that each format can be read and has no character that a screen obeys."""
    for each in FINDING_FORMATS:
        printed = load_finding_renderer(each.name)(files, PLAIN_OPTIONS)
        control = _CONTROL.search(printed)
        assert not control, printed[max(control.start() - 40, 0) : control.end() + 40]
        printed.encode()
        if each.name in {"json", "sarif", "gitlab"}:
            json.loads(printed)
        elif each.name == "junit":
            ET.fromstring(printed)  # noqa: S314 - our own


def fix(data: bytes) -> FixResult:
    """Make the safe fixes of a file, and check that it is answered as well as before."""
    source = load(data)
    result = fix_source(source, list_findings)
    if result.fixes:
        answer((source.byte_order_mark + result.text).encode())
    assert bool(result.fixes) == (result.text != source.text)
    return result
