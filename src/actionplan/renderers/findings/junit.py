"""Findings as a JUnit report, which GitLab and most other build servers show: a plan is a suite, a finding a case.

A case is called by its rule and what it says, and not by its line: build servers tell by the name which cases are new.
What a plan must not have is a failure. A remark that a plan may keep is a case that was skipped, so that a build which
passes shows no failures. A plan in order has one case, which passed; one that could not be opened has one error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from actionplan.checks import load_rules
from actionplan.findings import Finding
from actionplan.renderers.findings.text import (
    NOT_CHECKED,
    PLAIN_OPTIONS,
    CheckedFile,
    FindingOptions,
    format_headline,
    format_message,
)
from actionplan.text.escaping import escape_control


def render(files: Sequence[CheckedFile], options: FindingOptions = PLAIN_OPTIONS) -> str:
    """The report of all files."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>"]
    for file in files:
        lines += _iter_suite(file, options)
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _iter_suite(file: CheckedFile, options: FindingOptions) -> Iterator[str]:
    failures, errors = sum(map(options.is_failure, file.findings)), int(bool(file.fault))
    skipped = len(file.findings) - failures
    counted = {"tests": max(len(file.findings), 1), "failures": failures, "errors": errors, "skipped": skipped}
    yield f"  <testsuite{_format_attributes(name=file.path, **counted)}>"
    for each, name in zip(file.findings, _iter_case_names(file.findings), strict=True):
        yield from _iter_case(each, name, file.path, is_failure=options.is_failure(each))
    if file.fault:
        yield from _iter_error_case(file)
    elif not file.findings:
        yield f"    <testcase{_format_attributes(classname=file.path, name='in order', file=file.path)}/>"
    yield "  </testsuite>"


def _iter_error_case(file: CheckedFile) -> Iterator[str]:
    yield f"    <testcase{_format_attributes(classname=file.path, name=NOT_CHECKED, file=file.path)}>"
    yield f"      <error{_format_attributes(type='file', message=file.fault)}>{_escape_xml(file.fault)}</error>"
    yield "    </testcase>"


def _iter_case_names(findings: Sequence[Finding]) -> Iterator[str]:
    """What each case is called; those that say the same are numbered."""
    stood: Counter[str] = Counter()
    for each in findings:
        rule = load_rules().get(each.code)
        name = f"{each.code} {rule.name}: {each.message}" if rule else f"{each.code}: {each.message}"
        stood[name] += 1
        yield name if stood[name] == 1 else f"{name} ({stood[name]})"


def _iter_case(finding: Finding, name: str, path: str, *, is_failure: bool) -> Iterator[str]:
    where = {"line": finding.position.line} if finding.position else {}
    yield f"    <testcase{_format_attributes(name=name, classname=path, file=path, **where)}>"
    said = _format_attributes(message=format_message(finding))
    if is_failure:
        kind = _format_attributes(type=finding.severity)
        yield f"      <failure{kind}{said}>{_escape_xml(format_headline(finding, path))}</failure>"
    else:
        yield f"      <skipped{said}/>"
    yield "    </testcase>"


def _format_attributes(**values: object) -> str:
    return "".join(f' {name}="{_escape_xml(str(value))}"' for name, value in values.items())


def _escape_xml(text: str) -> str:
    """A text as XML holds it: what XML cannot carry as an escape, its own signs by their names."""
    marked = escape_control(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return marked.replace('"', "&quot;")
