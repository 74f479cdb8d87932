"""A request to record what happened: the plan, the day, and the writing of the file.

The event is put into the text. The text is read again, must give exactly the plan that was meant, and may have no new
error. Then the lines are shown, the user is asked, and the file is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple

from actionplan.checks.runner import check_source
from actionplan.cli.confirm import PreparedText, ask_to_write, iter_descriptions, print_diff
from actionplan.cli.date_options import format_event_date, get_today, suggest_date
from actionplan.cli.errors import EXIT_REFUSED, EXIT_USAGE, CliError, say
from actionplan.cli.io.atomic_write import ConcurrentEditError, replace_if_unchanged
from actionplan.cli.io.encoding import clean_text
from actionplan.cli.io.journal import JournalEntry, build_entry
from actionplan.cli.io.journal_file import read_journal, save_journal
from actionplan.cli.io.progress_bar import show_progress
from actionplan.cli.io.screen import write_confirmation
from actionplan.cli.io.stopping import hold_stop
from actionplan.cli.plans.discovery import choose_one_plan, require_named_plan
from actionplan.cli.plans.plan_file import encode_source, load_plan_file, report_plan_above
from actionplan.cli.requests.record_options import RecordOptions
from actionplan.cli.requests.ref_words import refuse_repeated_refs, split_refs
from actionplan.dates import format_day
from actionplan.findings import Finding
from actionplan.model.plan import Plan
from actionplan.planfile import Source, load
from actionplan.planfile.editing import EditRefusal, edit
from actionplan.recording.batch import RecordedBatch, Recording, record_batch
from actionplan.recording.complete import CompletionWords, record_completion
from actionplan.recording.correction import record_unless_known
from actionplan.recording.decide import Resolution, record_decision
from actionplan.recording.decision_lookup import Decider
from actionplan.recording.event import record_event
from actionplan.recording.event_dates import DateInput
from actionplan.recording.lifecycle import record_deletion, record_resumption, record_start, record_suspension
from actionplan.recording.measurement import Measurement, record_measurement
from actionplan.recording.note import Commentary, record_note
from actionplan.recording.reassign import record_reassignment
from actionplan.recording.result import RecordedEvent, Refusal
from actionplan.recording.revise import RevisionRequest, record_revision
from actionplan.text.english import add_full_stop, format_count, format_list
from actionplan.text.escaping import escape_control

_MAX_REPEATED = 5
"""So many sentences that were shown before the question are said again after it."""

_TURNS = 20
"""How often a command that does not ask tries to write.

Of any writers at once, one succeeds, so each waits for those before it.
"""


class RecordRequest(NamedTuple):
    """What a command that writes works on: the file as it was read, and when the event happened.

    `command` is its name, as it is typed.
    """

    source: Source
    plan: Plan
    when: DateInput
    dry_run: bool
    yes: bool
    command: str = ""

    def start(self, refs: Sequence[str]) -> int:
        """Record that work on targets started."""
        return self._record_each(refs, record_start)

    def complete(self, refs: Sequence[str], **details: Any) -> int:
        """Record that targets, or one of the dates or steps of each, were met."""
        words = CompletionWords(**details)
        return self._record_each(refs, partial(record_completion, words=words))

    def add_note(self, words: Sequence[str], **commentary: str) -> int:
        """Record commentary on targets, a RAG, or both. The words are refs and perhaps a text after them."""
        refs, note = split_refs(self.plan, words)
        return self._record_each(refs, partial(record_note, commentary=Commentary(note, **commentary)))

    def add_figure(self, ref: str, **measurement: str) -> int:
        """Record a figure of a measure."""
        return self._record_each([ref], partial(record_measurement, measurement=Measurement(**measurement)))

    def revise(self, refs: Sequence[str], *, to: str, why: str, approved_by: str, proposed: bool) -> int:
        """Record a new date for targets."""
        request = RevisionRequest(to, why, approved_by, proposed)
        return self._record_each(refs, partial(record_revision, request=request))

    def assign(self, refs: Sequence[str], to: Sequence[str], why: str) -> int:
        """Record that other officers are responsible for outputs."""
        return self._record_each(refs, partial(record_reassignment, to=to, why=why))

    def decide(self, refs: Sequence[str], decider: tuple[str, str], **resolution: Any) -> int:
        """Record what a body or a party decided about targets. One of the two may be empty."""
        body, party = decider
        who = Decider(body, party)
        return self._record_each(refs, partial(record_decision, decider=who, resolution=Resolution(**resolution)))

    def suspend(self, refs: Sequence[str], why: str) -> int:
        """Record that work on targets stops."""
        return self._record_each(refs, partial(record_suspension, why=why))

    def resume(self, refs: Sequence[str]) -> int:
        """Record that work on targets starts again."""
        return self._record_each(refs, record_resumption)

    def delete(self, refs: Sequence[str], why: str) -> int:
        """Record that targets were taken out of the plan."""
        return self._record_each(refs, partial(record_deletion, why=why))

    def record_event(self, event: str) -> int:
        """Record that an event of the plan happened."""
        return self.record({event: partial(record_event, name=event, when=self.when)})

    def _record_each(self, refs: Sequence[str], record: Callable[..., RecordedEvent | Refusal]) -> int:
        """Record the same of each ref, all together."""
        refuse_repeated_refs(self.plan, refs)
        return self.record({ref: partial(record, ref=ref, when=self.when) for ref in refs})

    def record(self, recordings: Mapping[str, Recording]) -> int:
        """Record what happened to each of some parts of the plan, in order: all of it, or nothing.

        Say what the plan has already, and do not record it again.
        """
        batch = self.make_batch(
            {
                ref: partial(record_unless_known, ref=ref, when=self.when, record=recording)
                for ref, recording in recordings.items()
            }
        )
        for sentence in batch.known:
            say(f"Recorded already: {escape_control(sentence)}")
        if not batch.events:
            say("There is nothing new to record.")
            return 0
        return self.write(batch)

    def make_batch(self, recordings: Mapping[str, Recording]) -> RecordedBatch:
        """Work out what to write of each of some parts of the plan, in order. Raise `CliError` if one is refused."""
        made = record_batch(self.plan, list(recordings.values()))
        if isinstance(made, RecordedBatch):
            return made
        refusal = made.refusal
        date = suggest_date(refusal.words, self.plan.context, self.when.today)
        hint = f' Counted from today, that is "{date}".' if date else ""
        sentence = f"{refusal.sentence}{hint}"
        if len(recordings) > 1:
            sentence = f"{list(recordings)[made.number]}: {sentence}\nNothing was written for any of the refs."
        raise CliError(sentence, EXIT_USAGE if refusal.is_wrong_value else EXIT_REFUSED)

    def write(self, batch: RecordedBatch) -> int:
        """Write what was recorded at once, or show it, and return the exit status. `undo` can take it back."""
        return self.write_prepared(self.prepare(batch))

    def write_prepared(self, prepared: PreparedText) -> int:
        """Write a batch that was put into the text, as `write` does."""
        return self.write_text(prepared, "recorded", self._keep)

    def prepare(self, batch: RecordedBatch) -> PreparedText:
        """Put a batch into the text of the file. Refuse it if the text does not say what was meant, or has an error."""
        sentences = tuple(event.sentence for event in batch.events)
        with show_progress("Checking the change"):
            after = _apply(self.source, batch)
            warnings = _list_warnings(self.source, after, batch, self.when)
        targets = len({event.ref for event in batch.events if event.ref})
        descriptions = (*iter_descriptions(batch), *warnings)
        return PreparedText(after, sentences, descriptions, warnings=tuple(warnings), targets=targets)

    def write_text(self, prepared: PreparedText, done: str, then: Callable[[PreparedText], None]) -> int:
        """Write a new text of the file, or show it, and return the exit status.

        What it is about was `done` ("recorded"). What comes `then` happens before another writer has its turn.
        """
        if self.dry_run:
            print_diff(self.source, prepared, done)
            return 0
        if not self.yes and not ask_to_write(self.source, prepared, done):
            say("Nothing was written.")
            return EXIT_REFUSED
        new, was = encode_source(prepared.source), encode_source(self.source)
        with hold_stop():
            replace_if_unchanged(new, self.source.path, was, lambda: then(prepared))
            sentences = prepared.sentences if self.yes else _shorten_list(prepared)
            write_confirmation("".join(f"{done.capitalize()}: {escape_control(each)}\n" for each in sentences))
            if self.yes and prepared.warnings:
                say("\n".join(prepared.warnings))
        return 0

    def build_entry(self, prepared: PreparedText, command: str) -> JournalEntry:
        """Build the entry of the journal for what a command wrote, which has what stood in the file before."""
        before, after = (encode_source(source).decode() for source in (self.source, prepared.source))
        return build_entry(before, after, format_day(self.when.today), prepared.sentences, command)

    def _keep(self, prepared: PreparedText) -> None:
        save_journal(read_journal(self.source.path).add(self.build_entry(prepared, self.command)))


def _shorten_list(prepared: PreparedText) -> Sequence[str]:
    """Return the sentences, or their number if they are many and were shown before the question."""
    if len(prepared.sentences) <= _MAX_REPEATED:
        return prepared.sentences
    about = f" about {format_count(prepared.targets, 'target')}" if prepared.targets else ""
    return [f"{format_count(len(prepared.sentences), 'thing')}{about}."]


def run_with_request(
    command: Callable[..., int], options: RecordOptions, values: Mapping[str, object], turns: int = _TURNS
) -> int:
    """Run a command with its request and its other options, as clean text.

    If it does not ask, it has some turns, where others write at the same time.
    """
    texts = {name: clean_text(words, name) for name, words in values.items()}
    path = choose_one_plan(options.plans)
    if path == "-":
        raise CliError("A plan that comes from standard input cannot be changed. Give its file after -p.")
    name = command.__name__.replace("_", "-")
    with show_progress("Working out the change"):
        return _try_in_turn(lambda: command(_make_request(path, options, name), **texts), turns if options.yes else 1)


def _make_request(path: str | None, options: RecordOptions, command: str) -> RecordRequest:
    """Read the plan as it is now, and the day."""
    source = load_plan_file(path)
    report_plan_above(source.path)
    plan = require_named_plan(source)
    today = get_today()
    on = None if options.on is None else format_event_date(options.on, plan.context, today)
    when = DateInput(on, today)
    return RecordRequest(source, plan, when, dry_run=options.dry_run, yes=options.yes, command=command)


def _try_in_turn(record: Callable[[], int], turns: int) -> int:
    """Record in the file as it is then. If another writer was quicker, start again while there are turns left.

    A user who agreed to the lines that were shown gets no other lines.
    """
    for _ in range(turns - 1):
        with suppress(ConcurrentEditError):
            return record()
    return record()


def _apply(source: Source, batch: RecordedBatch) -> Source:
    """Put what was recorded into the file, and read it again. Refuse if it does not say what was meant."""
    edited = edit(source, batch.changes)
    if isinstance(edited, EditRefusal):
        lines = "\n".join(f"  {line}" for line in edited.lines)
        by_hand = f" These lines would do it, at line {edited.line}:\n{lines}" if lines else ""
        raise CliError(f"{edited.reason} Nothing was written to {source.path}.{by_hand}", EXIT_REFUSED)
    after = load((source.byte_order_mark + edited.text).encode(), source.path)
    if after.plan != batch.plan._replace(aliases=()):
        raise CliError(
            f"{source.path} was not changed, because the new text would not say what was meant. `actionplan validate` "
            "may show what is wrong there. Correct that, or write the change in by hand.",
            EXIT_REFUSED,
        )
    return after


def _list_warnings(before: Source, after: Source, batch: RecordedBatch, when: DateInput) -> list[str]:
    """List the warnings that a change brings. Refuse a change that brings an error."""
    new = _find_new(before, after, when)
    for warning in new:
        if warning.severity == "error":
            sentence = f"Nothing was written, because this would be an error in the plan: {_describe(warning)}"
            raise CliError(sentence, EXIT_REFUSED)
    refs: dict[str, dict[str, None]] = {}
    for warning in new:
        if warning.severity == "warning":
            refs.setdefault(_describe(warning), {})[_find_ref(warning, batch.plan)] = None
    for event in batch.events:
        if event.warning:
            refs.setdefault(event.warning, {})[event.ref] = None
    return [f"Warning: {sentence}{_format_refs(sentence, list(of))}" for sentence, of in refs.items()]


def _find_ref(finding: Finding, plan: Plan) -> str:
    """Find the ref of the target that a finding is in; "" if it is in none."""
    lines = (line for line in plan.walk() if line.route == finding.route[: len(line.route)])
    return next((line.target.ref for line in lines), "")


def _format_refs(sentence: str, refs: Sequence[str]) -> str:
    """Format the refs that a warning is about, unless it names them itself."""
    unnamed = [ref for ref in refs if ref and ref not in sentence]
    return f" ({format_list(unnamed)})" if unnamed else ""


def _find_new(before: Source, after: Source, when: DateInput) -> list[Finding]:
    """Find the findings that a change brings. An error that was there before and is now worded otherwise is not new."""
    had, has = check_source(before, when.today), check_source(after, when.today)
    new, gone = _subtract(has, had, _get_words), _subtract(had, has, _get_words)
    changed = [finding for finding in gone if finding.severity == "error" and finding.route]
    return _subtract(new, changed, lambda finding: (finding.code, finding.severity, finding.route))


def _subtract(findings: list[Finding], others: list[Finding], sign: Callable[[Finding], Hashable]) -> list[Finding]:
    """Return the findings that are not among others. Two are equal if they have the same sign, and each counts once."""
    counts = Counter(map(sign, others))
    remaining = []
    for finding in findings:
        counts[sign(finding)] -= 1
        if counts[sign(finding)] < 0:
            remaining.append(finding)
    return remaining


def _get_words(finding: Finding) -> Hashable:
    return finding.code, finding.message


def _describe(finding: Finding) -> str:
    return add_full_stop(f"{finding.message}: {finding.hint}" if finding.hint else finding.message)
