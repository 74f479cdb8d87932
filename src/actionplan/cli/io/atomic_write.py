"""Atomic writes: a file is written whole or not at all, and a plan by one writer at a time.

Whenever and however the program is stopped, a file is the old one or the new one. Everything that can go wrong has
its sentence.
"""

# pathlib would cost every command 3 ms to import
# ruff: noqa: PTH101, PTH105, PTH108, PTH110, PTH113, PTH116, PTH118, PTH119, PTH120, PTH123
from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from actionplan.cli.errors import FileError, get_reason
from actionplan.cli.io.files import read_file

PATIENCE = 2.0
"""Seconds to wait for another writer: each holds the lock for some milliseconds only."""


class ConcurrentEditError(FileError):
    """A plan was changed by somebody else between the moment it was read and that at which it was to be written."""


def replace_if_unchanged(data: bytes, path: str, was: bytes) -> None:
    """Replace a plan's file by its new text, unless the file has changed since it was read."""
    _write_or_explain(lambda new, at: _replace_locked(new, at, was), data, os.path.realpath(path))


def save_file(data: bytes, path: str) -> None:
    """Write a file whole or not at all: beside it first, and then in its place."""
    path = os.path.realpath(path)
    if os.path.exists(path) and not os.path.isfile(path):
        _write_or_explain(_write_into, data, path)  # a device or a pipe: there is no place to take
    else:
        _write_or_explain(lambda new, at: _replace(new, at, f"{at}.{os.getpid()}.part"), data, path)


def create_file(data: bytes, path: str) -> None:
    """Write a new file. One that is there already, or came meanwhile, is left alone."""
    _write_or_explain(_write_new, data, path)


def _write_or_explain(write: Callable[[bytes, str], None], data: bytes, path: str) -> None:
    """Write, with a sentence for whatever is in the way."""
    try:
        write(data, path)
    except FileExistsError:
        raise FileError(f"{path} is there already, and nothing is written over it.") from None
    except IsADirectoryError:
        raise FileError(f"{path} is a folder. Give the name of a file after -o.") from None
    except FileNotFoundError:
        raise FileError(f"There is no folder {os.path.dirname(path)} to write {os.path.basename(path)} in.") from None
    except PermissionError:
        raise FileError(
            f"{path} may not be written by you, or another program holds it. Nothing was written. "
            "Close it wherever it is open, and try again."
        ) from None
    except OSError as error:
        raise FileError(f"{path} could not be written: {get_reason(error)}. Nothing was left half done.") from None


def _replace_locked(data: bytes, path: str, was: bytes) -> None:
    with _hold_lock(path):
        if read_file(path) != was:
            raise ConcurrentEditError(
                f"{path} was changed by somebody else since it was read. Nothing was written. "
                "Run the command again, and it will start from the file as it is now."
            )
        beside = os.path.join(os.path.dirname(path), f".{os.path.basename(path)}.part")
        with suppress(FileNotFoundError):
            os.unlink(beside)  # of a writer that was stopped
        _replace(data, path, beside)


@contextmanager
def _hold_lock(path: str) -> Iterator[None]:
    """Hold the lock of a file, waiting a little for whoever has it.

    The lock is a file beside it, so that writers on several machines that share a folder see the same one. The system
    lets go of it when its holder is stopped. It is taken away while it is still held: whoever waits for it then sees
    that it is gone, and begins anew; on Windows the library takes it away afterwards.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - 18 ms, and only a plan that is changed needs it

    lock = FileLock(os.path.join(os.path.dirname(path), f".{os.path.basename(path)}.lock"), PATIENCE, mode=0o666)
    try:
        lock.acquire()
    except Timeout:
        raise FileError(
            f"Somebody else is writing {path} at this moment. Nothing was written. Try again in a little while."
        ) from None
    try:
        yield
    finally:
        with suppress(OSError):
            os.unlink(lock.lock_file)
        lock.release()


def _replace(data: bytes, path: str, beside: str) -> None:
    """Put a whole new file in the place of the old one, with the same permissions and owner."""
    old = os.stat(path) if os.path.exists(path) else None
    if old is not None and not os.access(path, os.W_OK):
        raise PermissionError  # a folder that may be written would let us, and somebody did not want it
    _write_new(data, beside, 0o666 if old is None else 0o600)
    try:
        if old is not None:
            _copy_permissions(beside, old)
        os.replace(beside, path)
    except OSError:
        os.unlink(beside)
        raise
    _sync_folder(os.path.dirname(path))


def _write_new(data: bytes, path: str, mode: int = 0o666) -> None:
    """Write a file that was not there, down to the disk; where that fails, nothing of it stays."""
    # What fails here is another's file, which is not ours to remove.
    file = open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode))  # noqa: SIM115
    try:
        with file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        os.unlink(path)
        raise


def _copy_permissions(path: str, like: os.stat_result) -> None:
    """Give a file the owner and group of another, as far as the system lets us, and its permissions."""
    if hasattr(os, "chown"):
        for owner, group in ((-1, like.st_gid), (like.st_uid, -1)):
            with suppress(PermissionError):
                os.chown(path, owner, group)
    os.chmod(path, stat.S_IMODE(like.st_mode))


def _sync_folder(folder: str) -> None:
    """Bring a folder down to the disk, where the system can do that, so that a new name in it outlasts a power cut."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _write_into(data: bytes, path: str) -> None:
    with open(path, "wb") as file:
        file.write(data)
