"""The settings of one command: which of its options have one, and which of these give way to what was typed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from actionplan.cli.choices import FindingsFormatChoice
from actionplan.cli.errors import CliError, say
from actionplan.cli.io.answer_file import find_answer_file
from actionplan.cli.plans.plan_file import PLAN_NAME
from actionplan.cli.settings.setting_sources import Setting, list_other_variables, read_settings
from actionplan.renderers import REPORT_FORMATS, ReportFormat, find_format, guess_format
from actionplan.text.closed_words import describe_wrong_word
from actionplan.text.english import format_list
from actionplan.text.folding import fold

_FILTERS = (
    "officer role service year body theme action status text field rag is_open no_update_since due_within late_by"
).split()

_RIVALS = dict.fromkeys(_FILTERS, ("ref",)) | {
    "plans": ("paths", "period"),
    "as_at": ("plan_at",),
    "plan_at": ("until",),
    "officer": ("ref", "name"),
    "role": ("ref", "name"),
    "year": ("ref", "month", "within"),
}
"""The parameters that say the same as another, or cannot go with it. If one is typed, the setting is not used."""


class CommandSettings:
    """Gives the options of a command their settings, and remembers which were used and which were not."""

    def __init__(self) -> None:
        self._settings = read_settings()
        self._used: dict[str, Setting] = {}
        self._unused: dict[str, Setting] = {}

    def look_up(self, param: Any, key: str, typed: Mapping[str, Any]) -> Any:
        """Return the value of an option that was not typed, or `None`. `typed` has the values of those that were."""
        setting = self._settings.get(key)
        if setting is None:
            return None
        values = setting.value if isinstance(setting.value, tuple) else (setting.value,)
        fits = _fits_choices(param, setting, [value for value in values if isinstance(value, str)])
        if not fits or self._must_give_way(param.name, typed):
            self._unused[param.name] = setting
            return None
        self._used[param.name] = setting
        return setting.value

    def _must_give_way(self, name: str, typed: Mapping[str, Any]) -> bool:
        """Return True if the setting of a parameter gives way to what was typed, or has no use without it."""
        if name in ("format", "form"):
            file = find_answer_file(typed.get("output", typed.get("file")))
            return file is not None and bool(os.path.splitext(file)[1])  # noqa: PTH122 - pathlib would cost 3 ms
        if name == "role" and not any(typed.get(each) or each in self._settings for each in ("officer", "service")):
            return True
        if name == "columns":
            form = _find_answer_format(typed)
            return form is not None and form.is_data  # scripts count on every field
        return any(typed.get(rival) for rival in _RIVALS.get(name, ()))

    def report_unseen(self, values: Mapping[str, Any]) -> None:
        """Tell the user which settings were used, where that would surprise. `values` has those of all options.

        That is a plan which is read although there is a plan.yaml here, and a filter or a day that the answer has no
        place for.
        """
        setting, paths = self._used.get("plans"), values.get("plans")
        if setting and paths and os.path.isfile(PLAN_NAME) and not any(map(_is_plan_here, paths)):  # noqa: PTH113 - the same
            paths = [*paths]
            say(f"The plan{' is' if len(paths) == 1 else 's are'} {format_list(paths)}, from {setting.origin}.")

        form = _find_answer_format(values)
        is_hidden = not form.carries_warnings if form else not values.keys() & {"format", "form"}
        if is_hidden and self._used.keys() & {"as_at", *_FILTERS}:
            say(self.write_reminder())

    def describe(self) -> str:
        """Describe which settings were used, and which were not, a line each."""
        lines = [_format_line(each) for each in self._used.values()]
        lines += [f"{_format_line(each)} Not used here." for each in self._unused.values()]
        lines += [f"{name} is not a setting." for name in list_other_variables()]
        return "\n".join(lines) or "No settings were used."

    def write_reminder(self) -> str:
        """Write the sentence that reminds of the settings that were used, or "" if none was."""
        used = [f"{each.key} {each.words} (from {each.origin})" for each in self._used.values()]
        return f"Settings in use: {', '.join(used)}. To leave them out, add --no-settings." if used else ""


def _fits_choices(param: Any, setting: Setting, values: Iterable[str]) -> bool:
    """Return True if an option takes the words of a setting. Refuse a word that no command takes."""
    described = getattr(param, "type_descriptor", None)
    choices = [str(getattr(choice, "value", choice)) for choice in getattr(described, "choices", None) or ()]
    folded = {fold(choice) for choice in choices}
    for value in values if choices else ():
        if fold(value) not in folded:
            if setting.key == "format" and fold(value) in map(fold, _list_all_formats()):
                return False
            raise CliError(
                describe_wrong_word(setting.place, value, _list_all_formats() if setting.key == "format" else choices)
            )
    return True


def _list_all_formats() -> list[str]:
    """List the formats of all commands, each once."""
    return list(dict.fromkeys((*(form.name for form in REPORT_FORMATS), *get_args(FindingsFormatChoice))))


def _find_answer_format(values: Mapping[str, Any]) -> ReportFormat | None:
    """Find the format of a report by its options, or return `None` for one that is shown as a table, or is none."""
    file = find_answer_file(values.get("output")) if "format" in values else None
    return find_format(values["format"]) if values.get("format") else guess_format(file) if file else None


def _is_plan_here(path: str) -> bool:
    try:
        return os.path.samefile(path, PLAN_NAME)  # noqa: PTH121 - pathlib would cost 3 ms
    except OSError:
        return False


def _format_line(setting: Setting) -> str:
    """Format a setting as a line: "As at: June 2017, from ACTIONPLAN_AS_AT."."""
    name = setting.key.replace("-", " ")
    return f"{name[:1].upper()}{name[1:]}: {setting.words}, from {setting.origin}."
