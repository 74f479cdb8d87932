"""Odd spaces where a plain one shapes the plan: made plain, or left out where they take no room."""

from __future__ import annotations

import re

from actionplan.findings import Finding
from actionplan.model import Plan
from actionplan.source.fixes.edit import Fix, Proposal
from actionplan.source.written import Written

_NO_ROOM = "\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
SPACE = "[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000" + _NO_ROOM + "]"
"""A space of whatever kind, plain ones too."""

_RUN = re.compile(f"{SPACE}+")
_NOTHING = re.compile(f"[{_NO_ROOM}]")


def proposal(written: Written, _plan: Plan | None, finding: Finding) -> Proposal | None:
    """The run of odd spaces at a finding as plain ones, as an underscore within a key, or left out."""
    at = written.offset(finding)
    run = _RUN.match(written.text, at)
    if finding.code != "AP105" or not run:
        return None
    spaced = " " * len(_NOTHING.sub("", run[0]))
    before, after = written.text[at - 1 : at], written.text[run.end() : run.end() + 1]
    if before in (":", "-"):
        ways = [spaced or " "]
    elif before.isalnum() and after.isalnum():
        ways = ["_", ""] if spaced else [""]
    else:
        ways = list(dict.fromkeys((spaced, "")))
    sentence = "odd spaces made plain" if spaced else "invisible characters taken out"
    return Proposal(tuple(Fix(at, run.end(), way, finding.code, sentence) for way in ways))
