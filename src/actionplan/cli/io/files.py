"""Reading files. Everything that can go wrong is reported in a sentence."""

# ruff: noqa: PTH123 - pathlib would cost every command 3 ms to import
from __future__ import annotations

import os
import stat
import sys
from typing import BinaryIO

from actionplan.cli.errors import FileError, get_reason

MAX_SIZE = 20 * 1024 * 1024
"""The size of the largest file that is read, in bytes. The largest real plans are a hundredth of that."""


def read_file(path: str, max_size: int = MAX_SIZE, what: str = "a plan") -> bytes:
    """Read the bytes of a file; `-` is standard input. One that is too large for what it is, is refused unread."""
    try:
        if path == "-":
            if sys.stdin is None:
                raise FileError("Standard input is closed, so there is nothing to read from it.")
            return _read_stream(sys.stdin.buffer, "Standard input", max_size, what)
        with open(path, "rb") as file:
            about = os.fstat(file.fileno())
            if stat.S_ISREG(about.st_mode) and about.st_size > max_size:
                raise _refuse_large(path, format_size(about.st_size), max_size, what)
            return _read_stream(file, path, max_size, what)
    except FileNotFoundError:
        raise FileError(f"There is no file {path}. Check the spelling, and the folder that you are in.") from None
    except PermissionError:
        raise FileError(f"You do not have permission to read {path}. Ask its owner, or copy it.") from None
    except OSError as error:
        raise FileError(f"{path} could not be read: {get_reason(error)}.") from None


def append_file(path: str, data: bytes) -> None:
    """Write bytes to the end of a file, which need not be there."""
    try:
        with open(path, "ab") as file:
            file.write(data)
    except OSError as error:
        raise FileError(f"{path} could not be written: {get_reason(error)}.") from None


def read_text(path: str) -> str:
    """Read a file of text. A byte order mark is no part of it."""
    try:
        return read_file(path, what="a text").decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileError(f"{path} is not text in UTF-8. Save it as UTF-8.") from None


def format_size(size: int) -> str:
    """Format the size of a file: "5.0 GB", "20 MB", "48 kB"."""
    megabytes = size / (1024 * 1024)
    if megabytes < 1:
        return f"{max(round(size / 1024), 1)} kB"
    return f"{megabytes / 1024:.1f} GB" if megabytes >= 1024 else f"{megabytes:.0f} MB"


def _read_stream(stream: BinaryIO, name: str, max_size: int, what: str) -> bytes:
    """Read a stream to its end, unless it has more than it can have: a pipe or a device does not say how much."""
    data = stream.read(max_size + 1)
    if len(data) > max_size:
        raise _refuse_large(name, f"more than {format_size(max_size)}", max_size, what)
    return data


def _refuse_large(name: str, size: str, max_size: int, what: str) -> FileError:
    return FileError(f"{name} has {size}, and {what} has at most {format_size(max_size)}. It was not read.")
