"""Office files are zip archives: the same parts give the same bytes, whenever and wherever they are packed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

UNIX = 3


def packed(all_parts: Iterable[tuple[str, str | bytes]], stored: tuple[str, ...] = ("mimetype",)) -> bytes:
    """An archive of those parts, by name and in their order, without the time; the `stored` are not compressed."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, data in all_parts:
            entry = ZipInfo(name)  # of 1 January 1980, the first day that a zip file knows
            entry.compress_type = ZIP_STORED if name in stored else ZIP_DEFLATED
            entry.create_system = UNIX
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return made.getvalue()


def repacked(archive: bytes) -> bytes:
    """The same archive without the times at which its parts were put in."""
    return packed(parts(archive))


def changed(archive: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same archive, without times, and with one of its parts changed."""
    return packed((part, change(data) if part == name else data) for part, data in parts(archive))


def parts(archive: bytes) -> Iterator[tuple[str, bytes]]:
    """The parts of an archive, by name and in their order."""
    with ZipFile(BytesIO(archive)) as found:
        for name in found.namelist():
            yield name, found.read(name)
