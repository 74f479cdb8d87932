"""Writes docs/checks.md from the pages of the rules, which are the docstrings of `src/actionplan/checks/ap*.py`.

python docs/make_checks.py            # refresh docs/checks.md
python docs/make_checks.py --check    # change nothing; say that it is stale, and fail
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from actionplan.checks import Rule, load_rules

PAGE = Path(__file__).resolve().parent / "checks.md"

GROUPS = {
    "AP1": "The file",
    "AP2": "The structure",
    "AP3": "The dates",
    "AP4": "People and bodies",
    "AP5": "Progress",
    "AP6": "Who decides together, and by stages",
    "AP9": "Comments that ignore",
}

OPENING = """\
# The checks

What `actionplan validate` finds, by code. `actionplan explain AP301` prints one of these pages. A code is never used
for anything else, and never again.

An **error** is something that cannot be read, or that no report can show as it is meant. A **warning** is something
that is probably not meant so. A **note** is worth knowing, and may well be meant. The exit status is 1 where there is
an error.

This page is made from the rules: change them, and run `python docs/make_checks.py`.
"""


def page() -> str:
    """The whole page: what the groups are, and each rule under its group."""
    groups = groupby(load_rules().values(), lambda rule: rule.code[:3])
    return "\n".join([OPENING, *(line for group, listed in groups for line in _group(group, list(listed)))])


def _group(group: str, listed: list[Rule]) -> Iterator[str]:
    yield f"## {group}xx {GROUPS[group]}\n"
    yield "| code | finds |"
    yield "| --- | --- |"
    yield from (f"| [{rule.code}](#{_link(rule)}) {rule.name} | {_plain(rule.summary)} |" for rule in listed)
    yield ""
    for rule in listed:
        yield f"### {rule.code} {rule.name}\n"
        yield f"{_plain(rule.summary[:1].upper() + rule.summary[1:])}\n"
        yield "\n\n".join(map(_paragraph, re.split(r"\n\n(?=\S)", rule.page)[1:])) + "\n"


def _link(rule: Rule) -> str:
    return f"{rule.code} {rule.name}".lower().replace(" ", "-")


def _paragraph(text: str) -> str:
    """A paragraph of a page: what it is about in bold, and examples as they are."""
    about, colon, rest = text.partition(":")
    if rest.startswith("\n\n"):
        example = "\n".join(line.removeprefix("    ") for line in rest.strip("\n").splitlines())
        return f"**{about}**{colon}\n\n```yaml\n{example}\n```"
    return f"**{about}**{colon}{_plain(rest)}"


def _plain(text: str) -> str:
    """A sentence in which no < or & is taken for markup, but between backticks."""
    parts = text.split("`")
    return "`".join(each if n % 2 else each.replace("&", "&amp;").replace("<", "&lt;") for n, each in enumerate(parts))


def main() -> None:
    """Refresh the page, or check it."""
    made = page()
    if "--check" not in sys.argv:
        PAGE.write_text(made, encoding="utf-8", newline="\n")
    elif PAGE.read_text(encoding="utf-8") != made:
        sys.exit("docs/checks.md is stale: run python docs/make_checks.py")


if __name__ == "__main__":
    main()
