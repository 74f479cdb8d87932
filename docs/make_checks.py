"""Write docs/checks.md from the pages of the rules: the docstrings of `src/actionplan/checks/rules/*/ap*.py`.

python docs/make_checks.py            # refresh docs/checks.md
python docs/make_checks.py --check    # change nothing; fail if it is stale
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
    "AP6": "Joint decisions and stages",
    "AP7": "Your own columns",
    "AP8": "Figures",
    "AP9": "Ignore comments",
}

OPENING = """\
# The checks

This page lists everything that `actionplan validate` can find, by code. `actionplan explain AP301` prints one of these
entries. A code always means the same thing, and is never used again.

An **error** is something that cannot be read, or that no report can show as it is meant. A **warning** is something
that is probably a mistake. A **note** is worth knowing, but may be what you meant. If there is an error, the exit
status is 1.

This page is made from the rules. To change it, change them and run `python docs/make_checks.py`.
"""


def build_page() -> str:
    """Build the whole page: the groups, and each rule under its group."""
    groups = groupby(load_rules().values(), lambda rule: rule.code[:3])
    return "\n".join([OPENING, *(line for group, listed in groups for line in _build_group(group, list(listed)))])


def _build_group(group: str, listed: list[Rule]) -> Iterator[str]:
    yield f"## {group}xx {GROUPS[group]}\n"
    yield "| code | what it finds |"
    yield "| --- | --- |"
    for rule in listed:
        yield f"| [{rule.code}](#{_build_link(rule)}) {rule.name} | {_escape_markup(rule.summary)} |"
    yield ""
    for rule in listed:
        yield f"### {rule.code} {rule.name}\n"
        yield f"{_escape_markup(rule.summary[:1].upper() + rule.summary[1:])}\n"
        yield "\n\n".join(map(_build_paragraph, re.split(r"\n\n(?=\S)", rule.page)[1:])) + "\n"


def _build_link(rule: Rule) -> str:
    return f"{rule.code} {rule.name}".lower().replace(" ", "-")


def _build_paragraph(text: str) -> str:
    """Build a paragraph of a page, with its heading in bold and examples as they are."""
    about, colon, rest = text.partition(":")
    if rest.startswith("\n\n"):
        example = "\n".join(line.removeprefix("    ") for line in rest.strip("\n").splitlines())
        return f"**{about}**{colon}\n\n```yaml\n{example}\n```"
    return f"**{about}**{colon}{_escape_markup(rest)}"


def _escape_markup(text: str) -> str:
    """Escape < and & in a sentence, except between backticks."""
    parts = text.split("`")
    return "`".join(part if n % 2 else part.replace("&", "&amp;").replace("<", "&lt;") for n, part in enumerate(parts))


def main() -> None:
    """Refresh the page, or check it."""
    page = build_page()
    if "--check" not in sys.argv:
        PAGE.write_text(page, encoding="utf-8", newline="\n")
    elif PAGE.read_text(encoding="utf-8") != page:
        sys.exit("docs/checks.md is stale: run python docs/make_checks.py")


if __name__ == "__main__":
    main()
