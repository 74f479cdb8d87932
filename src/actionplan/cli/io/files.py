"""Reading files, with a sentence for everything that can go wrong."""

# ruff: noqa: PTH123 - pathlib would cost every command 3 ms to import
from __future__ import annotations

import sys

from actionplan.cli.errors import FileError, get_reason


def read_file(path: str) -> bytes:
    """Read the bytes of a file; `-` is standard input."""
    try:
        if path == "-":
            if sys.stdin is None:
                raise FileError("Standard input is closed, so there is nothing to read from it.")
            return sys.stdin.buffer.read()
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise FileError(f"There is no file {path}. Check the spelling, and the folder that you are in.") from None
    except PermissionError:
        raise FileError(f"You do not have permission to read {path}. Ask its owner, or copy it.") from None
    except OSError as error:
        raise FileError(f"{path} could not be read: {get_reason(error)}.") from None
