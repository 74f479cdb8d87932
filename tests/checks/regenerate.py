"""Write what `validate` prints for every wrong plan of the gallery.

    python tests/checks/regenerate.py            # refresh every wrong.out
    python tests/checks/regenerate.py --check    # change nothing; fail if one is stale

Each rule has a folder here, named by its code: `wrong.yaml` has the fault, `right.yaml` has it corrected, and
`wrong.out` is what is printed for the wrong one as at `DAY`. A `beside.yaml` is read before either, with it. Read what
changed before you commit it.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from functools import cache
from pathlib import Path

from actionplan.checks.plan_set import PlanEntry, PlanSet
from actionplan.checks.runner import check_source
from actionplan.findings import Finding
from actionplan.planfile import Source, load
from actionplan.renderers.findings import CheckedFile, FindingOptions, load_finding_renderer

HERE = Path(__file__).resolve().parent
DAY = date(2017, 9, 15)
_REPEAT = re.compile(rb"(?m)^(#.*)\(this line [0-9]+ times\)$")


def list_folders() -> list[Path]:
    """List the folders of the gallery, in the order of the codes."""
    return sorted(HERE.glob("AP[0-9][0-9][0-9]"))


@cache
def load_file(file: Path) -> Source:
    """Load a file of the gallery."""
    return load(_expand(file.read_bytes()), file.name)


@cache
def check_file(file: Path) -> tuple[Finding, ...]:
    """Return the findings of a file of the gallery."""
    read, other = load_file(file), file.with_name("beside.yaml")
    files = [load_file(other)] if other.exists() else []
    plans = [PlanEntry(each.plan, each.path) for each in (*files, read) if each.plan]
    return tuple(check_source(read, day=DAY, plan_set=PlanSet(plans)))


def print_findings(file: Path) -> str:
    """Return what `validate` prints for a file of the gallery."""
    checked = CheckedFile(file.name, [*check_file(file)], load_file(file).get_line)
    return load_finding_renderer("text")([checked], FindingOptions())


def _expand(data: bytes) -> bytes:
    """Return the text of a file in which a comment that ends in "(this line 9 times)" is repeated."""
    repeat = _REPEAT.search(data)
    if not repeat:
        return data
    times = int(repeat[0].split()[-2])
    return data[: repeat.start()] + (repeat[1] + b"\n") * times + data[repeat.end() + 1 :]


def main() -> None:
    """Refresh the gallery, or check it."""
    stale = []
    for folder in list_folders():
        out, now = folder / "wrong.out", print_findings(folder / "wrong.yaml")
        if not out.exists() or out.read_text(encoding="utf-8") != now:
            stale.append(folder.name)
            if "--check" not in sys.argv:
                out.write_text(now, encoding="utf-8", newline="\n")
    if stale and "--check" in sys.argv:
        sys.exit(f"{', '.join(stale)}: stale; run python tests/checks/regenerate.py")


if __name__ == "__main__":
    main()
