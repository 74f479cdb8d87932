"""A report as values: everything that a renderer needs to print or send it.

Each question builds one `Report`. Renderers that print (terminal, plain text, Markdown, documents) draw its `sections`.
Renderers that send data (JSON, CSV) send its `rows` (`rows.py`).
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from actionplan.dates import Context, Window
from actionplan.model.plan import Officer, OwnColumn
from actionplan.text.english import format_count, format_share

if TYPE_CHECKING:
    from actionplan.line_chart import LineChart
    from actionplan.rows import CountRow, Row

NO_OFFICER = "no officer"
"""What every report and format says in place of an officer's name, if the plan names none."""

OF_TARGET = "of "
"""What stands before the ref of a target in a line on a step of it."""

ALL_DATES_READABLE = "Every target date could be read."
"""How a report ends if it could place every target."""

Tone = Literal["", "late", "amber", "red", "due", "done", "quiet", "strong", "rag-red", "rag-amber", "rag-green"]
"""What a cell's words mean, for renderers that have colour. The words always say it too.

`amber` and `red` are how late a target is, as the legend of the report says; `late` is less than that. What an officer
rated it is a tone of its own, which begins with `rag`.
"""


class Cell(NamedTuple):
    """One cell of a table: its words, and their tone.

    A cell with `shares` is drawn as a bar, as those of a section are, by renderers that draw. Its words say the same.
    """

    text: str
    tone: Tone = ""
    shares: tuple["Share", ...] = ()


class Column(NamedTuple):
    """One column: its heading, and how a renderer may share out the width.

    `grow` is its share of the spare width (0: as wide as its words need). Numbers are set to the right. Texts that are
    self-explanatory need no heading: they say what a row is about, in the plan's own words. One that `is_narrow` can be
    read in a few characters. A heading that `is_name` is the name of somebody, and keeps its capital in a sentence.
    Words of one that `is_plain` need no heading in a sentence.
    """

    title: str
    grow: int = 0
    is_number: bool = False
    is_self_explanatory: bool = False
    is_narrow: bool = False
    is_name: bool = False
    is_plain: bool = False

    def format_label(self, words: str) -> str:
        """Return what stands before the words of a cell in a sentence: its heading, unless they need none.

        Words that have a label of their own need none. A heading with capitals, as in "RAG", keeps them, and so does
        one that is a name.
        """
        if self.is_plain or re.match("[a-z ]+: ", words):
            return ""
        keeps_capitals = self.is_name or not self.title[1:].islower()
        return f"{self.title if keeps_capitals else self.title.lower()}: "


AUTHORITY_COLUMN = Column("Authority", grow=1)
"""Whose plan a row is in, if a table is about several plans. It comes after the ref."""


class Table(NamedTuple):
    """Columns, and rows with one cell for each. Where `is_order_chosen`, no renderer puts them in another order."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_order_chosen: bool = False

    def find_text_column(self) -> int | None:
        """Find the column, after the first, whose texts need no heading; of several, the one that grows most."""
        speaking = (n for n, column in enumerate(self.columns) if n and column.is_self_explanatory)
        return max(speaking, key=lambda n: self.columns[n].grow, default=None)


class Share(NamedTuple):
    """A part of a whole: "Overdue: 12 (29%)". The shares of a section are drawn as one bar, in their order."""

    label: str
    number: int
    total: int
    tone: Tone = ""

    @property
    def words(self) -> str:
        """What the share says after its label: "12 (29%)"."""
        return format_share(self.number, self.total)


Fact = tuple[str, str]
"""A name and its value: "As at", "30 September 2017"."""


class Section(NamedTuple):
    """A heading, and below it sentences, the items of a list, facts, shares, a table and charts, in this order, if any.

    `level` is 1, or 2 for a part of the section above, or 3 for a part of that. Items that `are_numbered` are cited by
    their number. On paper, the rows of a table that `has_records` are read one after the other, each by itself; if it
    `is_brief`, each is a paragraph. A section that `starts_page` begins a new page. Refs without the name of a plan are
    of its `plan`. Where it `is_full_plan`, its rows say everything of their targets, so that others may point to them.
    If it has more than a printed page has room for, `on_page` is what stands there in its place.
    """

    title: str
    notes: tuple[str, ...] = ()
    table: Table | None = None
    level: int = 1
    facts: tuple[Fact, ...] = ()
    shares: tuple[Share, ...] = ()
    charts: tuple["LineChart", ...] = ()
    items: tuple[str, ...] = ()
    are_numbered: bool = False
    has_records: bool = False
    starts_page: bool = False
    is_brief: bool = False
    plan: str = ""
    is_full_plan: bool = False
    on_page: "Section | None" = None


class Span(NamedTuple):
    """One target on the timeline. `words` says everything that is drawn, for people who cannot see it.

    `label` is its output and measures, and `name` a short form of that for a picture that has all its words beside it.

    `windows` are those of its current date, with soft ends if that is approximate. `met_windows` are those of them that
    are met. `tone` is what its status means. A date that has moved was first published for `moved_from`, and is now
    `moved_to`, if that has a last day. If a new one is proposed, its last day is `proposed_to`. The heading of its
    group says whose plan it is in, so that `ref` does not; `words` begin with the ref in full.
    """

    ref: str
    label: str
    windows: tuple[Window, ...]
    is_approximate: bool
    status: str
    due: date | None
    completed: date | None
    is_ongoing: bool
    words: str
    met_windows: tuple[Window, ...] = ()
    tone: Tone = ""
    moved_from: date | None = None
    moved_to: date | None = None
    name: str = ""
    proposed_to: date | None = None


class Timeline(NamedTuple):
    """The year as bars from the `first` day to the `last`, with the report's `day`, and each theme with its spans.

    A window may begin before the first day, end after the last, or be open at an end. If it is the whole report, the
    sections say the same in words: a renderer that draws the timeline need not print them.
    """

    first: date
    last: date
    day: date
    groups: tuple[tuple[str, tuple[Span, ...]], ...]
    is_whole_report: bool = False


class PlanHead(NamedTuple):
    """A plan that a report is about, and how many of its targets could not be placed.

    `error` says why a plan is missing from the report. Then nothing else is known about it. `heading` is the plan's
    own word for a heading between theme and action, such as Objective.
    """

    name: str | None
    title: str | None
    authority: str | None
    unplaced: int
    error: str | None = None
    heading: str | None = None

    @property
    def words(self) -> str:
        """Its title and authority."""
        return ", ".join(filter(None, (self.title, self.authority)))


class Report(NamedTuple):
    """The answer to one question.

    `period` is the period that the question is about, if there is one (both days included). `closing` holds the
    sentences at the end, or before the tables of a web page that is printed. `has_rows` is what `--exit-code` asks for.
    `legend` says what words and colours mean, and `key` says it word by word. `lead` is the answer in one sentence. The
    first `front_count` sections belong to the first page, so that a list of contents comes after them. `columns` are
    those to send of each row, if not all. `lang` is the language of all the words. `errors` say what of the plans could
    not be read, and `notices` what else a reader must know first. `red_words` say how late red is. `officers` and
    `own_columns` are the plans' own, and `context` is what dates in own columns are read in. `counts` are the numbers
    of a summary, to send as data. `last` is the last report. `filter_words` are the filter that narrows it, if there is
    one. One that is `is_brief` should have room on a page.
    """

    question: str
    title: str
    as_at: date
    plans: tuple[PlanHead, ...]
    sections: tuple[Section, ...] = ()
    rows: Sequence["Row"] = ()
    closing: tuple[str, ...] = ()
    period: Window | None = None
    has_rows: bool = False
    legend: tuple[str, ...] = ()
    key: tuple[Fact, ...] = ()
    timeline: Timeline | None = None
    lang: str = "en-GB"
    errors: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    lead: str = ""
    front_count: int = 0
    red_words: str = ""
    columns: tuple[str, ...] = ()
    officers: tuple[Officer, ...] = ()
    own_columns: tuple[OwnColumn, ...] = ()
    context: Context | None = None
    counts: tuple["CountRow", ...] = ()
    last: tuple[date, Sequence["Row"]] | None = None
    filter_words: str = ""
    is_brief: bool = False

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader must know first: what could not be read, and that a period is over."""
        return (*self.errors, *self.notices)

    @property
    def opening(self) -> tuple[str, ...]:
        """The warnings that come before everything else. A paper has them in a section of its first page."""
        in_front = {note for section in self.sections[: self.front_count] for note in section.notes}
        return tuple(sentence for sentence in self.warnings if sentence not in in_front)

    @property
    def is_paper(self) -> bool:
        """Return True if it has a first page of its own."""
        return self.front_count > 0

    @property
    def is_upright(self) -> bool:
        """Return True if its pages are upright, whatever its tables would need."""
        return self.is_paper or self.is_brief

    @property
    def unplaced_notice(self) -> str:
        """The sentence on unfinished targets whose date cannot be read, or "" if there are none."""
        unplaced = sum(plan.unplaced for plan in self.plans)
        if not unplaced:
            return ""
        targets, dates = format_count(unplaced, "target"), "its date" if unplaced == 1 else "their dates"
        return f"{targets} could not be placed, because {dates} cannot be read. Run `actionplan validate` to see why."

    @property
    def has_several_plans(self) -> bool:
        """Return True if it is about several plans, so that each ref is printed with the name of its plan."""
        return len(self.plans) > 1

    def format_ref(self, row: "Row") -> str:
        """Format the ref of a row: "1.1a", or "jsp:1.1a" if the report is about several plans."""
        return f"{row.plan}:{row.ref}" if self.has_several_plans and row.plan else row.ref
