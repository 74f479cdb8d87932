"""The words of options are those of the modules that give them their meaning."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest

import actionplan.cli
from actionplan.cli import choices
from actionplan.dates import Context
from actionplan.evaluation.filters import NO_RATING
from actionplan.model.plan import RAG_RATINGS
from actionplan.model.responsibility import OFFICER_ROLES
from actionplan.recording.recorded_items import COMMANDS
from actionplan.renderers.findings import FINDING_FORMATS
from actionplan.reports.due import SECTION_TITLES

TEMPLATES = Path(actionplan.cli.__file__).parent / "templates"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (get_args(choices.RagChoice), RAG_RATINGS),
        (list(choices.RatingChoice), [*RAG_RATINGS, NO_RATING]),
        (get_args(choices.EventChoice), COMMANDS),
        (get_args(choices.RoleChoice), OFFICER_ROLES),
        (list(choices.SectionChoice), SECTION_TITLES),
        (get_args(choices.FindingsFormatChoice), [each.name for each in FINDING_FORMATS]),
        ([*get_args(choices.TemplateChoice), "demo"], [path.stem for path in TEMPLATES.glob("*.yaml")]),
    ],
)
def test_they_are_the_same(words: Any, meant: Any) -> None:
    assert sorted(words) == sorted(meant)


def test_every_kind_of_quarter_can_be_read() -> None:
    for words in get_args(choices.QuartersChoice):
        assert Context("2017/18", quarters=words).quarters == words
