"""The attributes of a file: permissions, owner, group, access control list and extended attributes.

To the system, a file that is replaced is another file. So the new file must be given everything that the old one had.
"""

# ruff: noqa: PTH101, PTH116 - pathlib would cost every command 3 ms to import
from __future__ import annotations

import os
import stat
from contextlib import suppress

from actionplan.cli.errors import say

_GROUP_ACCESS = 0o070


def copy_attributes(path: str, old: str) -> None:
    """Give a new file the attributes of the old one, as far as the system allows.

    What could not be kept is reported on the error stream, except for marks that the system gives every file itself.
    """
    like = os.stat(old)
    if hasattr(os, "chown"):
        for owner, group in ((-1, like.st_gid), (like.st_uid, -1)):
            with suppress(PermissionError):
                os.chown(path, owner, group)
    lost = _copy_extended_attributes(path, old)
    mode = stat.S_IMODE(like.st_mode)
    # The group's bits of a file with a list are the most that anybody in the list may do. Without the list they would
    # what the group may do, which can be more than it could before.
    os.chmod(path, mode & ~_GROUP_ACCESS if any("acl" in name for name in lost) else mode)
    if lost:
        say(f"{old} is written, but could not keep {', '.join(lost)}. Set it again, or ask for it to be set.")


def _copy_extended_attributes(path: str, old: str) -> list[str]:
    """Copy the extended attributes of a file to another, and return the names of those that could not be copied."""
    if not hasattr(os, "listxattr"):
        return []
    with suppress(OSError):  # of a file system that has none
        before, after = _read_extended_attributes(old), _read_extended_attributes(path)
        for name in after.keys() - before.keys():
            with suppress(OSError):
                os.removexattr(path, name)  # which a new file has from its folder
        lost = []
        for name, value in before.items():
            if after.get(name) != value:
                try:
                    os.setxattr(path, name, value)
                except OSError:
                    lost.append(name)
        return [name for name in lost if not name.startswith("security.")]
    return []


def _read_extended_attributes(path: str) -> dict[str, bytes]:
    return {name: os.getxattr(path, name) for name in os.listxattr(path)}
