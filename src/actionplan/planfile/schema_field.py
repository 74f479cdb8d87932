"""What the format says of a key and of a mapping: form, kind, meaning, and where reports show it."""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

FieldForm = Literal["text", "list", "mapping"]
TextKind = Literal[
    "", "date", "period", "day", "day of the year", "months", "duration", "letter", "yes or no", "date or yes"
]

Registry = Literal["", "officers", "bodies", "parties", "deciders", "events", "stages"]
"""A list of the plan that names stand in. `deciders` are the bodies and the parties."""

DATE_KINDS: tuple[TextKind, ...] = ("date", "date or yes")
"""The kinds of text that are read as dates."""


class Field(NamedTuple):
    """One key of a mapping.

    `schema` describes its value, or the items of its list, if they are mappings. A required key may still be empty if
    `is_blank_allowed`. A list with `is_single_allowed` may be one item without a dash. A text has one of the `choices`
    or their `synonyms`, or is of a `kind`, or may be anything. `validate` warns if a recommended key is missing. Items
    of the list differ by their `distinguishing_key`.

    `attribute` is its name in the model, if that is another. A key with a `heading` is shown as the plan writes it: in
    rows (as `row_field`, if that is another name), in JSON, CSV and workbooks, in `show` and in `changes`. Of a
    name, `registry` is the list of the plan that it stands in. `is_column` gives it a column in printed tables.
    """

    name: str
    description: str
    form: FieldForm = "text"
    schema: "MappingSchema | None" = None
    is_required: bool = False
    is_blank_allowed: bool = False
    is_single_allowed: bool = False
    choices: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    example: str = ""
    kind: TextKind = ""
    is_recommended: bool = False
    distinguishing_key: str = ""
    attribute: str = ""
    heading: str = ""
    row_field: str = ""
    registry: Registry = ""
    is_column: bool = False

    @property
    def model_name(self) -> str:
        """Its name in the model."""
        return self.attribute or self.name

    @property
    def row_name(self) -> str:
        """Its name in a row of data."""
        return self.row_field or self.name


class MappingSchema:
    """A mapping of the file: its name in a sentence, the part of the model that it becomes, and its keys.

    `plain_names` are the names in the model of the keys whose texts the model has as they are.

    Text in place of the mapping is read as its `default_key`; that is a fault unless `is_text_allowed`. A mapping with
    a `free_example` has keys that the writer chooses. At least one of the keys of `one_of` is required. If it
    `is_prose`, text in its place is a sentence, so that a colon in it is likelier than a wrong key.
    """

    __slots__ = (
        "default_key",
        "fields",
        "free_example",
        "is_prose",
        "is_text_allowed",
        "model",
        "name",
        "one_of",
        "plain_names",
        "required_keys",
        "types",
    )

    def __init__(  # noqa: PLR0913 - all are keywords but two
        self,
        name: str,
        fields: tuple[Field, ...] = (),
        *,
        model: Callable[..., Any] = dict,
        default_key: str = "",
        is_text_allowed: bool = False,
        free_example: str = "",
        one_of: tuple[str, ...] = (),
        is_prose: bool = False,
    ) -> None:
        self.name = name
        self.fields = {field.name: field for field in fields}
        self.model = model
        self.default_key = default_key
        self.is_text_allowed = is_text_allowed
        self.free_example = free_example
        self.one_of = one_of
        self.is_prose = is_prose
        self.plain_names = {
            field.name: field.model_name for field in fields if field.form == "text" and field.kind not in DATE_KINDS
        }
        self.types = {field.name: FORM_TYPES[field.form] for field in fields}
        self.required_keys = tuple(field.name for field in fields if field.is_required)


PRIVATE_KEY_START = "x-"
"""How a key begins that is the user's own: it may stand anywhere, and nothing reads it."""

FORM_TYPES: dict[FieldForm, type] = {"text": str, "list": list, "mapping": dict}
