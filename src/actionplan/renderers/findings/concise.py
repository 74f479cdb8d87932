"""Findings in one line each, for editors and for searching; a count at the end.

plan.yaml:57:21: error AP301 cannot read the date "Sumer 2017": did you mean "Summer 2017"?
"""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.renderers.findings import PLAIN_OPTIONS, CheckedFile, FindingOptions
from actionplan.renderers.findings.headlines import format_headline, format_overall_total


def render(files: Sequence[CheckedFile], options: FindingOptions = PLAIN_OPTIONS) -> str:
    """Render a line for each finding, and one that counts them."""
    lines = [
        format_headline(finding, file.path, colour=options.has_colour) for file in files for finding in file.findings
    ]
    return "\n".join([*lines, format_overall_total(files)]) + "\n"
