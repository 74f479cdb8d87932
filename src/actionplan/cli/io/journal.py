"""The journal of a plan: what commands recorded in it on this computer, and what stood there before, the newest last.

It has no copy of the plan: of each recording it has the pieces of the text that were replaced. They are put back only
into the very text that the recording left, and must give the very text that it found.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any, NamedTuple

from actionplan.cli.io.file_diff import iter_old_pieces

_FORMAT = 1
_MAX_ENTRIES = 20


class JournalEntry(NamedTuple):
    """A recording: the day and the sentences about it, the digests of the file before and after it, and old pieces.

    A piece is the start and the end of a stretch of the text after it, and the text that stood in its place. The
    `command` is what recorded it, as it is typed after the name of the program.
    """

    day: str
    sentences: tuple[str, ...]
    before: str
    after: str
    pieces: tuple[tuple[int, int, str], ...]
    command: str = ""

    def restore(self, text: str) -> str | None:
        """Return the text as it was before the recording, or `None` if this is not what it left."""
        restored = text
        for start, end, piece in reversed(self.pieces):
            restored = restored[:start] + piece + restored[end:]
        is_right = compute_digest(text) == self.after and compute_digest(restored) == self.before
        return restored if is_right else None


class Journal(NamedTuple):
    """The recordings in the plan at a path, the newest last, and what `undo REF` last took out.

    The latter is there to be told, and has no pieces.
    """

    path: str
    entries: tuple[JournalEntry, ...] = ()
    taken_out: JournalEntry | None = None

    def add(self, entry: JournalEntry) -> Journal:
        """Add the newest recording. Only so many are kept."""
        return self._replace(entries=(*self.entries, entry)[-_MAX_ENTRIES:])

    def find_taken_out(self, text: str) -> JournalEntry | None:
        """Find what `undo REF` took out, if that left a text."""
        return self.taken_out if self.taken_out and self.taken_out.after == compute_digest(text) else None

    def find_last(self, text: str) -> JournalEntry | None:
        """Find the recording that left a text, if there is one."""
        digest = compute_digest(text)
        return next((entry for entry in reversed(self.entries) if entry.after == digest), None)

    def drop_from(self, entry: JournalEntry) -> Journal:
        """Drop a recording and those after it."""
        return self._replace(entries=self.entries[: self.entries.index(entry)])


def build_entry(before: str, after: str, day: str, sentences: tuple[str, ...], command: str = "") -> JournalEntry:
    """Build the entry for a recording from the whole text of the file before and after it."""
    pieces = tuple(iter_old_pieces(before, after))
    digests = {"before": compute_digest(before), "after": compute_digest(after)}
    return JournalEntry(day, sentences, **digests, pieces=pieces, command=command)


def compute_digest(text: str) -> str:
    """Compute a digest of a text that no other text has."""
    return sha256(text.encode(errors="surrogatepass")).hexdigest()


def encode_journal(journal: Journal) -> bytes:
    """Write a journal as JSON."""
    entries = [entry._asdict() for entry in journal.entries]
    taken_out = journal.taken_out._asdict() if journal.taken_out else None
    content = {"format": _FORMAT, "plan": journal.path, "recordings": entries, "taken_out": taken_out}
    return json.dumps(content).encode()


def parse_journal(data: bytes, path: str) -> Journal:
    """Read the journal of the plan at a path. One that is broken, or of another plan, has no recordings."""
    try:
        content = json.loads(data)
        if content["format"] != _FORMAT or content["plan"] != path:
            return Journal(path)
        taken_out = _parse_entry(content["taken_out"]) if content.get("taken_out") else None
        return Journal(path, tuple(map(_parse_entry, content["recordings"])), taken_out)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Journal(path)


def _parse_entry(entry: Any) -> JournalEntry:
    return JournalEntry(
        day=str(entry["day"]),
        sentences=tuple(map(str, entry["sentences"])),
        before=str(entry["before"]),
        after=str(entry["after"]),
        pieces=tuple((int(start), int(end), str(piece)) for start, end, piece in entry["pieces"]),
        command=str(entry.get("command", "")),
    )
