"""Findings in one line each, for editors and for searching; a count at the end.

plan.yaml:57:21: error AP301 cannot read the date "Sumer 2017": did you mean "Summer 2017"?
"""

from __future__ import annotations

from collections.abc import Sequence

from actionplan.faces.findings import PLAIN, Checked, Manner, headline, summaries


def render(files: Sequence[Checked], manner: Manner = PLAIN) -> str:
    """A line for each finding, and one that counts them."""
    lines = [headline(each, file.path, colour=manner.colour) for file in files for each in file.findings]
    return "\n".join([*lines, summaries(files)]) + "\n"
