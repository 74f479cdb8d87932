"""Findings as a JUnit report, which GitLab and most other build servers show: a plan is a suite, a finding a case.

A case is called by its rule and what it says, and not by its line: build servers tell by the name which cases are new.
What a plan must not have is a failure. A remark that a plan may keep is a case that was skipped, so that a build which
passes shows no failures. A plan in order has one case, which passed; one that could not be opened has one error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from actionplan.checks import rules
from actionplan.faces.findings import PLAIN, UNSEEN, Checked, Manner, headline, sentence
from actionplan.faces.safe import safe
from actionplan.findings import Finding


def render(files: Sequence[Checked], manner: Manner = PLAIN) -> str:
    """The report of all files."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>"]
    for file in files:
        lines += _suite(file, manner)
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _suite(file: Checked, manner: Manner) -> Iterator[str]:
    failures, errors = sum(map(manner.fails, file.findings)), int(bool(file.fault))
    skipped = len(file.findings) - failures
    counted = {"tests": max(len(file.findings), 1), "failures": failures, "errors": errors, "skipped": skipped}
    yield f"  <testsuite{_attributes(name=file.path, **counted)}>"
    for each, name in zip(file.findings, _names(file.findings), strict=True):
        yield from _case(each, name, file.path, fails=manner.fails(each))
    if file.fault:
        yield from _unseen(file)
    elif not file.findings:
        yield f"    <testcase{_attributes(classname=file.path, name='in order', file=file.path)}/>"
    yield "  </testsuite>"


def _unseen(file: Checked) -> Iterator[str]:
    yield f"    <testcase{_attributes(classname=file.path, name=UNSEEN, file=file.path)}>"
    yield f"      <error{_attributes(type='file', message=file.fault)}>{_text(file.fault)}</error>"
    yield "    </testcase>"


def _names(findings: Sequence[Finding]) -> Iterator[str]:
    """What each case is called; those that say the same are numbered."""
    stood: Counter[str] = Counter()
    for each in findings:
        rule = rules().get(each.code)
        name = f"{each.code} {rule.name}: {each.message}" if rule else f"{each.code}: {each.message}"
        stood[name] += 1
        yield name if stood[name] == 1 else f"{name} ({stood[name]})"


def _case(finding: Finding, name: str, path: str, *, fails: bool) -> Iterator[str]:
    where = {"line": finding.position.line} if finding.position else {}
    yield f"    <testcase{_attributes(name=name, classname=path, file=path, **where)}>"
    said = _attributes(message=sentence(finding))
    if fails:
        kind = _attributes(type=finding.severity)
        yield f"      <failure{kind}{said}>{_text(headline(finding, path))}</failure>"
    else:
        yield f"      <skipped{said}/>"
    yield "    </testcase>"


def _attributes(**values: object) -> str:
    return "".join(f' {name}="{_text(str(value))}"' for name, value in values.items())


def _text(text: str) -> str:
    """A text as XML holds it: what XML cannot carry as an escape, its own signs by their names."""
    marked = safe(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return marked.replace('"', "&quot;")
