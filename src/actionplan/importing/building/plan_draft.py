"""A plan in the making: themes, actions, outputs and targets, each word with the passage it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from actionplan.importing.import_findings import ImportFinding
from actionplan.importing.wording import Fragment, Leaf, PlanComment, PlanNode, Wording

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class TargetDraft:
    """A target: its date, its measures, what was reported, and the council's own columns.

    `figures` has the target and the baseline of measures, by their places in `measures`.
    """

    date: Wording = ()
    measures: list[Wording] = field(default_factory=list)
    letter: str = ""
    date_comments: list[PlanComment] = field(default_factory=list)
    comments: list[PlanComment] = field(default_factory=list)
    rag: str = ""
    note: Wording = ()
    revised: Wording = ()
    completed: Wording = ()
    start: Wording = ()
    figures: dict[int, dict[str, PlanNode]] = field(default_factory=dict)
    fields: dict[str, Leaf] = field(default_factory=dict)


@dataclass(slots=True)
class RowDraft:
    """A row of the plan: the targets that it makes, and the council's own columns of it."""

    targets: list[TargetDraft]
    fields: dict[str, Leaf] = field(default_factory=dict)


@dataclass(slots=True)
class OutputDraft:
    """An output: its ref, its text, its officer and others with a part in it, and the rows of its targets."""

    text: Wording
    ref: str = ""
    ref_wording: Wording = ()
    officer: Wording = ()
    officer_comments: list[PlanComment] = field(default_factory=list)
    accountable: Wording = ()
    supporting: list[Wording] = field(default_factory=list)
    rows: list[RowDraft] = field(default_factory=list)
    comments: list[PlanComment] = field(default_factory=list)
    is_ref_made: bool = False

    @property
    def targets(self) -> list[TargetDraft]:
        """Its targets, of all rows."""
        return [target for row in self.rows for target in row.targets]


@dataclass(slots=True)
class ActionDraft:
    """An action: its number, its title, the bodies that monitor it, and its outputs.

    `mentions` has its heading wherever it stands. One that no heading names has the `made_title`.
    """

    number: str
    number_wording: Wording = ()
    title: Wording = ()
    mentions: list[Wording] = field(default_factory=list)
    made_title: str = ""
    monitored_by: list[Wording] = field(default_factory=list)
    outputs: list[OutputDraft] = field(default_factory=list)
    comments: list[PlanComment] = field(default_factory=list)


@dataclass(slots=True)
class ThemeDraft:
    """A theme: its heading and its actions. `mentions` has the heading wherever it stands, with the action below."""

    title: Wording = ()
    mentions: list[tuple[Wording, ActionDraft]] = field(default_factory=list)
    made_title: str = ""
    actions: list[ActionDraft] = field(default_factory=list)
    comments: list[PlanComment] = field(default_factory=list)


class ReportText(NamedTuple):
    """Text of the document that stands in the report and not in the plan, and what it is: a header, say."""

    fragment: Fragment
    text: str
    role: Literal["header", "number", "bodies", "label", "rating"] = "header"


class RepeatedText(NamedTuple):
    """Text of the document that stands in the plan once already, in the same characters: a heading on every page."""

    fragment: Fragment
    text: str


@dataclass(slots=True)
class PlanDraft:
    """A whole plan in the making, with what was found on the way, and the text that has its place elsewhere."""

    themes: list[ThemeDraft] = field(default_factory=list)
    findings: list[ImportFinding] = field(default_factory=list)
    report_texts: list[ReportText] = field(default_factory=list)
    repeats: list[RepeatedText] = field(default_factory=list)
    punctuation: list[Fragment] = field(default_factory=list)
    rag_words: dict[str, str] = field(default_factory=dict)

    def iter_actions(self) -> Iterator[ActionDraft]:
        """Yield every action, in order."""
        return (action for theme in self.themes for action in theme.actions)

    def iter_outputs(self) -> Iterator[OutputDraft]:
        """Yield every output, in order."""
        return (output for action in self.iter_actions() for output in action.outputs)

    def add_finding(self, kind: str, where: str, quote: str = "", note: str = "") -> None:
        """Add a finding."""
        self.findings.append(ImportFinding(kind, where, quote, note))

    def put_label_in_report(self, label: Wording) -> None:
        """Account for a label before a part of a cell: it becomes a letter of a ref, and the report has it."""
        self.report_texts += (ReportText(each, each.text, "label") for each in label)


def name_letter(number: int) -> str:
    """Return the letter of a target: a to z, then aa, ab."""
    if number < len(_LETTERS):
        return _LETTERS[number]
    return name_letter(number // len(_LETTERS) - 1) + _LETTERS[number % len(_LETTERS)]
