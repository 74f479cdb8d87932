"""Where settings can be: variables, the project's file and the user's file. Most runs find none, and read no more."""

# ruff: noqa: PTH109, PTH111, PTH113, PTH117, PTH118, PTH120, PTH123 - pathlib would cost every command 3 ms to import
from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress

from typer import get_app_dir

SETTINGS_NAME = "actionplan.toml"
PYPROJECT_NAME = "pyproject.toml"
PREFIX = "ACTIONPLAN_"

OTHER_VARIABLES = frozenset({"ACTIONPLAN_DEBUG", "ACTIONPLAN_PROGRESS"})
"""Variables of ours that are about the program itself, and are in no file."""

_NAME = r"[\"']?actionplan[\"']?[ \t]*"
_IN_TOOL = rf"(?m:^|[{{,])[ \t]*{_NAME}(?:=[ \t]*\{{|\.[ \t]*[\w\"'-]+[ \t]*[.=])"
_OUR_TABLE = rf"tool[\"']?[ \t]*\.[ \t]*{_NAME}|{_IN_TOOL}".encode()
"""How a pyproject.toml can write a table of ours: `[tool.actionplan]`, or below `[tool]`, or in braces.

Reading TOML takes longer than all else about settings, and many such files have our name in another place.
"""


def has_settings() -> bool:
    """Return True if anything could be set: a variable is there, or a file that may have settings."""
    is_found = next(iter_variables(), None) or next(iter_project_files(), None)
    return bool(is_found) or os.path.lexists(find_user_file())


def iter_variables() -> Iterator[str]:
    """Yield the names of our variables that say something, but for those about the program itself."""
    for name in os.environ:
        if name.startswith(PREFIX) and name not in OTHER_VARIABLES and os.environ[name].strip():
            yield name


def iter_project_files() -> Iterator[str]:
    """Yield the files that may have the project's settings: those in the folder at hand, then in each folder above.

    A pyproject.toml that does not name us is left out.
    """
    with suppress(OSError):  # somebody took the folder away
        for above in _list_folders():
            for path in (above + SETTINGS_NAME, above + PYPROJECT_NAME):
                if os.path.lexists(path) and (path.endswith(SETTINGS_NAME) or _has_our_name(path)):
                    yield path


def find_user_file() -> str:
    """Return the path of the user's own settings, or "" if the user has no folder for them."""
    folder = get_app_dir("actionplan")
    return os.path.join(folder, SETTINGS_NAME) if os.path.isabs(folder) else ""


def _list_folders() -> list[str]:
    """List the folder at hand and those above it, as paths to put before a name.

    The last is the root of the user's git repository, or the home folder. Outside of both there is none above, because
    anybody may have put a file there, as into /tmp.
    """
    here = [""]
    found, folder, home = [*here], os.getcwd(), os.path.realpath(os.path.expanduser("~"))
    while (parent := os.path.dirname(folder)) != folder:
        git = os.path.join(folder, ".git")
        if os.path.lexists(git):
            return found if _is_users_own(git) else here
        if folder == home:
            return found
        folder = parent
        found.append(os.path.join(os.pardir, found[-1]))
    return here


def _is_users_own(path: str) -> bool:
    """Return True if the user owns a path, as git asks of a repository. Windows has other rights, and is not asked."""
    return not hasattr(os, "geteuid") or os.lstat(path).st_uid == os.geteuid()


def _has_our_name(path: str) -> bool:
    """Return True if a pyproject.toml may have a table of ours. One that cannot be read is the business of others."""
    if not os.path.isfile(path):
        return False
    try:
        with open(path, "rb") as file:
            return re.search(_OUR_TABLE, file.read()) is not None
    except OSError:
        return False
