"""The settings that there are, and the options that can never be one.

A setting has the name of its option. Variables have it after `ACTIONPLAN_`, in capitals. A test compares this table
with the options that name a variable.
"""

from __future__ import annotations

from typing import Literal

SettingKind = Literal["text", "texts", "flag"]

SETTINGS: dict[str, SettingKind] = {
    "plan": "texts",
    "as-at": "text",
    "plan-at": "text",
    "officer": "texts",
    "role": "text",
    "service": "texts",
    "year": "texts",
    "body": "texts",
    "theme": "texts",
    "action": "texts",
    "status": "texts",
    "text": "texts",
    "field": "texts",
    "rag": "texts",
    "open": "flag",
    "no-update-since": "text",
    "within": "text",
    "late-by": "text",
    "format": "text",
    "sort": "text",
    "columns": "text",
    "exit-code": "flag",
    "no-pager": "flag",
    "ahead": "text",
    "strict": "flag",
    "verbose": "flag",
}
"""Every setting, with what it holds: a text, one or several texts, or yes or no."""

NEVER_SETTINGS = {
    "output": "it would write files that nobody named",
    "yes": "files would be replaced, and events recorded, without a question",
    "fix": "a check would change the plan",
    "diff": "a check would find nothing",
    "dry-run": "nothing would be recorded, whatever you type",
    "no-settings": "settings would leave settings out",
    "on": "every event would be recorded on that day",
    "select": "findings would go unseen",
    "ignore": "findings would go unseen: the plan says what to ignore, with its reason",
}
"""The options that are for the command line only, with what would happen otherwise."""

FLAG_WORDS = {"yes": True, "true": True, "on": True, "1": True, "no": False, "false": False, "off": False, "0": False}
"""What a variable can say for yes and no."""

VALUE_SEPARATOR = ";"
"""What stands between several values in a variable. Names of officers have commas, and paths of Windows have colons."""
