"""Office files are zip archives: the same parts give the same bytes, whenever and wherever they are packed.

A picture of one pixel, which stretched is a bar.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from struct import pack
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo
from zlib import compress, crc32

UNIX = 3


def pack_archive(all_parts: Iterable[tuple[str, str | bytes]], uncompressed: tuple[str, ...] = ("mimetype",)) -> bytes:
    """An archive of those parts, by name and in their order, without the time; the `stored` are not compressed."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, data in all_parts:
            entry = ZipInfo(name)  # of 1 January 1980, the first day that a zip file knows
            entry.compress_type = ZIP_STORED if name in uncompressed else ZIP_DEFLATED
            entry.create_system = UNIX
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return made.getvalue()


def repack_archive(archive: bytes) -> bytes:
    """The same archive without the times at which its parts were put in."""
    return pack_archive(iter_parts(archive))


def replace_part(archive: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same archive, without times, and with one of its parts changed."""
    return pack_archive((part, change(data) if part == name else data) for part, data in iter_parts(archive))


def iter_parts(archive: bytes) -> Iterator[tuple[str, bytes]]:
    """The parts of an archive, by name and in their order."""
    with ZipFile(BytesIO(archive)) as found:
        for name in found.namelist():
            yield name, found.read(name)


def build_pixel(colour: str) -> bytes:
    """A PNG of one pixel of that colour, "a4161a"."""
    header = pack(">2I5B", 1, 1, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", compress(b"\0" + bytes.fromhex(colour))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_build_chunk(name, data) for name, data in parts)


def _build_chunk(name: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + name + data + pack(">I", crc32(name + data))
