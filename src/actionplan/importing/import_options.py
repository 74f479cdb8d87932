"""What an officer says about an import: the options of the command, which are also the answers to its questions."""

from __future__ import annotations

from typing import NamedTuple

NO_DAY = "none"
"""What `--as-at` is where progress has no day: it is then kept in `fields`."""


TAKE, LEAVE = "take", "leave"
"""What `--hidden-rows` does with them."""


class ImportOptions(NamedTuple):
    """The options of an import. `mappings` has the field of a column by its header's words or its number."""

    title: str = ""
    authority: str = ""
    period: str = ""
    as_at: str = ""
    sheets: tuple[str, ...] = ()
    tables: tuple[int, ...] = ()
    mappings: tuple[tuple[str, str], ...] = ()
    fill_down: tuple[str, ...] = ()
    hidden_rows: str = ""

    def format_options(self) -> list[str]:
        """Format the options that repeat the import, as they are typed."""
        pairs = [
            *(("--sheet", each) for each in self.sheets),
            *(("--table", str(each)) for each in self.tables),
            *(("--map", f"{column}={field}") for column, field in self.mappings),
            *(("--fill-down", each) for each in self.fill_down),
            ("--as-at", self.as_at),
            ("--hidden-rows", self.hidden_rows),
        ]
        return [format_option(name, value) for name, value in pairs if value]


def format_option(name: str, value: str) -> str:
    """Format an option as it is typed, its value in quotation marks where a shell needs them."""
    quoted = value if value.isalnum() else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{name} {quoted}"
