"""Words that were given up, and turns of phrase that nobody would say to a colleague, stay out of what people read.

What is new in CHANGELOG is named by its old words, and so are the records of decisions, which are left out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

OLD_WORDS = {
    r"\bstandings?\b": "status",
    r"\bon schedule\b": "not yet due",
    r"\bcarried over\b": "due earlier",
    r"\bcould land\b": "could finish",
    r"\bMind:": "Warning:",
    r"\bfaces?\b": "renderer",
}
STIFF_PHRASES = {
    r"(?<![Tt]here )\b(?:is|are) no (?:date|file|plan|name|error|body|number|remark|option|day|year)s?\b": "is not",
    r"\bspeaks? of\b": "is about",
    r"\b(?:is|are) told (?!apart\b)": "sees, is shown",
    r"\bput right\b": "corrected",
    r"\bSay `": "Run `",
    r"\bone's own\b": "your own",
    r"\bsays itself\b": "says",
    r"\b(?:of|for|to) whom\b": "who",
    r"\banswers? for (?:it|them|an?|the|this)\b": "is responsible for",
}
EXEMPT = {
    ("docs/target-dates.md", r"\bon schedule\b"): "a target date that plans have",
    ("src/actionplan/text/closed_words.py", r"\bon schedule\b"): "what somebody may type for a status",
    (
        "src/actionplan/cli/io/screen.py",
        r"\banswers? for (?:it|them|an?|the|this)\b",
    ): "an answer that goes to a stream",
}
"""Where a phrase has its ordinary meaning."""

FOLDERS = ("src/actionplan", "docs", "examples", "benchmarks")
ENDINGS = {".py", ".md", ".yaml", ".html", ".xml", ".js"}


def list_files() -> list[Path]:
    """List the pages, the code and the templates, but for what names old words on purpose."""
    files = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in ENDINGS]
    records = ROOT / "docs" / "decisions"
    return [*ROOT.glob("*.md"), *ROOT.glob("*.y*ml"), *(path for path in files if records not in path.parents)]


def find_phrases(files: list[Path]) -> Iterator[tuple[str, int, str]]:
    """Yield each place of a phrase: the file, the line and the pattern."""
    phrases = [(pattern, re.compile(pattern)) for pattern in OLD_WORDS | STIFF_PHRASES]
    for file in files:
        name = file.relative_to(ROOT).as_posix()
        if name != "CHANGELOG.md":
            for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
                yield from ((name, number, pattern) for pattern, compiled in phrases if compiled.search(line))


@pytest.fixture(scope="module")
def places() -> list[tuple[str, int, str]]:
    return list(find_phrases(list_files()))


def test_nobody_reads_old_words_or_stiff_phrases(places: list[tuple[str, int, str]]) -> None:
    better = OLD_WORDS | STIFF_PHRASES
    wrong = [
        f"{name}:{number} {pattern}: write {better[pattern]!r}"
        for name, number, pattern in places
        if (name, pattern) not in EXEMPT
    ]
    assert not wrong, "\n".join(wrong)


def test_every_exemption_is_still_needed(places: list[tuple[str, int, str]]) -> None:
    assert EXEMPT.keys() <= {(name, pattern) for name, _, pattern in places}


@pytest.mark.parametrize(
    ("line", "is_found"),
    [
        ("the standing of each target", True),
        ("understanding", False),
        ("words that are no date", True),
        ("there is no date", False),
        ("There are no names", False),
        ("a name that is no name of the plan", True),
        ("the day that the answer speaks of", True),
        ("plans are told apart by their periods", False),
        ("the user is told which", True),
        ("the officer who answers for the output", True),
    ],
)
def test_a_phrase_is_found_where_it_is(line: str, is_found: bool) -> None:  # noqa: FBT001 - a column
    patterns = [pattern for pattern in OLD_WORDS | STIFF_PHRASES if re.search(pattern, line)]
    assert bool(patterns) == is_found
