"""Paths that are not files: devices, pipes, and the descriptors of a process, such as `/dev/stdout`.

Output to them goes through the descriptor that is already open. Opening the path again would overwrite what a file has
so far if a shell appends to it (`>> all.csv`), and the path of a pipe leads nowhere.
"""

# ruff: noqa: PTH110, PTH112, PTH113, PTH114, PTH115, PTH118 - pathlib would cost 3 ms to import
from __future__ import annotations

import errno
import os

_DESCRIPTOR_FOLDERS = ("/dev/fd", "/proc/self/fd", "/proc/thread-self/fd")
_MOST_LINKS = 40


def is_stream(path: str) -> bool:
    """Return True if a path is a descriptor, a device or a pipe, which can be read only once."""
    if find_descriptor(path) is not None:
        return True
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


def find_descriptor(path: str) -> int | None:
    """Return the descriptor of this process that a path means, through any links: 1 for `/dev/stdout`."""
    folders = {os.path.realpath(folder) for folder in _DESCRIPTOR_FOLDERS if os.path.isdir(folder)}
    for _ in range(_MOST_LINKS if folders else 0):
        folder, name = os.path.split(path)
        folder = os.path.realpath(folder)
        if folder in folders:
            return int(name) if name.isascii() and name.isdecimal() else None
        path = os.path.join(folder, name)
        if not os.path.islink(path):
            return None
        path = os.path.join(folder, os.readlink(path))
    return None


def write_to_stream(data: bytes, path: str, descriptor: int | None) -> None:
    """Write to a descriptor, or else to what has a path. It is not an error if the reader stops early."""
    try:
        with open(path if descriptor is None else descriptor, "wb", closefd=descriptor is None) as stream:
            stream.write(data)
    except BrokenPipeError:
        pass
    except OSError as error:
        if error.errno != errno.EPIPE:
            raise
