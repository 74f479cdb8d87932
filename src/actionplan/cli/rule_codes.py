"""The codes of rules on the command line. An unknown code is refused, and the nearest one suggested."""

from __future__ import annotations

from collections.abc import Iterable

from actionplan.checks import load_rules
from actionplan.checks import selection as choice
from actionplan.cli.errors import CliError


def check_codes(codes: Iterable[str], option: str) -> None:
    """Refuse a code that no rule's code starts with."""
    for code in codes:
        if not any(known.startswith(code) for known in load_rules()):
            raise CliError(f"{option} {code}: there is no such rule.{suggest_code(code)}")


def suggest_code(code: str) -> str:
    """Write the sentence that suggests the nearest rule to a code."""
    near = choice.find_nearest_code(code)
    return (
        f" Did you mean {near} ({load_rules()[near].name})?" if near else " Write one like AP304, or AP3 for its kind."
    )
