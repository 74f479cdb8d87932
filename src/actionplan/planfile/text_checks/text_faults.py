"""Find every fault of a text that YAML could read, before it is read as a plan."""

from __future__ import annotations

import re
from itertools import chain

from actionplan.findings import MAX_PER_KIND, CappedFindings, Finding
from actionplan.planfile.text import LineIndex
from actionplan.planfile.text_checks.invisible_characters import find_invisible_faults
from actionplan.planfile.text_checks.smart_quotes import find_smart_punctuation
from actionplan.planfile.tree import Tree


def find_text_faults(text: str, tree: Tree, lines: LineIndex, limit: int = MAX_PER_KIND) -> list[Finding]:
    """List the faults of a text that YAML could read, so many of a kind."""
    findings = chain(tree.findings, find_invisible_faults(text, tree, lines), find_smart_punctuation(text, tree, lines))
    first = next(findings, None)
    return CappedFindings(chain((first,), findings), limit).to_list() if first else []


def compute_finding_limit(text: str, max_per_kind: int) -> int:
    """Compute how many findings of a kind to keep until a text's comments are read: each may suppress one."""
    comments: list[str] = re.findall("#.*", text)
    return max_per_kind + (text.count("#") if any("gnore" in comment.casefold() for comment in comments) else 0)
