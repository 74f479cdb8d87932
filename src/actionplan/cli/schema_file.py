"""The JSON Schema of a plan as a file, for editors."""

from __future__ import annotations

from json import dumps

from actionplan.cli.io.atomic_write import save_file
from actionplan.cli.io.screen import write_output
from actionplan.planfile.json_schema import build_json_schema


def encode_schema() -> bytes:
    """Give the schema as a file has it."""
    return f"{dumps(build_json_schema(), ensure_ascii=False, indent=2)}\n".encode()


def send_schema(file: str | None) -> None:
    """Write the schema to a file, or print it."""
    if file is None or file == "-":
        write_output(encode_schema())
    else:
        save_file(encode_schema(), file)
