"""The council's own words for a paper, from the options that give them and the files that these name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from actionplan.cli.errors import CliError
from actionplan.cli.io.answer_file import check_answer_path
from actionplan.cli.io.files import read_text

if TYPE_CHECKING:
    from actionplan.reports.paper.about import PaperText

RECOMMENDATIONS = "Recommendations"
"""The heading of the section that is added to what the meeting is asked to do."""


def read_own_words(
    introduction: str, sections: Iterable[str], recommendations: Iterable[str], output: str | None
) -> PaperText:
    """Read the introduction, the sections (HEADING=FILE) and the recommendations. No answer replaces their files."""
    from actionplan.reports.paper.about import PaperText  # noqa: PLC0415 - only a paper needs it

    named = [_split_section(section) for section in sections]
    files = [path for _, path in named] + [introduction] * bool(introduction)
    if not files:
        return PaperText(recommendations=tuple(recommendations))
    from actionplan.reports.paper.own_words import (  # noqa: PLC0415 - the Markdown library
        build_own_sections,
        list_own_recommendations,
    )

    check_answer_path(output, files)
    texts = {path: read_text(path) for path in files}
    is_asked = {heading: heading.casefold() == RECOMMENDATIONS.casefold() for heading, _ in named}
    return PaperText(
        recommendations=(
            *recommendations,
            *(item for heading, path in named if is_asked[heading] for item in list_own_recommendations(texts[path])),
        ),
        introduction=build_own_sections("Introduction", texts[introduction]) if introduction else (),
        sections=tuple(
            part
            for heading, path in named
            if not is_asked[heading]
            for part in build_own_sections(heading, texts[path])
        ),
    )


def _split_section(words: str) -> tuple[str, str]:
    """Split a heading and a file."""
    heading, sign, path = (part.strip() for part in words.partition("="))
    if not (heading and sign and path):
        raise CliError(
            f'--section "{words}" needs a heading and a file. Write it like "Financial implications=money.md".'
        )
    return heading, path
