"""What is wrong with a text whatever it says: its YAML, what YAML passes over, and what Word puts in.

Texts between braces that a comma has cut in two: YAML makes a key with no value of the rest.
"""

from __future__ import annotations

import re
from itertools import chain

from actionplan.findings import MAX_PER_KIND, CappedFindings, Finding
from actionplan.planfile.text import LineIndex
from actionplan.planfile.text_checks.invisible import find_invisible_faults
from actionplan.planfile.text_checks.smart_quotes import find_smart_punctuation
from actionplan.planfile.tree import Tree


def find_text_faults(text: str, tree: Tree, lines: LineIndex) -> list[Finding]:
    """The findings of a text that YAML could read, before anyone asks whether it is a plan."""
    found = chain(tree.findings, find_invisible_faults(text, tree, lines), find_smart_punctuation(text, tree, lines))
    first = next(found, None)
    return CappedFindings(chain((first,), found), compute_finding_limit(text)).to_list() if first else []


def compute_finding_limit(text: str) -> int:
    """How many findings of a kind are kept while a text's comments are still to be heeded: each may silence one."""
    comments: list[str] = re.findall("#.*", text)
    return MAX_PER_KIND + text.count("#") if any("gnore" in each.casefold() for each in comments) else MAX_PER_KIND


COMMA_HINT = "a comma ends a text between { and }: put the whole of the text in quotes"
_COMMA_DISTANCE = 200
"""Characters: so far in front of a key its comma is looked for, and behind it what it ends with."""


def explain_commas(findings: list[Finding], text: str, lines: LineIndex) -> list[Finding]:
    """The findings, those of an unknown key that is the rest of a text saying so."""
    return [each._replace(hint=COMMA_HINT) if _is_rest_of_text(each, text, lines) else each for each in findings]


def _is_rest_of_text(finding: Finding, text: str, lines: LineIndex) -> bool:
    """Whether what was taken for a key stands between a comma and the next, or the closing brace, with no colon."""
    place = finding.position
    if finding.code != "AP201" or not place:
        return False
    start = lines.get_start(place.line) + place.column - 1
    end = start + place.length
    before, after = text[max(start - _COMMA_DISTANCE, 0) : start].rstrip(), text[end : end + _COMMA_DISTANCE].lstrip()
    return before.endswith(",") and after[:1] in (",", "}")
