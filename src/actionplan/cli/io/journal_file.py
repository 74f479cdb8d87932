"""Reading and writing the journal of a plan: a file in the folder where the user's programs keep their state.

Only the user can read it. Where it cannot be written, nothing is said: what was recorded counts all the same.
"""

# ruff: noqa: PTH117, PTH118 - pathlib would cost every command 3 ms to import
from __future__ import annotations

import os
from contextlib import suppress

from platformdirs import user_state_dir

from actionplan.cli.errors import FileError
from actionplan.cli.io.atomic_write import save_private_file
from actionplan.cli.io.files import read_file
from actionplan.cli.io.journal import Journal, compute_digest, encode_journal, parse_journal


def read_journal(path: str) -> Journal:
    """Read the journal of the plan at a path. If there is none to be read, it has no recordings."""
    real_path = os.path.realpath(path)
    with suppress(OSError, FileError):
        return parse_journal(read_file(_find_journal_path(real_path)), real_path)
    return Journal(real_path)


def save_journal(journal: Journal) -> None:
    """Write the journal of a plan, if that is possible."""
    with suppress(OSError, FileError):
        save_private_file(encode_journal(journal), _find_journal_path(journal.path))


def _find_journal_path(real_path: str) -> str:
    """Find the path of the journal of a plan. Raise `OSError` if the user has no folder for it."""
    folder = user_state_dir("actionplan", appauthor=False)
    if not os.path.isabs(folder):
        raise OSError(folder)
    return os.path.join(folder, "recordings", f"{compute_digest(real_path)[:32]}.json")
