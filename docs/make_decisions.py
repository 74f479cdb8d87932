"""Writes the index of docs/decisions: a table for each part, with a line for each record.

python docs/make_decisions.py            # refresh docs/decisions/README.md
python docs/make_decisions.py --check    # change nothing; say that it is stale, and fail
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "decisions"
INDEX = FOLDER / "README.md"
PARTS = (
    *("dates", "plan-file", "checks", "evaluation", "reports", "documents"),
    *("recording", "updates", "importing", "editors", "command-line", "several-plans", "safety", "speed", "house"),
)

MARK = "<!-- What follows is made from the records by docs/make_decisions.py -->\n"
RECORD = re.compile(r"^## (?P<title>.+)\n(?P<date>\d+ \w+ \d{4})(?:\. (?P<state>.+(?:\n.+)*))?\n\n", re.MULTILINE)


def build_page(written: str) -> str:
    """Return the index: what was written by hand, up to the mark, and a table for each part."""
    by_hand, _, _ = written.partition(MARK)
    unlisted = {path.stem for path in FOLDER.glob("*.md")} - {*PARTS, INDEX.stem}
    if unlisted:
        sys.exit(f"docs/make_decisions.py does not list {', '.join(sorted(unlisted))}")
    return by_hand + MARK + "".join(build_table(part) for part in PARTS)


def build_table(part: str) -> str:
    """Return the heading of a part, and a line for each of its records."""
    text = (FOLDER / f"{part}.md").read_text(encoding="utf-8")
    records = list(RECORD.finditer(text))
    if len(records) != len(re.findall(r"^## ", text, re.MULTILINE)):
        sys.exit(f"each record of docs/decisions/{part}.md needs its date in the line below its heading")
    about = re.search(r"^# Decisions: (.+)$", text, re.MULTILINE)
    lines = [
        f"\n## {(about[1] if about else part).capitalize()}\n",
        "| date | record | state |",
        "| --- | --- | --- |",
        *(build_line(part, each) for each in records),
    ]
    return "\n".join(lines) + "\n"


def build_line(part: str, record: re.Match[str]) -> str:
    """Return the line of the table for a record."""
    return f"| {record['date']} | {build_link(part, record['title'])} | {format_state(record['state'], part)} |"


def build_link(part: str, title: str) -> str:
    """Return the title of a record as a link to it."""
    anchor = re.sub(r"[^\w\- ]", "", title).lower().replace(" ", "-")
    return f"[{title}]({part}.md#{anchor})"


def format_state(state: str | None, part: str) -> str:
    """Return what became of a record, on one line, with links that lead from the index."""
    words = " ".join((state or "holds").split())
    words = words.replace("](#", f"]({part}.md#")
    return words[0].lower() + words[1:]


def main() -> None:
    """Refresh the index, or check it."""
    old = INDEX.read_text(encoding="utf-8")
    made = build_page(old)
    if "--check" not in sys.argv:
        INDEX.write_text(made, encoding="utf-8", newline="\n")
    elif old != made:
        sys.exit("docs/decisions/README.md is stale: run python docs/make_decisions.py")


if __name__ == "__main__":
    main()
