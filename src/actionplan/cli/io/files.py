"""Reading files, with a sentence for everything that can go wrong."""

# ruff: noqa: PTH123 - pathlib would cost every command 3 ms to import
from __future__ import annotations

import os
import stat
import sys
from typing import BinaryIO

from actionplan.cli.errors import FileError, get_reason

MAX_SIZE = 20 * 1024 * 1024
"""The most bytes of a file that is read. The largest plans have a hundredth of that."""


def read_file(path: str) -> bytes:
    """Read the bytes of a file; `-` is standard input. One that is too large is refused before it is read."""
    try:
        if path == "-":
            if sys.stdin is None:
                raise FileError("Standard input is closed, so there is nothing to read from it.")
            return _read_stream(sys.stdin.buffer, "Standard input")
        with open(path, "rb") as file:
            about = os.fstat(file.fileno())
            if stat.S_ISREG(about.st_mode) and about.st_size > MAX_SIZE:
                raise _refuse_large(path, format_size(about.st_size))
            return _read_stream(file, path)
    except FileNotFoundError:
        raise FileError(f"There is no file {path}. Check the spelling, and the folder that you are in.") from None
    except PermissionError:
        raise FileError(f"You do not have permission to read {path}. Ask its owner, or copy it.") from None
    except OSError as error:
        raise FileError(f"{path} could not be read: {get_reason(error)}.") from None


def format_size(size: int) -> str:
    """Write how large a file is: "5.0 GB", "20 MB", "48 kB"."""
    megabytes = size / (1024 * 1024)
    if megabytes < 1:
        return f"{max(round(size / 1024), 1)} kB"
    return f"{megabytes / 1024:.1f} GB" if megabytes >= 1024 else f"{megabytes:.0f} MB"


def _read_stream(stream: BinaryIO, name: str) -> bytes:
    """Read a stream to its end, unless it has more than a plan can have: a pipe or a device does not say how much."""
    data = stream.read(MAX_SIZE + 1)
    if len(data) > MAX_SIZE:
        raise _refuse_large(name, f"more than {format_size(MAX_SIZE)}")
    return data


def _refuse_large(name: str, size: str) -> FileError:
    return FileError(f"{name} has {size}, and a plan has at most {format_size(MAX_SIZE)}. It was not read.")
