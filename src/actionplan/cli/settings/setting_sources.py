"""Reading the files that have settings, and the variables. What is wrong in one is said with its place."""

# ruff: noqa: PTH111, PTH113, PTH118, PTH119, PTH120 - pathlib would cost 3 ms to import
from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from actionplan.cli.errors import CliError
from actionplan.cli.io.files import read_text
from actionplan.cli.io.links import follow_links
from actionplan.cli.settings.setting_places import (
    OTHER_VARIABLES,
    PREFIX,
    PYPROJECT_NAME,
    SETTINGS_NAME,
    find_user_file,
    iter_project_files,
    iter_variables,
)
from actionplan.cli.settings.setting_table import FLAG_WORDS, NEVER_SETTINGS, SETTINGS, VALUE_SEPARATOR
from actionplan.text.fuzzy import find_misspelt, find_nearest

_MANUAL = "docs/settings.md lists the settings."
_TOML_PLACE = re.compile(r"(.*) \(at (.*)\)")


class Setting(NamedTuple):
    """A setting: its name, its value, where it comes from, and how a sentence about it begins."""

    key: str
    value: str | tuple[str, ...] | bool
    origin: str
    place: str

    @property
    def words(self) -> str:
        """The value as a sentence says it."""
        if isinstance(self.value, bool):
            return "yes" if self.value else "no"
        return self.value if isinstance(self.value, str) else f"{VALUE_SEPARATOR} ".join(self.value) or "none"


def read_settings() -> dict[str, Setting]:
    """Read every setting, by its name: a variable before the project's file, and that before the user's own file."""
    return {setting.key: setting for setting in (*_read_user_file(), *_read_project_file(), *_read_variables())}


def list_other_variables() -> list[str]:
    """List the variables that begin like ours and are no settings."""
    return [name for name in iter_variables() if _get_key(name) not in SETTINGS]


def _read_variables() -> list[Setting]:
    settings = []
    for name in iter_variables():
        key, text = _get_key(name), os.environ[name].strip()
        if key in SETTINGS:
            settings.append(Setting(key, _read_variable(name, text), name, name))
            continue
        if key in NEVER_SETTINGS:
            raise _refuse_key(name, key)
        if likely := _find_likely_variable(key):
            raise CliError(f"{name} is not a setting. Did you mean {likely}?")
    return settings


def _find_likely_variable(key: str) -> str:
    """Find the variable that a name is a slip for, or "": a typo, a plural, or no plural where there should be one."""
    names = {_get_key(each).replace("-", ""): each for each in (*map(_get_variable, SETTINGS), *OTHER_VARIABLES)}
    plain = key.replace("-", "")
    singulars = (plain.removesuffix("s"), plain.removesuffix("es"), f"{plain.removesuffix('ies')}y")
    for form in (plain, *singulars, f"{plain}s"):
        if form in names:
            return names[form]
    return names.get(find_misspelt(plain, names) if len(plain) > 2 else "", "")


def _read_variable(name: str, text: str) -> str | tuple[str, ...] | bool:
    """Read the value of a variable."""
    kind = SETTINGS[_get_key(name)]
    if kind == "texts":
        return tuple(part.strip() for part in text.split(VALUE_SEPARATOR) if part.strip())
    if kind == "text":
        return text
    value = FLAG_WORDS.get(text.casefold())
    if value is None:
        raise CliError(f'{name} is "{text}". Write yes or no.')
    return value


def _read_project_file() -> list[Setting]:
    """Read the nearest file that has settings. Refuse two in one folder: nobody could tell which counts."""
    for folder, paths in groupby(iter_project_files(), os.path.dirname):
        tables = {path: table for path in paths if (table := _read_table(path)) is not None}
        if len(tables) > 1:
            where = f"the folder {folder}" if folder else "this folder"
            raise CliError(
                f"In {where}, both {SETTINGS_NAME} and {PYPROJECT_NAME} have settings. Keep them in one of the two."
            )
        for path, table in tables.items():
            return _read_values(path, table, is_own=False)
    return []


def _read_user_file() -> list[Setting]:
    path = find_user_file()
    table = _read_table(path) if os.path.lexists(path) else None
    return _read_values(path, table, is_own=True) if table else []


def _read_table(path: str) -> Mapping[str, object] | None:
    """Read the table of settings in a file, or return `None` if a pyproject.toml has no such table."""
    if not os.path.isfile(path):
        raise CliError(f"{path} is not a file, so no settings could be read from it. Take it away, or rename it.")
    try:
        document: dict[str, Any] = tomllib.loads(read_text(path))
    except CliError as error:
        raise CliError(f"The settings could not be read. {error}") from None
    except (ValueError, RecursionError) as error:  # of numbers without end and lists without bottom too
        raise _explain_toml(path, error) from None
    if os.path.basename(path) == SETTINGS_NAME:
        return document
    tools = document.get("tool", {})
    table = tools.get("actionplan") if isinstance(tools, dict) else None
    if table is None or isinstance(table, dict):
        return table
    raise CliError(f"{path}: tool.actionplan is not a table. Write [tool.actionplan], and the settings below it.")


def _explain_toml(path: str, error: Exception) -> CliError:
    """Build the error for a file that is not TOML."""
    found = _TOML_PLACE.fullmatch(str(error))
    reason, place = found.groups() if found else (str(error), "")
    at = f" at {place}" if place else ""
    return CliError(
        f'{path} could not be read{at}: {reason}. A setting is a line like format = "json", with its quotation marks.'
    )


def _read_values(path: str, table: Mapping[str, object], *, is_own: bool) -> list[Setting]:
    """Read the settings of a file. `is_own` says that it is the user's own file."""
    settings = []
    for key, given in table.items():
        place = f"{path}: {key}"
        if key not in SETTINGS:
            raise _refuse_key(path, key)
        value = _read_value(place, key, given)
        if key == "plan" and isinstance(value, tuple):
            value = tuple(_resolve_path(path, each, is_own=is_own) for each in value)
        settings.append(Setting(key, value, path, place))
    return settings


def _read_value(place: str, key: str, given: object) -> str | tuple[str, ...] | bool:
    """Read a value of TOML. A day of TOML is a text too."""
    kind = SETTINGS[key]
    if kind == "flag":
        if isinstance(given, bool):
            return given
        raise CliError(f"{place} is yes or no. Write {key} = true or {key} = false, without quotation marks.")
    values = given if isinstance(given, list) and kind == "texts" else [given]
    texts = [str(each) if type(each) is date else each for each in values]
    for text in texts:
        if not isinstance(text, str):
            example = f' or a list of them, like {key} = ["A", "B"]' if kind == "texts" else ""
            is_plain = isinstance(text, int | float) and not isinstance(text, bool)
            written = f': {key} = "{text}"' if is_plain and not isinstance(given, list) else ""
            raise CliError(f"{place} is a text in quotation marks{written or example}.")
        if not text.strip():
            raise CliError(f"{place} is empty. Give it a value, or leave it out.")
        if "\0" in text:
            raise CliError(f"{place} has a character that no value can have (U+0000). Type it again without it.")
    return tuple(map(str, texts)) if kind == "texts" else str(texts[0])


def _resolve_path(path: str, plan: str, *, is_own: bool) -> str:
    """Return the path of a plan that a file names, from the folder of the file.

    A project's file may have been written by somebody unknown, so it cannot lead to other plans than the project's.
    """
    if plan == "-":
        raise CliError(f"{path}: plan cannot be -, which is standard input.")
    folder = os.path.dirname(path)
    named = os.path.join(folder, os.path.expanduser(plan))
    if not is_own and not os.path.join(follow_links(named), "").startswith(os.path.join(follow_links(folder), "")):
        raise CliError(
            f"{path}: the plan {plan} is not in the folder of this file, or below it. Name it with -p, in "
            f"{_get_variable('plan')}, or in your own settings."
        )
    return named


def _refuse_key(place: str, key: str) -> CliError:
    """Build the error for a name that is not that of a setting."""
    if key in NEVER_SETTINGS:
        return CliError(
            f"{place}: --{key} is for the command line only, because {NEVER_SETTINGS[key]}. Take the setting out."
        )
    if key == "tool" and os.path.basename(place) == SETTINGS_NAME:
        return CliError(f"{place}: [tool.actionplan] is for {PYPROJECT_NAME}. Here, leave that line out.")
    likely = find_nearest(key.lstrip("-"), SETTINGS)
    return CliError(f'{place}: there is no setting "{key}". {f"Did you mean {likely}?" if likely else _MANUAL}')


def _get_key(variable: str) -> str:
    return variable.removeprefix(PREFIX).lower().replace("_", "-")


def _get_variable(key: str) -> str:
    return PREFIX + key.upper().replace("-", "_")
