"""Atomic writes: a file is written whole or not at all, and a plan by one writer at a time.

Whenever and however the program is stopped, a file is the old one or the new one. Everything that can go wrong has
its sentence.
"""

# pathlib would cost every command 3 ms to import
# ruff: noqa: PTH108, PTH110, PTH118, PTH119, PTH120, PTH123
from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

from actionplan.cli.errors import FileError, get_reason
from actionplan.cli.io.file_attributes import copy_attributes
from actionplan.cli.io.files import read_file
from actionplan.cli.io.part_file import open_part_file
from actionplan.cli.io.streams import find_descriptor, is_stream, write_to_stream

PATIENCE = 2.0
"""Seconds to wait for another writer: each holds the lock for some milliseconds only."""


class ConcurrentEditError(FileError):
    """A plan was changed by somebody else between the moment it was read and that at which it was to be written."""


def replace_if_unchanged(data: bytes, path: str, was: bytes) -> None:
    """Replace a plan's file by its new text, unless the file has changed since it was read."""
    _write_or_explain(lambda new, at: _replace_locked(new, at, was), data, os.path.realpath(path))


def save_file(data: bytes, path: str) -> None:
    """Write a file whole or not at all: beside it first, and then in its place.

    A device, a pipe or a descriptor (`/dev/stdout`) has no place to take, so it is written to as it is.
    """
    if is_stream(path):
        _write_or_explain(lambda new, at: write_to_stream(new, at, find_descriptor(at)), data, path)
    else:
        _write_or_explain(_replace, data, os.path.realpath(path))


def create_files(files: Mapping[str, bytes]) -> None:
    """Write new files, all of them or none. One that is there already, or came meanwhile, is left alone."""
    made: list[str] = []
    try:
        for path, data in files.items():
            _write_or_explain(_write_new, data, path)
            made.append(path)
    except BaseException:
        for path in made:
            os.unlink(path)
        raise


def _write_or_explain(write: Callable[[bytes, str], None], data: bytes, path: str) -> None:
    """Write, with a sentence for whatever is in the way."""
    try:
        write(data, path)
    except FileExistsError:
        raise FileError(f"{path} is there already, and nothing is written over it.") from None
    except IsADirectoryError:
        raise FileError(f"{path} is a folder. Give the name of a file after -o.") from None
    except FileNotFoundError:
        folder, name = os.path.split(path)
        if not folder:
            raise  # the folder that we are in was taken away
        raise FileError(f"There is no folder {folder} to write {name} in.") from None
    except PermissionError:
        raise FileError(_explain_permission(path)) from None
    except OSError as error:
        if error.errno == errno.EBUSY:
            raise FileError(_explain_mount(path)) from None
        raise FileError(f"{path} could not be written: {get_reason(error)}. Nothing was left half done.") from None


def _explain_permission(path: str) -> str:
    """Say which of the rights that a write needs is missing: that to the file, or that to its folder."""
    folder = os.path.dirname(path) or "."
    if os.path.exists(path) and not os.access(path, os.W_OK):
        return f"{path} may not be written by you. Nothing was written. Ask its owner, or write to another file."
    if os.path.exists(folder) and not os.access(folder, os.W_OK):
        return (
            f"{path} was not written, because you may not write in its folder, {folder}. A file is first written "
            "beside the old one, so that it is never half of each. Ask for the right to write in the folder, or copy "
            "the file to a folder of yours."
        )
    return (
        f"{path} may not be written by you, or another program holds it. Nothing was written. "
        "Close it wherever it is open, and try again."
    )


def _explain_mount(path: str) -> str:
    return (
        f"{path} was not written, because the system does not let it be replaced. If it is a single file that is "
        "mounted into a container, mount its folder instead. If not, another program holds it."
    )


def _replace_locked(data: bytes, path: str, was: bytes) -> None:
    with _hold_lock(path):
        if read_file(path) != was:
            raise ConcurrentEditError(
                f"{path} was changed by somebody else since it was read. Nothing was written. "
                "Run the command again, and it will start from the file as it is now."
            )
        _replace(data, path)


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
    except PermissionError:
        raise
    except OSError as error:  # a link or a folder has the name of the lock
        raise FileError(
            f"{path} was not written, because {lock.lock_file} is in the way: {get_reason(error)}. Take it away first."
        ) from None
    try:
        yield
    finally:
        with suppress(OSError):
            os.unlink(lock.lock_file)
        lock.release()


def _replace(data: bytes, path: str) -> None:
    """Put a whole new file in the place of the old one, with everything that the old one has beside its bytes."""
    is_new = not os.path.exists(path)
    if not is_new and not os.access(path, os.W_OK):
        raise PermissionError  # a folder that may be written would let us, and somebody did not want it
    with open_part_file(path, 0o666 if is_new else 0o600) as part:
        part.write(data)
        if not is_new:
            copy_attributes(part.path, path)
        part.move_to(path)
    _sync_folder(os.path.dirname(path))


def _write_new(data: bytes, path: str) -> None:
    """Write a file that was not there, down to the disk; where that fails, nothing of it stays."""
    with open(path, "xb") as file:  # what fails here is another's file, which is not ours to remove
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            os.unlink(path)
            raise


def _sync_folder(folder: str) -> None:
    """Bring a folder down to the disk, where the system can do that, so that a new name in it outlasts a power cut."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
