"""A picture of one pixel, which stretched is a bar."""

from __future__ import annotations

from struct import pack
from zlib import compress, crc32


def build_pixel(colour: str) -> bytes:
    """Build a PNG of one pixel of a colour, like "a4161a"."""
    header = pack(">2I5B", 1, 1, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", compress(b"\0" + bytes.fromhex(colour))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_build_chunk(name, data) for name, data in parts)


def _build_chunk(name: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + name + data + pack(">I", crc32(name + data))
