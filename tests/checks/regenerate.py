"""Writes again what `validate` prints for every wrong plan of the gallery.

    python tests/checks/regenerate.py            # refresh every wrong.out
    python tests/checks/regenerate.py --check    # change nothing; say what is stale, and fail

Each rule has a folder here, by its code: `wrong.yaml` has the fault, `right.yaml` has it mended, and `wrong.out` is
what is printed for the wrong one as at `DAY`. A `beside.yaml` is read before either, with it. Read what changed before
it is committed.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

from actionplan.checks.plan_set import PlanEntry, PlanSet
from actionplan.checks.runner import check_source
from actionplan.findings import Finding
from actionplan.planfile import Source, load
from actionplan.renderers.findings.text import CheckedFile, FindingOptions, load_finding_renderer

HERE = Path(__file__).resolve().parent
DAY = date(2017, 9, 15)
_REPEAT = re.compile(rb"(?m)^(#.*)\(this line [0-9]+ times\)$")


def folders() -> list[Path]:
    """Every folder of the gallery, in the order of the codes."""
    return sorted(HERE.glob("AP[0-9][0-9][0-9]"))


def source(file: Path) -> Source:
    """A file of the gallery, read."""
    return load(_whole(file.read_bytes()), file.name)


def found(file: Path) -> list[Finding]:
    """What is found in a file of the gallery."""
    return _verdict(source(file), file)


def printed(file: Path) -> str:
    """What `validate` prints for a file of the gallery."""
    read = source(file)
    return load_finding_renderer("text")(
        [CheckedFile(file.name, _verdict(read, file), read.get_line)], FindingOptions()
    )


def _verdict(read: Source, file: Path) -> list[Finding]:
    other = file.with_name("beside.yaml")
    files = [source(other)] if other.exists() else []
    plans = [PlanEntry(each.plan, each.path) for each in (*files, read) if each.plan]
    return check_source(read, day=DAY, plan_set=PlanSet(plans))


def _whole(data: bytes) -> bytes:
    """A file as it is read: a comment that ends in "(this line 9 times)" stands for as many."""
    repeat = _REPEAT.search(data)
    if not repeat:
        return data
    times = int(repeat[0].split()[-2])
    return data[: repeat.start()] + (repeat[1] + b"\n") * times + data[repeat.end() + 1 :]


def main() -> None:
    """Refresh the gallery, or check it."""
    stale = []
    for folder in folders():
        out, now = folder / "wrong.out", printed(folder / "wrong.yaml")
        if not out.exists() or out.read_text(encoding="utf-8") != now:
            stale.append(folder.name)
            if "--check" not in sys.argv:
                out.write_text(now, encoding="utf-8", newline="\n")
    if stale and "--check" in sys.argv:
        sys.exit(f"{', '.join(stale)}: stale; run python tests/checks/regenerate.py")


if __name__ == "__main__":
    main()
