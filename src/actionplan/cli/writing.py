"""What the commands that write share: their options, and the way from what happened to a plan written.

What was recorded is made in the text, the text is read again and must say exactly the plan that was meant, and no error
may be new in it. Then the lines are shown, whoever typed the command is asked, and the file is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from actionplan.cli.errors import NO, Fault, say
from actionplan.cli.options import PLAN, one
from actionplan.cli.typed import typed

if TYPE_CHECKING:
    from actionplan.findings import Finding
    from actionplan.model.plan import Plan
    from actionplan.planfile import Source
    from actionplan.recording.event_dates import DateInput
    from actionplan.recording.result import RecordedEvent, Refusal

_OPTIONS = (
    PLAN,
    click.option(
        "--on", metavar="PHRASE", help='The day it happened, like "4 July 2017" or "end June 2017". [default: today]'
    ),
    click.option("--dry-run", is_flag=True, help="Print what would change in the file, and write nothing."),
    click.option("-y", "--yes", is_flag=True, help="Write without asking."),
)

_TURNS = 20
"""How often a command that asks nobody tries: of any number of writers one gets on, so each waits for those ahead."""


class Ask(NamedTuple):
    """What a command that writes was asked with: the file as it was read, and when it happened."""

    source: Source
    plan: Plan
    when: DateInput
    dry_run: bool
    yes: bool

    def record(self, made: RecordedEvent | Refusal) -> int:
        """Write what was recorded, or show it, and give the exit status."""
        from actionplan.cli import showing  # noqa: PLC0415 - with what they bring, not for --help
        from actionplan.recording.result import Refusal  # noqa: PLC0415

        if isinstance(made, Refusal):
            raise Fault(made.sentence, NO)
        after = _edited(self.source, made)
        doubts = _doubts(self.source, after, made, self.when)
        if self.dry_run:
            showing.print_difference(self.source, after, made, doubts)
            return 0
        if not self.yes and not showing.is_agreed(self.source, after, made, doubts):
            say("Nothing was written.")
            return NO
        _keep(self.source, after, made.sentence)
        if self.yes and doubts:
            say("\n".join(doubts))
        return 0


def writes(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of all that write, and what was asked with them as its first argument."""

    def asked(plans: tuple[str, ...], on: str | None, dry_run: bool, yes: bool, **options: Any) -> int:  # noqa: FBT001 - Click calls it so
        options = {name: typed(words, name) for name, words in options.items()}
        given = one(plans)
        if given == "-":
            raise Fault("A plan on standard input is no file that can be written. Give the file after -p.")
        return _in_turn(lambda: function(_ask(given, on, dry_run=dry_run, yes=yes), **options), _TURNS if yes else 1)

    for option in reversed(_OPTIONS):
        asked = option(asked)
    asked.__doc__ = function.__doc__
    # Click lists options from the last to the first: those of the command itself come before those of all.
    asked.__click_params__ += getattr(function, "__click_params__", [])  # type: ignore[attr-defined]
    return asked


def _ask(path: str | None, on: str | None, *, dry_run: bool, yes: bool) -> Ask:
    """The plan as it is now, and when it happened."""
    from actionplan.cli import days, files  # noqa: PLC0415 - with what they bring, not for --help
    from actionplan.cli.plans import known_as  # noqa: PLC0415
    from actionplan.recording.event_dates import DateInput  # noqa: PLC0415

    source = files.load(path)
    plan = files.plan_of(source)
    plan = plan._replace(aliases=known_as(plan, source.path))
    return Ask(source, plan, DateInput(on, days.today()), dry_run, yes)


def _in_turn(record: Callable[[], int], turns: int) -> int:
    """Record, from the file as it then is: anew where another writer was quicker, as long as there are turns left.

    Whoever was shown the lines and agreed to them gets no other ones.
    """
    from actionplan.cli.keeping import Overtaken  # noqa: PLC0415 - not for --help

    for _ in range(turns - 1):
        with suppress(Overtaken):
            return record()
    return record()


def _edited(source: Source, made: RecordedEvent) -> Source:
    """The file with what was recorded in it, read again: it says what was meant, or nothing is written."""
    from actionplan.planfile import load  # noqa: PLC0415
    from actionplan.planfile.editing import EditRefusal, edit  # noqa: PLC0415

    edited = edit(source, made.changes)
    if isinstance(edited, EditRefusal):
        lines = "\n".join(f"  {line}" for line in edited.lines)
        by_hand = f" These lines would do it, at line {edited.line}:\n{lines}" if lines else ""
        raise Fault(f"{edited.reason} Nothing was written to {source.path}.{by_hand}", NO)
    after = load((source.byte_order_mark + edited.text).encode(), source.path)
    if after.plan != made.plan._replace(aliases=()):
        raise Fault(
            f"{source.path} would not say what was meant, and nothing was written. `actionplan validate` may say what "
            "is odd about that part of it; put that right, or write it in by hand.",
            NO,
        )
    return after


def _doubts(before: Source, after: Source, made: RecordedEvent, when: DateInput) -> list[str]:
    """The sentences on what a change makes doubtful. One that makes an error of the plan is refused."""
    new = list(_new(before, after, when))
    for each in new:
        if each.severity == "error":
            raise Fault(f"This would be an error in the plan, and nothing was written: {_told(each)}.", NO)
    doubts = [f"{_told(each)}." for each in new if each.severity == "warning"]
    return [f"Mind: {each}" for each in (*doubts, made.warning) if each]


def _new(before: Source, after: Source, when: DateInput) -> list[Finding]:
    """The findings that a change brings. An error that was there and now says something else is none of them."""
    from actionplan.checks.runner import check_source  # noqa: PLC0415 - brings every rule with it

    had, has = check_source(before, when.today), check_source(after, when.today)
    new, gone = _besides(has, had, _words), _besides(had, has, _words)
    changed = [each for each in gone if each.severity == "error" and each.route]
    return _besides(new, changed, lambda each: (each.code, each.severity, each.route))


def _besides(findings: list[Finding], others: list[Finding], sign: Callable[[Finding], Hashable]) -> list[Finding]:
    """The findings that are not among others by what both have in common, as often as they have it."""
    known = Counter(map(sign, others))
    found = []
    for each in findings:
        known[sign(each)] -= 1
        if known[sign(each)] < 0:
            found.append(each)
    return found


def _words(finding: Finding) -> Hashable:
    return finding.code, finding.message


def _told(finding: Finding) -> str:
    return f"{finding.message}: {finding.hint}" if finding.hint else finding.message


def _keep(before: Source, after: Source, sentence: str) -> None:
    from actionplan.cli import output  # noqa: PLC0415
    from actionplan.cli.files import bytes_of  # noqa: PLC0415
    from actionplan.cli.keeping import keep  # noqa: PLC0415
    from actionplan.text.escaping import escape_control  # noqa: PLC0415

    keep(bytes_of(after), before.path, was=bytes_of(before))
    output.write(f"{escape_control(sentence)}\n")
