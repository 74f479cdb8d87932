"""`validate --fix` and `--diff`: what can safely be put right in a plan, written or shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from actionplan.cli import keeping, output
from actionplan.cli.difference import unified
from actionplan.cli.errors import Fault, say
from actionplan.cli.files import bytes_of
from actionplan.findings import Finding, count_findings
from actionplan.planfile import Source, load
from actionplan.planfile.fixing import FixResult, fix_source
from actionplan.text.escaping import escape_control_in_lines

Findings = Callable[[Source], Sequence[Finding]]


def put_right(source: Source, findings: Findings) -> Source:
    """Write a plan with its faults put right, and give it as it is now."""
    if source.path == "-":
        raise Fault("--fix has no file to write when the plan is standard input. Use --diff, or give the file.")
    mended = fix_source(source, findings)
    after = _after(source, mended)
    if mended.fixes:
        keeping.keep(bytes_of(after), source.path, was=bytes_of(source))
    _tell(source, mended, count_findings(findings(after)), "put right")
    return after


def show(source: Source, findings: Findings) -> None:
    """Print what `put_right` would change, as a unified diff, and write nothing."""
    mended = fix_source(source, findings)
    diff = unified(source.text, mended.text, source.path)
    output.write(escape_control_in_lines(diff) if output.is_screen() else diff.encode())
    _tell(source, mended, count_findings(findings(_after(source, mended))), "to put right")


def _after(source: Source, mended: FixResult) -> Source:
    return load((source.byte_order_mark + mended.text).encode(), source.path) if mended.fixes else source


def _tell(source: Source, mended: FixResult, left: int, done: str) -> None:
    """How many faults were put right and how many are left; and which could have been, but for what else would move."""
    for each in mended.unsafe_fixes:
        say(f"{source.path}: {each.code} left as it is ({each.description}): the plan would not say the same otherwise")
    count = len(mended.fixes)
    say(f"{source.path}: {count} fault{'' if count == 1 else 's'} {done}, {left} left")
