"""A picture of one pixel, which stretched is a bar."""

from __future__ import annotations

from struct import pack
from zlib import compress, crc32


def pixel(ink: str) -> bytes:
    """A PNG of one pixel of that colour, "a4161a"."""
    header = pack(">2I5B", 1, 1, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", compress(b"\0" + bytes.fromhex(ink))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, data) for name, data in parts)


def _part(name: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + name + data + pack(">I", crc32(name + data))
