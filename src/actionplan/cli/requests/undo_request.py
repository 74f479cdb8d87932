"""A request to take back what was recorded: the last recording, or the newest thing recorded of a ref."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from actionplan.cli.confirm import PreparedText
from actionplan.cli.errors import EXIT_REFUSED, CliError
from actionplan.cli.io.journal import Journal, JournalEntry
from actionplan.cli.io.journal_file import read_journal, save_journal
from actionplan.cli.plans.plan_file import encode_source
from actionplan.cli.requests.ref_words import refuse_repeated_refs
from actionplan.cli.requests.write_request import RecordRequest
from actionplan.planfile import load
from actionplan.recording.correction import record_correction

_ADVICE = "Use `actionplan undo REF` to take the newest event of a target out."


def take_out(request: RecordRequest, refs: Sequence[str], command: str) -> int:
    """Take the newest event of each ref out of the file, or the newest of a command ("revise")."""
    if len(refs) > 1:
        refuse_repeated_refs(request.plan, refs)
    correct = partial(record_correction, when=request.when, source=request.source, command=command)
    batch = request.make_batch({ref: partial(correct, ref=ref) for ref in refs})
    typed = " ".join(("undo", *refs, *(("--event", command) if command else ())))
    return request.write_text(request.prepare(batch), "taken out", partial(_keep_taken_out, request, typed))


def _keep_taken_out(request: RecordRequest, typed: str, prepared: PreparedText) -> None:
    """Keep in the journal what was taken out, so that `undo` can tell it."""
    entry = request.build_entry(prepared, typed)._replace(pieces=())
    save_journal(read_journal(request.source.path)._replace(taken_out=entry))


def take_back(request: RecordRequest) -> int:
    """Take the last recording back. The journal says what the file was before it."""
    source = request.source
    text = encode_source(source).decode()
    journal = read_journal(source.path)
    entry = journal.find_last(text)
    restored = entry.restore(text) if entry else None
    if entry is None or restored is None:
        raise CliError(_explain_nothing(journal, text, source.path), EXIT_REFUSED)
    after = load(restored.encode(), source.path)
    descriptions = (f"What was recorded on {entry.day}:", *entry.sentences)
    prepared = PreparedText(after, entry.sentences, descriptions)
    return request.write_text(prepared, "taken back", lambda _: save_journal(journal.drop_from(entry)))


def _explain_nothing(journal: Journal, text: str, path: str) -> str:
    """Say why no recording can be taken back: what was done to the file last."""
    if taken_out := journal.find_taken_out(text):
        did = f"The last change to {path} was `actionplan {taken_out.command}`, on {taken_out.day}"
        return f"{did}. It took out {_shorten(taken_out)}. {_ADVICE}"
    if not journal.entries:
        return f"No recording in {path} is known on this computer, so none can be taken back. {_ADVICE}"
    last = journal.entries[-1]
    command = f"`actionplan {last.command}`" if last.command else "the last recording"
    return f"{path} has been edited since {command} on {last.day}, which recorded: {_shorten(last)}. {_ADVICE}"


def _shorten(entry: JournalEntry) -> str:
    """Say the first thing of a recording, and how many more there were: "1.1a starts on 4 July 2017, and 26 more"."""
    first, more = entry.sentences[0].rstrip("."), len(entry.sentences) - 1
    return f"{first}, and {more} more" if more else first
