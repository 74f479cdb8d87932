"""Atomic writes: a file is written completely or not at all, and a plan by one writer at a time.

Whenever the program is stopped, a file is either the old one or the new one. Everything that can go wrong is reported
in a sentence.
"""

# pathlib would cost every command 3 ms to import
# ruff: noqa: PTH103, PTH108, PTH110, PTH112, PTH118, PTH119, PTH120, PTH123
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
"""How many seconds to wait for another writer. Each holds the lock for a few milliseconds only."""


class ConcurrentEditError(FileError):
    """Somebody else changed a plan after it was read and before it was written."""


def replace_if_unchanged(data: bytes, path: str, was: bytes, then: Callable[[], None] | None = None) -> None:
    """Replace the text of a plan's file, unless the file has changed since it was read.

    What comes `then` is done before another writer has its turn.
    """
    _write_or_explain(lambda new, at: _replace_locked(new, at, was, then), data, os.path.realpath(path))


def save_file(data: bytes, path: str) -> None:
    """Write a file completely or not at all: first beside the old one, then in its place.

    A device, a pipe or a descriptor (`/dev/stdout`) cannot be replaced, so it is written to directly.
    """
    if is_stream(path):
        _write_or_explain(lambda new, at: write_to_stream(new, at, find_descriptor(at)), data, path)
    else:
        _write_or_explain(_replace, data, os.path.realpath(path))


def save_private_file(data: bytes, path: str) -> None:
    """Write a file that only the user can read, completely or not at all, with its folder. Raise `OSError` if not."""
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    with open_part_file(path, 0o600) as part:
        part.write(data)
        part.move_to(path)


def create_files(files: Mapping[str, bytes]) -> None:
    """Write new files: all of them or none.

    A file that already exists is not changed, even if it was made a moment ago.
    """
    created: list[str] = []
    try:
        for path, data in files.items():
            _write_or_explain(_write_new, data, path)
            created.append(path)
    except BaseException:
        for path in created:
            os.unlink(path)
        raise


def _write_or_explain(write: Callable[[bytes, str], None], data: bytes, path: str) -> None:
    """Write, and report what prevents it in a sentence."""
    try:
        write(data, path)
    except FileExistsError:
        raise FileError(f"{path} already exists, and was not changed.") from None
    except IsADirectoryError:
        raise FileError(f"{path} is a folder. Give the name of a file after -o.") from None
    except FileNotFoundError:
        folder, name = os.path.split(path)
        if not folder:
            raise  # the folder that we are in was taken away
        if os.path.isdir(folder):
            raise FileError(f"{path} could not be written: no file can be made in {folder}.") from None
        raise FileError(f"There is no folder {folder} to write {name} in.") from None
    except PermissionError:
        raise FileError(_explain_permission(path)) from None
    except OSError as error:
        if error.errno == errno.EBUSY:
            raise FileError(_explain_mount(path)) from None
        raise FileError(f"{path} could not be written: {get_reason(error)}. Nothing was left half done.") from None


def _explain_permission(path: str) -> str:
    """Say which permission is missing: to write the file, or to write in its folder."""
    folder = os.path.dirname(path) or "."
    if os.path.exists(path) and not os.access(path, os.W_OK):
        return f"{path} was not changed, because you do not have permission. Ask its owner, or write to another file."
    if os.path.exists(folder) and not os.access(folder, os.W_OK):
        return (
            f"{path} was not written, because you may not write in its folder, {folder}. The new file is first "
            "written there, and then replaces the old one, so that a file is never half written. Ask for permission to "
            "write in the folder, or copy the file to a folder of yours."
        )
    return (
        f"{path} was not changed: you do not have permission, or it is open in another program. "
        "Close it there, and try again."
    )


def _explain_mount(path: str) -> str:
    return (
        f"{path} was not written, because the system does not let it be replaced. If it is a single file that is "
        "mounted into a container, mount its folder instead. If not, it is open in another program."
    )


def _replace_locked(data: bytes, path: str, was: bytes, then: Callable[[], None] | None) -> None:
    with _hold_lock(path):
        if read_file(path) != was:
            raise ConcurrentEditError(
                f"Somebody else changed {path} after it was read. Nothing was written. "
                "Run the command again: it will start from the file as it is now."
            )
        _replace(data, path)
        if then is not None:
            then()


@contextmanager
def _hold_lock(path: str) -> Iterator[None]:
    """Hold the lock of a file, and wait a little for whoever has it.

    The lock is a file beside it, so that writers on several machines with a shared folder see the same one. The system
    releases it when its holder is stopped. It is removed while it is still held. A writer that waits for it then sees
    that it is gone, and starts again. On Windows the library removes it afterwards.
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
    """Replace a file by a complete new one, which keeps the permissions and attributes of the old one."""
    is_new = not os.path.exists(path)
    if not is_new and not os.access(path, os.W_OK):
        raise PermissionError  # the folder would allow it, but the file is meant to stay as it is
    with open_part_file(path, 0o666 if is_new else 0o600) as part:
        part.write(data)
        if not is_new:
            copy_attributes(part.path, path)
        part.move_to(path)
    _sync_folder(os.path.dirname(path))


def _write_new(data: bytes, path: str) -> None:
    """Write a new file, down to the disk. If that fails, nothing of it is left."""
    with open(path, "xb") as file:  # what fails here is somebody else's file, which must stay
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            os.unlink(path)
            raise


def _sync_folder(folder: str) -> None:
    """Write a folder to the disk, if the system can do that, so that a new name in it survives a power cut."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
