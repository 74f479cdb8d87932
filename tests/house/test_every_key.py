"""A key of the file reaches every place: change its value, and everything that shows the plan changes with it.

The plan of this test is made from the schema, so a new key is in it at once.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from actionplan.model.plan import Plan
from actionplan.planfile import load
from actionplan.planfile.json_schema import build_json_schema
from actionplan.planfile.plan_builder import SETTINGS
from actionplan.planfile.schema import FILE, iter_schemas
from actionplan.planfile.schema_field import Field, MappingSchema
from actionplan.planfile.schema_head import CHECKS, HEAD
from actionplan.planfile.schema_lists import OWN_FIELDS
from actionplan.planfile.schema_target import BY_YEAR, MEASURE, TARGET
from actionplan.renderers.data import csv as csv_renderer
from actionplan.renderers.data import json as json_renderer
from actionplan.renderers.office import xlsx
from actionplan.renderers.text import plain_text
from actionplan.reports.changes import PlanVersion, build_changes_report
from actionplan.reports.export import build_export_report
from actionplan.reports.report_fields import REPORT_FIELDS
from actionplan.reports.show import build_show_report
from actionplan.reports.workbook.targets_table import OPTIONAL_COLUMNS, TARGET_COLUMNS
from actionplan.rows import Row

DAY = date(2018, 3, 31)

SchemaPath = tuple[str, ...]
FileRoute = tuple[str | int, ...]

VALUES = {
    "": ("Some words", "Other words"),
    "date or yes": ("4 July 2017", "5 July 2017"),
    "date": ("4 July 2017", "5 August 2017"),
    "period": ("2017/18", "2018/19"),
    "day": ("1 April 2017", "1 May 2017"),
    "day of the year": ("1 April", "1 May"),
    "months": ("March to May", "April to June"),
    "duration": ("1 day", "2 days"),
    "letter": ("a", "z"),
    "yes or no": ("yes", "no"),
}
"""Two values of each kind of text. All names are the same words, so every name is in its list of the plan."""

FREE_KEYS = {OWN_FIELDS: "Budget", BY_YEAR: "2017/18"}
"""The mappings below the themes whose keys the writer chooses, and one for each."""

SEPARATE_KEYS = ("suspended", "deleted", "completed", "proposed")
"""Keys of a target that hide others: each has a target of its own."""

TELLING_TARGETS: tuple[dict[str, Any], ...] = (
    {"date": "In line with Some words", "waits_for": ["Some words"]},
    {"suspended": [{"on": "4 July 2017", "why": "Some words"}]},
    {"date": "Monthly", "completed": [{"on": "4 July 2017", "for": "4 July 2017"}]},
    {"completed": [{"on": "4 July 2017", "note": "Some words"}]},
    {"decisions": [{"body": "Some words"}, {"body": "Council", "planned": "4 July 2017", "after": ["Some words"]}]},
    {"decisions": [{"body": "Board", "decided": [{"on": "4 July 2017", "outcome": "deferred", "to": "4 July 2017"}]}]},
)
"""Targets in which a key makes a difference that something else in the full one hides."""

EXCEPTIONS: dict[str, tuple[set[str], str]] = {
    "action": ({"changes"}, "it is part of the refs below it, and `changes` says which of those are renumbered"),
    "proposed.approved_by": ({"show"}, "what is approved is no longer proposed"),
    "themes.actions.fields.Budget": (
        {"CSV", "JSON", "a workbook"},
        "an output's own column of the same name stands before it",
    ),
    "decisions.planned": (
        {"changes"},
        "`decisions` says what is planned; `changes` says who decides and what they did",
    ),
    "decisions.after": ({"changes"}, "as for `planned`"),
    "decisions.key": ({"changes"}, "as for `planned`"),
    "decisions.to_note": ({"changes"}, "as for `planned`"),
    "decisions.consultation": ({"changes"}, "as for `planned`"),
    "decisions.closed": ({"changes"}, "as for `planned`"),
    "decisions.documents": ({"changes"}, "as for `planned`"),
}
"""The keys below the themes that a place says nothing of, and why. A part of the path is enough."""


def build_value(field: Field) -> Any:
    """Build a value of a key: the first of its kind, with every key below it."""
    if field.schema is TARGET:
        return build_targets()
    if field.schema and field.schema.free_example:
        return {FREE_KEYS.get(field.schema, "AP304"): "off" if field.schema is CHECKS else list_values(field)[0]}
    value = build_mapping(field.schema) if field.schema else list_values(field)[0]
    return [value] if field.form == "list" else value


def list_values(field: Field) -> tuple[str, ...]:
    return field.choices or VALUES[field.kind]


def build_mapping(schema: MappingSchema, without: tuple[str, ...] = ()) -> dict[str, Any]:
    return {name: build_value(field) for name, field in schema.fields.items() if name not in without}


def build_targets() -> list[dict[str, Any]]:
    """Build a target with every key that hides none, one for each key that does, and those that are spelt out."""
    others = [{key: build_value(TARGET.fields[key])} for key in SEPARATE_KEYS] + [*TELLING_TARGETS]
    return [
        build_mapping(TARGET, without=SEPARATE_KEYS),
        *(
            {"target": letter, "date": "Summer 2018", "measures": ["Some words"], **keys}
            for letter, keys in zip("bcdefghijklm", others, strict=False)
        ),
    ]


FILE_VALUES = build_mapping(FILE)


def iter_texts(node: Any, schema: MappingSchema, route: FileRoute = ()) -> Iterator[tuple[FileRoute, Field]]:
    """Yield the route of every text in the file, with the key that it is the value of, or in the list of."""
    for name, field in schema.fields.items():
        if name not in node:
            continue
        items = list(enumerate(node[name])) if field.form == "list" else [(None, node[name])]
        for number, item in items:
            inner = (*route, name) if number is None else (*route, name, number)
            if field.schema is None:
                yield inner, field
            elif field.schema in FREE_KEYS:
                key = FREE_KEYS[field.schema]
                yield (*inner, key), Field(key, "")
            elif not field.schema.free_example:
                yield from iter_texts(item, field.schema, inner)


TEXTS = {
    tuple(str(step) for step in route if isinstance(step, str)): (route, field)
    for route, field in iter_texts(FILE_VALUES, FILE)
}
"""Each key of the format once, with its last place in the file."""


def change_file(route: FileRoute, value: str) -> dict[str, Any]:
    changed = copy.deepcopy(FILE_VALUES)
    node: Any = changed
    for step in route[:-1]:
        node = node[step]
    node[route[-1]] = value
    return changed


def build_plan(values: dict[str, Any]) -> Plan:
    plan = load(json.dumps(values).encode()).plan
    assert plan
    return plan


def read_workbook(plan: Plan) -> list[object]:
    """Read the texts and values of the sheets from their parts: openpyxl takes ten times as long."""
    with ZipFile(BytesIO(xlsx.render(build_export_report(plan, DAY)))) as parts:
        sheets = [name for name in parts.namelist() if name.startswith(("xl/sharedStrings", "xl/worksheets/sheet"))]
        return [node.text for name in sheets for node in etree.fromstring(parts.read(name)).iter("{*}t", "{*}v")]


def print_plan(plan: Plan) -> list[str]:
    """Print what `show` says of the whole plan, and of each target."""
    refs = ["", *(target.ref for target in plan.iter_targets())]
    return [plain_text.render(build_show_report(plan, DAY, ref)) for ref in refs]


PLACES: dict[str, Callable[[Plan], object]] = {
    "the model": lambda plan: plan,
    "JSON": lambda plan: json_renderer.render(build_export_report(plan, DAY)),
    "CSV": lambda plan: csv_renderer.render(build_export_report(plan, DAY)),
    "a workbook": read_workbook,
    "show": print_plan,
}


@cache
def get_content_before(place: str) -> object:
    return PLACES[place](build_plan(FILE_VALUES))


def list_missed_places(path: SchemaPath) -> set[str]:
    """List the places that say nothing of a change of one key."""
    route, field = TEXTS[path]
    after = build_plan(change_file(route, list_values(field)[1]))
    missed = {name for name, get_content in PLACES.items() if get_content_before(name) == get_content(after)}
    if not build_changes_report(PlanVersion(build_plan(FILE_VALUES), DAY), PlanVersion(after, DAY)).rows:
        missed.add("changes")
    return missed


THEME_PATHS = [path for path in TEXTS if path[0] == "themes"]


def list_excepted_places(path: SchemaPath) -> set[str]:
    return next((EXCEPTIONS[name][0] for name in list_names(path) if name in EXCEPTIONS), set())


def list_names(path: SchemaPath) -> tuple[str, str, str]:
    return ".".join(path), ".".join(path[-2:]), path[-1]


@pytest.mark.slow
@pytest.mark.parametrize("path", THEME_PATHS, ids=".".join)
def test_whoever_reads_the_plan_sees_a_change_of_a_key(path: SchemaPath) -> None:
    assert list_missed_places(path) == list_excepted_places(path)


def test_every_exception_is_of_a_key() -> None:
    names = {name for path in THEME_PATHS for name in list_names(path)}
    assert [name for name in EXCEPTIONS if name not in names] == []


@pytest.mark.parametrize("path", [*TEXTS], ids=".".join)
def test_every_key_reaches_the_model(path: SchemaPath) -> None:
    route, field = TEXTS[path]
    assert build_plan(FILE_VALUES) != build_plan(change_file(route, list_values(field)[1]))


def test_the_model_has_a_field_for_every_key() -> None:
    """Name the field to add to a class of model/plan.py."""
    missing = [
        f"{schema.model.__name__}.{field.model_name}"
        for schema in iter_schemas(FILE)
        if hasattr(schema.model, "_fields")
        for field in schema.fields.values()
        if field.model_name not in (*schema.model._fields, "plan")
    ]
    head = [name for name in HEAD.fields if name not in (*SETTINGS, *Plan._fields)]
    assert [*missing, *head] == []


def test_the_file_has_a_key_for_every_field_of_the_model() -> None:
    """Name the key to add to planfile/schema.py. `Plan` also has what comes from settings and from other plans."""
    own = {"context", "aliases", "is_whole", *HEAD.fields}
    idle = [
        f"{schema.model.__name__}.{name}"
        for schema in iter_schemas(FILE)
        for name in getattr(schema.model, "_fields", ())
        if name not in {field.model_name for field in schema.fields.values()} | (own if schema is FILE else set())
    ]
    assert idle == []


def test_rows_have_a_field_for_every_key_with_a_heading() -> None:
    """Name the field to add at the end of Row in rows.py."""
    assert [field.name for field in REPORT_FIELDS if field.name not in Row._fields] == []


def test_a_heading_is_for_words() -> None:
    assert [field.name for field in REPORT_FIELDS if field.field.schema not in {None, OWN_FIELDS, MEASURE}] == []


def test_the_workbook_shows_every_field_of_a_row() -> None:
    columns = {column.field for column in (*TARGET_COLUMNS, *OPTIONAL_COLUMNS)}
    elsewhere = {
        "plan": "has a column if there are several plans",
        "decisions": "has a sheet of its own",
        "revisions": "is in the log",
        "proposed": "is in the log",
        "occurrence": "is the window that Earliest day and Due are of",
        "fields": "has a column for each of its names",
        "figures": "has two sheets of its own",
        "was": "is what `changes` prints; a workbook has the new values",
        "new_since": "is for programs that compare two answers",
        "authority": "has a column if there are several plans",
        "recorded": "is for calendars, which must know a later version of an event",
        "officers": "are the names that `officer` joins",
        "id": "is for programs that guess types; in a workbook a ref is text",
    }
    assert set(Row._fields) - columns - set(elsewhere) == set()


def test_the_json_schema_has_every_key() -> None:
    made = json.dumps(build_json_schema())
    assert [
        field.name
        for schema in iter_schemas(FILE)
        for field in schema.fields.values()
        if f'"{field.name}": {{"description"' not in made
    ] == []
