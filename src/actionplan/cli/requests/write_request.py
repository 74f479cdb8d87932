"""A request to record what happened: the plan as it was read, the day, and the way to a file that is written.

The event is put into the text, the text is read again and must say exactly the plan that was meant, and it may have no
new error. Then the lines are shown, the user is asked, and the file is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from actionplan.checks.runner import check_source
from actionplan.cli.confirm import ask_to_write, print_diff
from actionplan.cli.date_options import format_event_date, get_today, suggest_date
from actionplan.cli.errors import EXIT_REFUSED, CliError, say
from actionplan.cli.io.atomic_write import ConcurrentEditError, replace_if_unchanged
from actionplan.cli.io.encoding import clean_text
from actionplan.cli.io.screen import write_confirmation
from actionplan.cli.plans.discovery import choose_one_plan, get_known_names
from actionplan.cli.plans.plan_file import encode_source, load_plan_file, report_plan_above, require_plan
from actionplan.cli.requests.record_options import RecordOptions
from actionplan.findings import Finding
from actionplan.model.plan import Plan
from actionplan.planfile import Source, load
from actionplan.planfile.editing import EditRefusal, edit
from actionplan.recording.complete import record_completion
from actionplan.recording.decide import Resolution, record_decision
from actionplan.recording.decision_lookup import Decider
from actionplan.recording.event import record_event
from actionplan.recording.event_dates import DateInput
from actionplan.recording.lifecycle import record_deletion, record_resumption, record_start, record_suspension
from actionplan.recording.note import Commentary, record_note
from actionplan.recording.result import RecordedEvent, Refusal
from actionplan.recording.revise import RevisionRequest, record_revision
from actionplan.text.escaping import escape_control

_TURNS = 20
"""How often a command that asks nobody tries: of any number of writers one gets on, so each waits for those ahead."""


class RecordRequest(NamedTuple):
    """What a command that writes was given: the file as it was read, and when it happened."""

    source: Source
    plan: Plan
    when: DateInput
    dry_run: bool
    yes: bool

    def start(self, ref: str) -> int:
        """Record that work on a target started."""
        return self.record(record_start(self.plan, ref, self.when))

    def complete(self, ref: str, occurrence: str, note: str) -> int:
        """Record that a target, or one of its dates, was met."""
        return self.record(record_completion(self.plan, ref, self.when, occurrence, note))

    def add_note(self, ref: str, **commentary: str) -> int:
        """Record commentary on a target, a RAG, or both."""
        return self.record(record_note(self.plan, ref, Commentary(**commentary), self.when))

    def revise(self, ref: str, *, to: str, why: str, approved_by: str, proposed: bool) -> int:
        """Record a new date for a target."""
        return self.record(record_revision(self.plan, ref, self.when, RevisionRequest(to, why, approved_by, proposed)))

    def decide(self, ref: str, decider: tuple[str, str], **resolution: Any) -> int:
        """Record what a body or a party, of which one may be empty, decided about a target."""
        body, party = decider
        who = Decider(body, party)
        return self.record(record_decision(self.plan, ref, self.when, who, Resolution(**resolution)))

    def suspend(self, ref: str, why: str) -> int:
        """Record that work on a target stops."""
        return self.record(record_suspension(self.plan, ref, self.when, why))

    def resume(self, ref: str) -> int:
        """Record that work on a target starts again."""
        return self.record(record_resumption(self.plan, ref, self.when))

    def delete(self, ref: str, why: str) -> int:
        """Record that a target was taken out of the plan."""
        return self.record(record_deletion(self.plan, ref, self.when, why))

    def record_event(self, event: str) -> int:
        """Record that an event of the plan happened."""
        return self.record(record_event(self.plan, event, self.when))

    def record(self, made: RecordedEvent | Refusal) -> int:
        """Write what was recorded, or show it, and give the exit status."""
        if isinstance(made, Refusal):
            date = suggest_date(made.words, self.plan.context, self.when.today)
            hint = f' Counted from today, that is "{date}".' if date else ""
            raise CliError(f"{made.sentence}{hint}", EXIT_REFUSED)
        after = _apply(self.source, made)
        warnings = _list_warnings(self.source, after, made, self.when)
        if self.dry_run:
            print_diff(self.source, after, made, warnings)
            return 0
        if not self.yes and not ask_to_write(self.source, after, made, warnings):
            say("Nothing was written.")
            return EXIT_REFUSED
        replace_if_unchanged(encode_source(after), self.source.path, was=encode_source(self.source))
        write_confirmation(f"{escape_control(made.sentence)}\n")
        if self.yes and warnings:
            say("\n".join(warnings))
        return 0


def run_with_request(command: Callable[..., int], options: RecordOptions, given: Mapping[str, object]) -> int:
    """Run a command with its request and with what else was given, as clean text."""
    texts = {name: clean_text(words, name) for name, words in given.items()}
    path = choose_one_plan(options.plans)
    if path == "-":
        raise CliError("A plan that comes from standard input cannot be changed. Give its file after -p.")
    return _try_in_turn(lambda: command(_make_request(path, options), **texts), _TURNS if options.yes else 1)


def _make_request(path: str | None, options: RecordOptions) -> RecordRequest:
    """Read the plan as it is now, and the day."""
    source = load_plan_file(path)
    report_plan_above(source.path)
    plan = require_plan(source)
    plan = plan._replace(aliases=get_known_names(plan, source.path))
    today = get_today()
    on = None if options.on is None else format_event_date(options.on, plan.context, today)
    return RecordRequest(source, plan, DateInput(on, today), dry_run=options.dry_run, yes=options.yes)


def _try_in_turn(record: Callable[[], int], turns: int) -> int:
    """Record in the file as it then is. Where another writer was quicker, start again while there are turns left.

    A user who was shown the lines and agreed to them gets no other ones.
    """
    for _ in range(turns - 1):
        with suppress(ConcurrentEditError):
            return record()
    return record()


def _apply(source: Source, made: RecordedEvent) -> Source:
    """Put what was recorded into the file, and read it again: it says what was meant, or nothing is written."""
    edited = edit(source, made.changes)
    if isinstance(edited, EditRefusal):
        lines = "\n".join(f"  {line}" for line in edited.lines)
        by_hand = f" These lines would do it, at line {edited.line}:\n{lines}" if lines else ""
        raise CliError(f"{edited.reason} Nothing was written to {source.path}.{by_hand}", EXIT_REFUSED)
    after = load((source.byte_order_mark + edited.text).encode(), source.path)
    if after.plan != made.plan._replace(aliases=()):
        raise CliError(
            f"{source.path} would not say what was meant, and nothing was written. `actionplan validate` may say what "
            "is odd about that part of it; put that right, or write it in by hand.",
            EXIT_REFUSED,
        )
    return after


def _list_warnings(before: Source, after: Source, made: RecordedEvent, when: DateInput) -> list[str]:
    """List what becomes doubtful by a change. Refuse a change that makes an error in the plan."""
    new = _find_new(before, after, when)
    for each in new:
        if each.severity == "error":
            sentence = f"This would be an error in the plan, and nothing was written: {_describe(each)}."
            raise CliError(sentence, EXIT_REFUSED)
    warnings = [f"{_describe(each)}." for each in new if each.severity == "warning"]
    return [f"Warning: {each}" for each in (*warnings, made.warning) if each]


def _find_new(before: Source, after: Source, when: DateInput) -> list[Finding]:
    """Find the findings that a change brings. An error that was there and now says something else is not one."""
    had, has = check_source(before, when.today), check_source(after, when.today)
    new, gone = _subtract(has, had, _get_words), _subtract(had, has, _get_words)
    changed = [each for each in gone if each.severity == "error" and each.route]
    return _subtract(new, changed, lambda each: (each.code, each.severity, each.route))


def _subtract(findings: list[Finding], others: list[Finding], sign: Callable[[Finding], Hashable]) -> list[Finding]:
    """Give the findings that are not among others by what both have in common, as often as they have it."""
    known = Counter(map(sign, others))
    found = []
    for each in findings:
        known[sign(each)] -= 1
        if known[sign(each)] < 0:
            found.append(each)
    return found


def _get_words(finding: Finding) -> Hashable:
    return finding.code, finding.message


def _describe(finding: Finding) -> str:
    return f"{finding.message}: {finding.hint}" if finding.hint else finding.message
