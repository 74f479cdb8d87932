"""Findings as a JUnit report, which GitLab and most other build servers show: a plan is a suite, a finding a case.

A case is named by its rule and message, not by its line, because build servers tell new cases by their names. A finding
that a plan must not have is a failure. One that it may keep is a skipped case, so that a build which passes shows no
failures. A plan in order has one case, which passed; a plan that could not be opened has one error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from actionplan.checks import load_rules
from actionplan.findings import Finding
from actionplan.renderers.findings import NOT_CHECKED, PLAIN_OPTIONS, CheckedFile, FindingOptions
from actionplan.renderers.findings.headlines import format_headline, format_message
from actionplan.text.escaping import escape_control


def render(files: Sequence[CheckedFile], options: FindingOptions = PLAIN_OPTIONS) -> str:
    """Render the report of all files."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>"]
    for file in files:
        lines += _iter_suite(file, options)
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _iter_suite(file: CheckedFile, options: FindingOptions) -> Iterator[str]:
    failures, errors = sum(map(options.is_failure, file.findings)), int(bool(file.fault))
    skipped = len(file.findings) - failures
    counts = {"tests": max(len(file.findings), 1), "failures": failures, "errors": errors, "skipped": skipped}
    yield f"  <testsuite{_format_attributes(name=file.path, **counts)}>"
    for finding, name in zip(file.findings, _iter_case_names(file.findings), strict=True):
        yield from _iter_case(finding, name, file, is_failure=options.is_failure(finding))
    if file.fault:
        yield from _iter_error_case(file)
    elif not file.findings:
        yield f"    <testcase{_format_attributes(classname=file.path, name='in order', file=file.place)}/>"
    yield "  </testsuite>"


def _iter_error_case(file: CheckedFile) -> Iterator[str]:
    yield f"    <testcase{_format_attributes(classname=file.path, name=NOT_CHECKED, file=file.place)}>"
    yield f"      <error{_format_attributes(type='file', message=file.fault)}>{_escape_xml(file.fault)}</error>"
    yield "    </testcase>"


def _iter_case_names(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the name of each case; those that say the same are numbered."""
    counts: Counter[str] = Counter()
    for finding in findings:
        rule = load_rules().get(finding.code)
        name = f"{finding.code} {rule.name}: {finding.message}" if rule else f"{finding.code}: {finding.message}"
        counts[name] += 1
        yield name if counts[name] == 1 else f"{name} ({counts[name]})"


def _iter_case(finding: Finding, name: str, file: CheckedFile, *, is_failure: bool) -> Iterator[str]:
    where = {"line": finding.location.line} if finding.location else {}
    yield f"    <testcase{_format_attributes(name=name, classname=file.path, file=file.place, **where)}>"
    message = _format_attributes(message=format_message(finding))
    if is_failure:
        kind = _format_attributes(type=finding.severity)
        yield f"      <failure{kind}{message}>{_escape_xml(format_headline(finding, file.path))}</failure>"
    else:
        yield f"      <skipped{message}/>"
    yield "    </testcase>"


def _format_attributes(**values: object) -> str:
    return "".join(f' {name}="{_escape_xml(str(value))}"' for name, value in values.items())


def _escape_xml(text: str) -> str:
    """Escape a text for XML: characters that XML cannot carry, and its own signs."""
    marked = escape_control(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return marked.replace('"', "&quot;")
