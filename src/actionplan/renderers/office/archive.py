"""Zip archives, which office files are. The same parts always give the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

UNIX = 3


def pack_archive(parts: Iterable[tuple[str, str | bytes]], uncompressed: tuple[str, ...] = ("mimetype",)) -> bytes:
    """Pack parts, by name and in their order, without the time; those named in `uncompressed` stay so."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, data in parts:
            entry = ZipInfo(name)  # of 1 January 1980, the first day that a zip file knows
            entry.compress_type = ZIP_STORED if name in uncompressed else ZIP_DEFLATED
            entry.create_system = UNIX
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return file.getvalue()


def replace_part(archive: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Pack the parts of an archive again, without times, and with one of them changed."""
    return pack_archive((part, change(data) if part == name else data) for part, data in _iter_parts(archive))


def _iter_parts(archive: bytes) -> Iterator[tuple[str, bytes]]:
    with ZipFile(BytesIO(archive)) as file:
        for name in file.namelist():
            yield name, file.read(name)
