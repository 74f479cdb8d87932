"""The log of a job as GitHub's own runner reads it: which of its lines are commands that it obeys."""

from __future__ import annotations

import re


def find_obeyed_lines(text: str) -> list[str]:
    """Read a log line by line, in any letter case, and return the lines that the runner would obey."""
    obeyed, token = [], ""
    for line in re.split("\r\n|\r|\n", text):
        command = re.match("::([^ :]+)(?: .*?)?::(.*)", line.lstrip())
        command = command or re.search(r"##\[([^\] ]+)(?: [^\]]*)?\](.*)", line)
        if command is None:
            continue
        name, value = command[1].casefold(), command[2].casefold()
        if token:
            token = "" if name == token else token
        elif name == "stop-commands":
            token = value
        else:
            obeyed.append(line)
    return obeyed
