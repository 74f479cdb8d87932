"""The waist between questions and faces: all that a face needs to know to print or send an answer.

A question makes one `Report`. Faces that print (terminal, plain text, Markdown, documents) draw its `sections`; faces
that send data (JSON, CSV) send its `rows`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from actionplan.dates import Assumption, ReadingKind, Window
from actionplan.text.english import format_share

Day = date

ALL_DATES_READABLE = "Every target date could be read."
"""How a report ends where it has no target that it could not place."""

Tone = Literal["", "late", "amber", "red", "due", "done", "quiet", "strong"]
"""What a cell's words mean, for faces that have colour. The words say it too, always.

`amber` and `red` are late by so much as the key of the report says, `late` by less than that. None of them is a RAG.
"""

LatenessColour = Literal["amber", "red"]
"""How late a target is, by the plan's own settings."""


STATUS_ORDER = (
    "overdue",
    "due",
    "ended",
    "ongoing",
    "waiting",
    "no date",
    "not yet due",
    "suspended",
    "complete",
    "deleted",
)
"""The statuses in the order in which they are counted: what wants attention first, and what is done with last."""


class Cell(NamedTuple):
    """One cell of a table: its words, and their tone."""

    text: str
    tone: Tone = ""


class Column(NamedTuple):
    """One column: its heading, and how a face may share out width.

    `grow` is the share of spare width the column takes (0: as wide as its words need); `number` sets it right. What
    `speaks` are texts that need no heading to be understood: what a row is about, in the plan's own words.
    """

    title: str
    grow: int = 0
    is_number: bool = False
    is_self_explanatory: bool = False


AUTHORITY_COLUMN = Column("Authority", grow=1)
"""Whose plan a row is of, where a table is of several: it stays behind the ref."""


class Table(NamedTuple):
    """Columns, and rows with one cell for each."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Bar(NamedTuple):
    """One line of a summary, "Overdue: 12 of 41, 29%", beside which a face may draw a bar as long as the share."""

    label: str
    number: int
    total: int
    tone: Tone = ""

    @property
    def words(self) -> str:
        """All that the bar says but its label: "12 of 41, 29%"."""
        return format_share(self.number, self.total)


Fact = tuple[str, str]
"""A name and what there is to say under it: "As at", "30 September 2017"."""


class Section(NamedTuple):
    """A heading, and under it sentences, facts, bars and a table, each where there are any, in this order.

    `level` is 1, or 2 for a part of the one above, or 3 for a part of that. A `wide` section has a table that wants a
    page on its side.
    """

    title: str
    notes: tuple[str, ...] = ()
    table: Table | None = None
    level: int = 1
    facts: tuple[Fact, ...] = ()
    bars: tuple[Bar, ...] = ()
    is_wide: bool = False


class Span(NamedTuple):
    """One target on the timeline. `words` says all that is drawn of it, for those who cannot see it.

    `windows` are those of its current date, whose ends are soft where they are `approximate`; `met` are those of them
    that are done with. `tone` is what its status means.
    """

    ref: str
    label: str
    windows: tuple[Window, ...]
    is_approximate: bool
    status: str
    due: Day | None
    completed: Day | None
    is_ongoing: bool
    words: str
    met_windows: tuple[Window, ...] = ()
    tone: Tone = ""


class Timeline(NamedTuple):
    """The year as bars from the `first` day to the `last`, with the report's `day`; spans by the name of their theme.

    A window may begin before the first day or end after the last, or be open at an end. `is_all` says that the report's
    sections tell the same in words: a face that draws it need not print them.
    """

    first: Day
    last: Day
    day: Day
    groups: tuple[tuple[str, tuple[Span, ...]], ...]
    is_whole_report: bool = False


class DecisionRow(NamedTuple):
    """A decision as the JSON face sends it, as at the report's day.

    `body` is the party where that has no body; `date` is when it is to be decided, in the plan's words, `earliest` the
    first day of that and `by` the last. `after` are those of the target's decisions that come before it, by who gives
    them; `notice_by` is the last day for notice of a key decision that is to be taken.
    """

    body: str
    planned: Day | None
    outcome: str | None
    on: Day | None
    party: str | None = None
    state: str | None = None
    date: str | None = None
    by: Day | None = None
    conditions: tuple[str, ...] = ()
    minute: str | None = None
    key: bool = False
    earliest: Day | None = None
    after: tuple[str, ...] = ()
    notice_by: Day | None = None


class RevisionRow(NamedTuple):
    """A new date as the JSON face sends it: `before` is the date it moved from, and `days` says how far."""

    before: str | None
    to: str | None
    on: Day | None
    due: Day | None
    days: int | None
    why: str | None
    approved_by: str | None


class ProposalRow(NamedTuple):
    """A proposed date as the JSON face sends it."""

    to: str | None
    on: Day | None
    due: Day | None
    why: str | None


class StopRow(NamedTuple):
    """Since when a target is suspended or deleted, and why, as the JSON face sends it."""

    on: Day
    why: str | None


class EventRow(NamedTuple):
    """What happened to a target, as the JSON face sends it."""

    kind: str
    on: Day
    what: str | None
    by: str | None
    note: str | None


PreviousFields = Mapping[str, "str | tuple[str, ...] | Day | None"]
"""Fields of a row that were something else before, and what that was."""


class Row(NamedTuple):
    """One target in an answer, as data: the fields that docs/json.md promises, in that order."""

    plan: str | None
    ref: str
    section: str
    theme: str | None
    action: str | None
    action_title: str | None
    output: str | None
    output_text: str | None
    officer: str | None
    supporting: tuple[str, ...]
    monitored_by: tuple[str, ...]
    measures: tuple[str, ...]
    date: str | None
    kind: ReadingKind
    windows: tuple[Window, ...]
    occurrence: Window | None
    due: Day | None
    published_due: Day | None
    assumptions: tuple[Assumption, ...]
    remark: str | None
    status: str
    days_late: int | None
    rag: str | None
    waits_for: str | None
    decisions: tuple[DecisionRow, ...]
    completed: Day | None
    published_date: str | None
    colour: LatenessColour | None = None
    rag_on: Day | None = None
    started: Day | None = None
    slipped_days: int | None = None
    revisions: tuple[RevisionRow, ...] = ()
    proposed: ProposalRow | None = None
    note: str | None = None
    note_on: Day | None = None
    was: PreviousFields | None = None
    event: EventRow | None = None
    new_since: bool | None = None
    stopped: StopRow | None = None
    stage: str | None = None
    held_up_by: tuple[str, ...] = ()
    ahead_from: Day | None = None
    authority: str | None = None


class PlanHead(NamedTuple):
    """Which plan an answer is about, and how many of its targets could not be placed.

    `error` says why a plan that was asked for is not in the answer: then nothing else is known of it.
    """

    name: str | None
    title: str | None
    authority: str | None
    unplaced: int
    error: str | None = None

    @property
    def words(self) -> str:
        """Its title and authority."""
        return ", ".join(filter(None, (self.title, self.authority)))


class Report(NamedTuple):
    """The answer to one question.

    `period` is there where a question is about one (both days included). `closing` are the sentences that end the
    report, and `found` says whether there are rows for `--exit-code` to report. `key` says what words and colours mean.
    `facts` are the cover of a paper, in place of the plans' titles. `lang` is the language of all that it says.
    """

    question: str
    title: str
    as_at: Day
    plans: tuple[PlanHead, ...]
    sections: tuple[Section, ...] = ()
    rows: Sequence[Row] = ()
    closing: tuple[str, ...] = ()
    period: Window | None = None
    has_rows: bool = False
    legend: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    timeline: Timeline | None = None
    lang: str = "en-GB"

    @property
    def has_several_plans(self) -> bool:
        """Whether it is about several plans, so that each ref is printed with the name of its own."""
        return len(self.plans) > 1

    def format_ref(self, row: Row) -> str:
        """The ref of a row as it is printed: "1.1a", and of one of several plans "jsp:1.1a"."""
        return f"{row.plan}:{row.ref}" if self.has_several_plans and row.plan else row.ref
