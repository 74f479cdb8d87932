"""Findings as a page of Markdown with a table for each plan: GitHub shows it as the summary of a job."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from actionplan.checks import load_rules
from actionplan.findings import Finding
from actionplan.renderers.findings import PLAIN_OPTIONS, CheckedFile, FindingOptions
from actionplan.renderers.findings.headlines import (
    SEVERITY_COLOURS,
    format_file_total,
    format_grand_total,
    format_message,
)
from actionplan.renderers.rule_page import build_rule_address
from actionplan.renderers.text.markdown import escape_markdown

MAX_ROWS = 500
"""How many findings of a plan are listed. GitHub shows no summary of more than 1 MB."""


def render(files: Sequence[CheckedFile], _options: FindingOptions = PLAIN_OPTIONS) -> str:
    """Render the findings of each file, gravest first, below the line that counts them."""
    total = format_grand_total(files)
    blocks = [f"**{escape_markdown(line)}**" for line in total]
    return "\n\n".join([*blocks, *(block for file in files for block in _iter_blocks(file))]) + "\n"


def _iter_blocks(file: CheckedFile) -> Iterator[str]:
    yield f"### {escape_markdown(format_file_total(file))}"
    if file.fault:
        yield escape_markdown(file.fault)
    gravest_first = sorted(file.findings, key=lambda finding: list(SEVERITY_COLOURS).index(finding.severity))
    if gravest_first:
        rows = map(_format_row, gravest_first[:MAX_ROWS])
        yield "\n".join(["| line | how grave | check | what is wrong |", "| ---: | --- | --- | --- |", *rows])
    if len(gravest_first) > MAX_ROWS:
        yield f"{len(gravest_first) - MAX_ROWS:,} more findings are not in this table."


def _format_row(finding: Finding) -> str:
    rule = load_rules().get(finding.code)
    code = f"[{finding.code}]({build_rule_address(rule)})" if rule else finding.code
    line = finding.location.line if finding.location else ""
    return f"| {line} | {finding.severity} | {code} | {escape_markdown(format_message(finding))} |"
