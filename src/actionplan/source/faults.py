"""What is wrong with a text whatever it says: its YAML, what YAML passes over, and what Word puts in."""

from __future__ import annotations

import re
from itertools import chain

from actionplan.findings import MOST, Finding, Told
from actionplan.source.hidden import hidden_faults
from actionplan.source.pasted import pasted_faults
from actionplan.source.text import Lines
from actionplan.source.tree import Tree


def faults_of(text: str, tree: Tree, lines: Lines) -> list[Finding]:
    """The findings of a text that YAML could read, before anyone asks whether it is a plan."""
    found = chain(tree.findings, hidden_faults(text, tree, lines), pasted_faults(text, tree, lines))
    first = next(found, None)
    return Told(chain((first,), found), room(text)).whole() if first else []


def room(text: str) -> int:
    """How many findings of a kind are kept while a text's comments are still to be heeded: each may silence one."""
    comments: list[str] = re.findall("#.*", text)
    return MOST + text.count("#") if any("gnore" in each.casefold() for each in comments) else MOST
