"""Build the documentation as a site of web pages, in .site/html.

python docs/make_site.py

The pages are those of the repository, in its folders, so that their links lead to the same places. The build stops at a
link, a picture or an anchor that leads nowhere, and at anything that a page would load from another host. The page of
examples of dates, and the link to it from the rules, are written here, from the tests, by the program.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

from actionplan.dates import Context, Reading, read_date
from actionplan.dates.formatting import describe_window

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / ".site" / "pages"
SITE = ROOT / ".site" / "html"
PUBLISHED = (
    "*.md",
    "LICENSE",
    "plan.yaml",
    "plan.schema.json",
    "benchmarks/*.md",
    "docs/**/*.md",
    "docs/*.css",
    "docs/pictures/*",
)
EXAMPLES = "examples/**/*"
DATE_EXAMPLES = ROOT / "tests" / "dates" / "examples.tsv"

OPENING = """\
# Dates by example

The program reads these dates whenever it is tested, and has read them anew for this page. [How dates are
read](target-dates.md) has the rules. `actionplan explain "Early Autumn" --period 2017/18` reads a date of your own.
"""

LINK = """\
[Dates by example](date-examples.md) shows how each example of the tests is read.
"""

KINDS = {
    "window": "Days and periods",
    "ongoing": "Ongoing work",
    "recurring": "Dates that come again",
    "dependent": "Dates that wait for something",
    "unset": "No date yet",
    "unreadable": "Not read",
}


def main() -> None:
    """Gather the pages and build the site, or stop where a link leads nowhere."""
    gather_pages()
    env = os.environ | {"NO_COLOR": "1"}
    ran = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict", "--clean"], cwd=ROOT, env=env, check=False
    )
    if ran.returncode:
        sys.exit("The site was not built.")
    if faults := list(find_faults(SITE)):
        sys.exit("\n".join(faults))


def gather_pages() -> None:
    """Copy what is published to a folder of its own, and write the page of examples there."""
    shutil.rmtree(PAGES.parent, ignore_errors=True)
    for pattern in (*PUBLISHED, EXAMPLES):
        for path in filter(Path.is_file, ROOT.glob(pattern)):
            copy = PAGES / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
    (PAGES / "docs" / "date-examples.md").write_text(build_date_page(), encoding="utf-8", newline="\n")
    rules = PAGES / "docs" / "target-dates.md"
    opening, heading, rest = rules.read_text(encoding="utf-8").partition("\n## ")
    rules.write_text(f"{opening}\n{LINK}{heading}{rest}", encoding="utf-8", newline="\n")


def find_faults(site: Path) -> Iterator[str]:
    """Yield what a built page names that is not in the site, and what it would load from another host."""
    found = {path: html.parse(str(path)).getroot() for path in site.rglob("*.html") if path.name != "404.html"}
    names = {path: {*page.xpath("//@id"), *page.xpath("//a/@name")} for path, page in found.items()}
    for path, page in found.items():
        for element, attribute, link, _ in page.iterlinks():
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                if element.tag != "a" and parts.scheme != "data" and element.get("rel") != "canonical":
                    yield f"{path.relative_to(site)} loads {link}"
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file() or (parts.fragment and unquote(parts.fragment) not in names.get(target, ())):
                yield f"{path.relative_to(site)}: {attribute} {link} leads nowhere"


def build_date_page() -> str:
    """Build the page of examples: a table for each kind of reading, in the order of the manual."""
    with DATE_EXAMPLES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["phrase"].strip()]
    read = [(row, read_date(row["phrase"], Context(period=row["period"]))) for row in rows]
    order = list(KINDS)
    read.sort(key=lambda each: order.index(each[1].kind))
    return "\n".join(
        [
            OPENING,
            *(
                line
                for kind, found in groupby(read, lambda each: each[1].kind)
                for line in _list_kind(kind, list(found))
            ),
        ]
    )


def _list_kind(kind: str, found: list[tuple[dict[str, str], Reading]]) -> Iterator[str]:
    yield f"## {KINDS[kind]}\n"
    yield "| written | in a plan for | means | what was assumed |"
    yield "| --- | --- | --- | --- |"
    for row, reading in found:
        cells = (row["phrase"], row["period"], _describe(reading), "; ".join(each.text for each in reading.assumptions))
        written, period, *rest = map(escape_cell, cells)
        yield f"| **{written}** | {period} | {' | '.join(rest)} |"
    yield ""


def _describe(reading: Reading) -> str:
    return "; ".join(map(describe_window, reading.windows)) or reading.problem or "no days"


def escape_cell(text: str) -> str:
    """Escape the signs of Markdown in a cell, and take out its line breaks."""
    signs = str.maketrans({sign: f"&#{ord(sign)};" for sign in "&<>|*_`[]\\~^="})
    return " ".join(text.split()).translate(signs)


if __name__ == "__main__":
    main()
