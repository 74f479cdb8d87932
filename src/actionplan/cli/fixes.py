"""Correcting the faults that can be corrected, in the file or as a diff, and telling which could not be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from actionplan.cli.errors import CliError, say
from actionplan.cli.io.atomic_write import replace_if_unchanged
from actionplan.cli.io.file_diff import format_diff
from actionplan.cli.io.screen import is_screen, write_output
from actionplan.cli.io.stopping import hold_stop
from actionplan.cli.plans.plan_file import encode_source
from actionplan.findings import Finding
from actionplan.planfile import Source, load
from actionplan.planfile.fixing import FixResult, fix_source
from actionplan.renderers.findings.headlines import format_counts
from actionplan.text.english import format_count
from actionplan.text.escaping import escape_control_in_lines

_MAX_UNSAFE_SHOWN = 20
"""How many faults that could not be fixed are named."""

FindingsFinder = Callable[[Source], Sequence[Finding]]
"""Finds what is wrong in a plan as it is now."""


def apply_fixes(source: Source, find: FindingsFinder) -> Source:
    """Correct the faults in a plan's file, and return it as it is then."""
    if source.path == "-":
        raise CliError("--fix cannot change a plan on standard input. Use --diff, or give the file.")
    result = fix_source(source, find)
    after = _load_fixed(source, result)
    left = find(after)
    with hold_stop():
        if result.fixes:
            replace_if_unchanged(encode_source(after), source.path, was=encode_source(source))
        _report_fixes(source, result, left, "corrected")
    return after


def show_fixes(source: Source, find: FindingsFinder) -> Source:
    """Print what `apply_fixes` would change, as a unified diff, write nothing, and return the plan as it is."""
    result = fix_source(source, find)
    diff = format_diff(source.text, result.text, source.path)
    write_output(escape_control_in_lines(diff) if is_screen() else diff.encode())
    _report_fixes(source, result, find(_load_fixed(source, result)), "to correct")
    return source


def _load_fixed(source: Source, result: FixResult) -> Source:
    return load((source.byte_order_mark + result.text).encode(), source.path) if result.fixes else source


def _report_fixes(source: Source, result: FixResult, left: Sequence[Finding], done: str) -> None:
    """Report how many faults were corrected and what is left, and which could not be because more would change."""
    for fix in result.unsafe_fixes[:_MAX_UNSAFE_SHOWN]:
        say(
            f"{source.path}: {fix.code} was not corrected ({fix.description}), because that would change what the "
            "plan says"
        )
    if hidden := len(result.unsafe_fixes[_MAX_UNSAFE_SHOWN:]):
        say(f"{source.path}: {format_count(hidden, 'more fault')} {'was' if hidden == 1 else 'were'} not corrected")
    count = len(result.fixes)
    rest = format_counts(left) if left else "nothing"
    say(f"{source.path}: {count} fault{'' if count == 1 else 's'} {done}, {rest} left")
