"""The JSON Schema of a plan as a file, for editors."""

from __future__ import annotations

from json import dumps

from actionplan.cli.io.answer_file import (
    check_answer_path,
    check_ending,
    confirm_replacement,
    find_answer_file,
    save_answer,
)
from actionplan.cli.io.screen import write_output
from actionplan.planfile.json_schema import build_json_schema


def encode_schema() -> bytes:
    """Return the schema as the bytes of a file."""
    return f"{dumps(build_json_schema(), ensure_ascii=False, indent=2)}\n".encode()


def send_schema(file: str | None, *, yes: bool) -> None:
    """Write the schema to a file, or print it. With `yes`, replace an existing file without asking."""
    file = find_answer_file(file)
    if file is None:
        write_output(encode_schema())
    else:
        check_answer_path(file)
        check_ending("the schema", (".json",), file)
        confirm_replacement(file, yes=yes)
        save_answer(encode_schema(), file)
