"""The part file: a file that is written beside another, and then replaces it.

It is called `.out.csv.part`. Its writer locks it for as long as it runs. So a part file that nobody has locked was left
by a writer that was stopped, and the next writer removes it. If the name is in use, the part file gets another one.
"""

# ruff: noqa: PTH105, PTH108, PTH118 - pathlib would cost every command 3 ms to import
from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

HAS_LOCKS = os.name == "posix"
"""Whether the system can lock an open file, and remove it. Windows does not let anybody remove it."""

_fcntl: Any = import_module("fcntl") if HAS_LOCKS else None


class PartFile:
    """A file that is being written beside another: its path and its descriptor."""

    def __init__(self, path: str, descriptor: int) -> None:
        self.path = path
        self._descriptor = descriptor
        self._is_open = True

    def write(self, data: bytes) -> None:
        """Write all the bytes to the disk."""
        left = memoryview(data)
        while left:
            left = left[os.write(self._descriptor, left) :]
        os.fsync(self._descriptor)

    def move_to(self, path: str) -> None:
        """Replace another file by this one."""
        if not HAS_LOCKS:
            self.close()  # Windows moves no open file
        os.replace(self.path, path)

    def close(self) -> None:
        """Close the file, and release its lock."""
        if self._is_open:
            self._is_open = False
            os.close(self._descriptor)


@contextmanager
def open_part_file(path: str, mode: int) -> Iterator[PartFile]:
    """Open the part file of `path`, and remove it if the block fails."""
    part = _create(path, mode)
    try:
        yield part
    except BaseException:
        part.close()
        with suppress(FileNotFoundError):
            os.unlink(part.path)
        raise
    finally:
        part.close()


def _create(path: str, mode: int) -> PartFile:
    folder, name = os.path.split(path)
    for middle in ("", f".{os.urandom(4).hex()}"):
        beside = os.path.join(folder, f".{name}{middle}.part")
        _clear_left_over(beside)
        try:
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        except FileExistsError:
            continue
        if _lock(descriptor) and _is_same(descriptor, beside):
            return PartFile(beside, descriptor)
        os.close(descriptor)  # somebody thought that it was left over, and removed it
    raise OSError(errno.EAGAIN, "too many others are writing it at this moment")


def _clear_left_over(beside: str) -> None:
    """Remove the part file of a writer that was stopped.

    Leave one that is being written, and anything that is not a file.
    """
    with suppress(OSError):
        if not HAS_LOCKS:
            os.unlink(beside)
            return
        descriptor = os.open(beside, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            if stat.S_ISREG(os.fstat(descriptor).st_mode) and _lock(descriptor) and _is_same(descriptor, beside):
                os.unlink(beside)
        finally:
            os.close(descriptor)


def _lock(descriptor: int) -> bool:
    """Lock a file, and return False if another writer holds it. Without locks in a file system, nobody holds one."""
    if HAS_LOCKS:
        try:
            _fcntl.flock(descriptor, _fcntl.LOCK_EX | _fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
    return True


def _is_same(descriptor: int, path: str) -> bool:
    """Return True if an open file still has its path."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(path))
    except FileNotFoundError:
        return False
