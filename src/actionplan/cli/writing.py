"""What the commands that write share: their options, and the way from what happened to a plan written.

What was recorded is made in the text, the text is read again and must say exactly the plan that was meant, and no error
may be new in it. Then the lines are shown, whoever typed the command is asked, and the file is kept.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import category

import click

from actionplan.cli.errors import NO, Fault, say
from actionplan.cli.options import PLAN, one

if TYPE_CHECKING:
    from actionplan.findings import Finding
    from actionplan.model import Plan
    from actionplan.recording.made import Recorded, Refusal
    from actionplan.recording.phrases import When
    from actionplan.source import Source

_OPTIONS = (
    PLAN,
    click.option(
        "--on", metavar="PHRASE", help='The day it happened, like "4 July 2017" or "end June 2017". [default: today]'
    ),
    click.option("--dry-run", is_flag=True, help="Print what would change in the file, and write nothing."),
    click.option("-y", "--yes", is_flag=True, help="Write without asking."),
)


class Ask(NamedTuple):
    """What a command that writes was asked with: the file as it was read, and when it happened."""

    source: Source
    plan: Plan
    when: When
    dry_run: bool
    yes: bool

    def record(self, made: Recorded | Refusal) -> int:
        """Write what was recorded, or show it, and give the exit status."""
        from actionplan.recording.made import Refusal  # noqa: PLC0415 - with what it brings, not for --help

        if isinstance(made, Refusal):
            raise Fault(made.sentence, NO)
        after = _edited(self.source, made)
        _check(self.source, after, self.when)
        if self.dry_run:
            _print(self.source, after)
            return 0
        if not self.yes and not _agreed(self.source, after):
            say("Nothing was written.")
            return NO
        _keep(self.source, after, made.sentence)
        return 0


def writes(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of all that write, and what was asked with them as its first argument."""

    def asked(plans: tuple[str, ...], on: str | None, dry_run: bool, yes: bool, **options: Any) -> int:  # noqa: FBT001 - Click calls it so
        from actionplan.cli import days, files  # noqa: PLC0415 - with what they bring, not for --help
        from actionplan.recording.phrases import When  # noqa: PLC0415

        for name, words in options.items():
            _refuse_hidden(words, name)
        given = one(plans)
        if given == "-":
            raise Fault("A plan on standard input is no file that can be written. Give the file after -p.")
        source = files.load(given)
        ask = Ask(source, files.plan_of(source), When(on, days.today()), dry_run, yes)
        return function(ask, **{name: _trimmed(words) for name, words in options.items()})

    for option in reversed(_OPTIONS):
        asked = option(asked)
    asked.__doc__ = function.__doc__
    # Click lists options from the last to the first: those of the command itself come before those of all.
    asked.__click_params__ += getattr(function, "__click_params__", [])  # type: ignore[attr-defined]
    return asked


def _trimmed(words: object) -> object:
    """A text with line feeds for line ends, and nothing round it."""
    return words.replace("\r\n", "\n").strip() if isinstance(words, str) else words


def _refuse_hidden(words: object, name: str) -> None:
    """Refuse a text with a character that cannot be seen, line breaks aside: most plans could not hold it."""
    for each in words.replace("\r\n", "\n") if isinstance(words, str) else "":
        if each != "\n" and (category(each) in {"Cc", "Cs", "Zl", "Zp"} or each in "\ufeff\ufffe\uffff"):
            raise Fault(
                f"The {name.replace('_', ' ')} has an invisible character in it (U+{ord(each):04X}). "
                "Nothing was written. Type it again without.",
                NO,
            )


def _edited(source: Source, made: Recorded) -> Source:
    """The file with what was recorded in it, read again: it says what was meant, or nothing is written."""
    from actionplan.source import load  # noqa: PLC0415
    from actionplan.source.edits import Refused, edit  # noqa: PLC0415

    edited = edit(source, made.changes)
    if isinstance(edited, Refused):
        lines = "\n".join(f"  {line}" for line in edited.lines)
        by_hand = f" These lines would do it, at line {edited.line}:\n{lines}" if lines else ""
        raise Fault(f"{edited.sentence} Nothing was written to {source.path}.{by_hand}", NO)
    after = load((source.byte_order_mark + edited.text).encode(), source.path)
    if after.plan != made.plan:
        raise Fault(
            f"{source.path} would not say what was meant, and nothing was written. `actionplan validate` may say what "
            "is odd about that part of it; put that right, or write it in by hand.",
            NO,
        )
    return after


def _check(before: Source, after: Source, when: When) -> None:
    """Refuse a change that makes an error of the plan, and tell what it makes doubtful."""
    new = list(_new(before, after, when))
    for each in new:
        if each.severity == "error":
            raise Fault(f"This would be an error in the plan, and nothing was written: {_told(each)}.", NO)
    for each in new:
        if each.severity == "warning":
            say(f"Mind: {_told(each)}.")


def _new(before: Source, after: Source, when: When) -> list[Finding]:
    """The findings that a change brings, wherever they stand."""
    from actionplan.checks.verdict import verdict  # noqa: PLC0415 - brings every rule with it

    had = Counter((each.code, each.message) for each in verdict(before, when.today))
    found = []
    for each in verdict(after, when.today):
        had[each.code, each.message] -= 1
        if had[each.code, each.message] < 0:
            found.append(each)
    return found


def _told(finding: Finding) -> str:
    return f"{finding.message}: {finding.hint}" if finding.hint else finding.message


def _print(before: Source, after: Source) -> None:
    from actionplan.cli import output  # noqa: PLC0415
    from actionplan.cli.difference import unified  # noqa: PLC0415
    from actionplan.faces.safe import safe_lines  # noqa: PLC0415

    diff = unified(before.text, after.text, before.path)
    output.write(safe_lines(diff) if output.is_screen() else diff.encode())


def _agreed(before: Source, after: Source) -> bool:
    """Show what would change, and ask."""
    from actionplan.cli.difference import changed  # noqa: PLC0415
    from actionplan.faces.safe import safe  # noqa: PLC0415

    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        raise Fault(
            "There is nobody here to ask, and nothing was written. Say --yes to write without being asked, or "
            "--dry-run to see what would change."
        )
    say("\n".join(changed(before.text, after.text)))
    return click.confirm(f"Write this to {safe(before.path)}?", err=True)


def _keep(before: Source, after: Source, sentence: str) -> None:
    from actionplan.cli import output  # noqa: PLC0415
    from actionplan.cli.files import bytes_of  # noqa: PLC0415
    from actionplan.cli.keeping import keep  # noqa: PLC0415
    from actionplan.faces.safe import safe  # noqa: PLC0415

    keep(bytes_of(after), before.path, was=bytes_of(before))
    output.write(f"{safe(sentence)}\n")
