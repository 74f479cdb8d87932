"""Formats for findings: each turns the files that were checked into text, one format a file.

`FINDING_FORMATS` is the registry. To add a format, add a file here with a `render(files, options)`, and its row.
"""

from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from typing import NamedTuple

from actionplan.findings import Finding

NOT_CHECKED = "not checked"

LineGetter = Callable[[int], str]
"""Gives the text of a line of the file, by its number from 1."""


class CheckedFile(NamedTuple):
    """A file that was checked: its path, its findings in order, and its lines.

    A file that could not be opened has a `fault` instead, the sentence that says why. `root_path` is the path from the
    root of the repository, where it is another one; a file without a name, like standard input, has none. `day` is the
    day that it was checked on, if that is not today.
    """

    path: str
    findings: Sequence[Finding] = ()
    get_line: LineGetter = str
    fault: str = ""
    root_path: str | None = None
    day: date | None = None

    @property
    def place(self) -> str:
        """The path from the root of the repository; empty for standard input."""
        return self.path.removeprefix("-") if self.root_path is None else self.root_path


class FindingOptions(NamedTuple):
    """The choices for all formats: colour, whether a warning counts as an error, and the width of a screen (0: any)."""

    has_colour: bool = False
    is_strict: bool = False
    width: int = 0

    def is_failure(self, finding: Finding) -> bool:
        """Return True if a plan must not have this finding."""
        return finding.severity == "error" or (self.is_strict and finding.severity == "warning")


PLAIN_OPTIONS = FindingOptions()

FindingRenderer = Callable[[Sequence[CheckedFile], FindingOptions], str]


class FindingFormat(NamedTuple):
    """A format: its name, the module that renders it, the endings of file names that mean it, and others it takes."""

    name: str
    module: str
    extensions: tuple[str, ...] = ()
    other_extensions: tuple[str, ...] = ()


FINDING_FORMATS = (
    FindingFormat("text", "full_text", (".txt", ".text")),
    FindingFormat("concise", "concise"),
    FindingFormat("json", "findings_json", (".json",)),
    FindingFormat("github", "github"),
    FindingFormat("sarif", "sarif", (".sarif", ".sarif.json"), (".json",)),  # it is JSON, and some ask for that ending
    FindingFormat("junit", "junit", (".xml",)),
    FindingFormat("gitlab", "gitlab", (), (".json",)),
    FindingFormat("md", "findings_markdown", (".md",)),
)


def guess_finding_format(path: str) -> str | None:
    """Return the name of the format that a file's name ends in; the longest ending counts."""
    name = path.casefold()
    endings = [
        (len(end), finding_format.name)
        for finding_format in FINDING_FORMATS
        for end in finding_format.extensions
        if name.endswith(end)
    ]
    return max(endings)[1] if endings else None


def load_finding_renderer(name: str) -> FindingRenderer:
    """Import the module of a format, and return the function that renders it."""
    module = next(finding_format.module for finding_format in FINDING_FORMATS if finding_format.name == name)
    render: FindingRenderer = import_module(f"{__name__}.{module}").render
    return render
