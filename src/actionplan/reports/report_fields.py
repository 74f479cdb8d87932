"""The keys of the file that reports show as the plan writes them: each key of the schema that has a heading.

Rows, JSON, CSV, workbooks, `show`, `changes` and the printed tables all take them from this list.
"""

from collections.abc import Mapping
from typing import NamedTuple

from actionplan.evaluation.plan_view import PlanView
from actionplan.model.phrase import Phrase
from actionplan.model.plan import (
    ACTION_DEPTH,
    OUTPUT_DEPTH,
    TARGET_DEPTH,
    THEME_DEPTH,
    Action,
    Level,
    Output,
    PlanLine,
    Target,
    Theme,
)
from actionplan.planfile.schema import ACTION, OUTPUT, THEME
from actionplan.planfile.schema_field import Field, MappingSchema
from actionplan.planfile.schema_target import MEASURE, TARGET
from actionplan.text.english import format_list

ReportValue = str | tuple[str, ...] | Mapping[str, str] | None
"""The words of a key, of each item of its list or of each of its own keys; `None` if the plan leaves it out."""


class ReportField(NamedTuple):
    """A key of the file with a heading, and the level of the plan that has it.

    `depth` is how many steps of a target's route lead to that level.
    """

    field: Field
    level: Level
    depth: int

    @property
    def name(self) -> str:
        """Its name in a row."""
        return self.field.row_name

    @property
    def changed_name(self) -> str:
        """Its name among what changed, where keys of one name at several levels must differ."""
        return f"{self.level}_{self.name}" if self.field.form == "mapping" else self.name

    @property
    def heading(self) -> str:
        """Its name for people."""
        return self.field.heading

    def get_value(self, line: PlanLine, view: PlanView) -> ReportValue:
        """Return its value for a target. People and bodies have the names that reports use."""
        part: Theme | Action | Output | Target = getattr(line, self.level)
        return self.get_value_of(part, view)

    def get_value_of(self, part: Theme | Action | Output | Target, view: PlanView) -> ReportValue:
        """Return its value for a part of the plan at its level."""
        value = getattr(part, self.field.model_name)
        if self.field.form == "mapping":
            return dict(value) or None
        if self.field.schema is MEASURE:
            value = tuple([measure.words for measure in value])
        if isinstance(value, Phrase):
            value = value.text
        if self.field.registry in ("officers", "bodies") and value:
            texts = (value,) if self.field.form == "text" else value
            is_officer = self.field.registry == "officers"
            names = view.officers.list_names(texts) if is_officer else tuple([view.bodies[name] for name in texts])
            value = format_list(names) if self.field.form == "text" else names
        return value or (() if self.field.form == "list" else None)

    def format_value(self, line: PlanLine, view: PlanView) -> str:
        """Format its value for a target in one text, for a cell."""
        return self.format_value_of(getattr(line, self.level), view)

    def format_value_of(self, part: Theme | Action | Output | Target, view: PlanView) -> str:
        """Format its value for a part of the plan at its level in one text."""
        return format_report_value(self.get_value_of(part, view))


def format_field_heading(name: str, heading: str, view: PlanView) -> str:
    """Return the name of a key for people: that of the heading above actions is the plan's own word."""
    return (view.plan.heading if name == "heading" else "") or heading


def format_report_value(value: ReportValue) -> str:
    """Format a value in one text: "Head of Finance and Head of Planning", "Budget: £20,000; Priority: High"."""
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {words}" for name, words in value.items())
    return value or "" if isinstance(value, str) or value is None else format_list(value)


def collect_report_values(line: PlanLine, view: PlanView) -> dict[str, ReportValue]:
    """Collect the values of a target's row. Own columns of the target stand before those of what is above it."""
    values: dict[str, ReportValue] = {}
    for field in REPORT_FIELDS:
        value, above = field.get_value(line, view), values.get(field.name)
        if isinstance(above, Mapping):
            value = {**above, **value} if isinstance(value, Mapping) else above
        values[field.name] = value
    return values


_LEVELS: tuple[tuple[Level, int, MappingSchema], ...] = (
    ("theme", THEME_DEPTH, THEME),
    ("action", ACTION_DEPTH, ACTION),
    ("output", OUTPUT_DEPTH, OUTPUT),
    ("target", TARGET_DEPTH, TARGET),
)

REPORT_FIELDS = tuple(
    ReportField(field, level, depth)
    for level, depth, mapping in _LEVELS
    for field in mapping.fields.values()
    if field.heading
)

COLUMN_FIELDS = tuple(field for field in REPORT_FIELDS if field.field.is_column)
"""The keys that have a column in the printed tables of targets."""


def list_report_fields(level: Level) -> list[ReportField]:
    """List the fields of one level of the plan."""
    return [field for field in REPORT_FIELDS if field.level == level]
