"""Every target as data, for a spreadsheet, a calendar or another program: no sections, all the rows."""

from __future__ import annotations

from datetime import date

from actionplan.model import Subject
from actionplan.questions.answer import Question, answer
from actionplan.questions.items import items
from actionplan.questions.narrow import EVERYTHING, Filter
from actionplan.questions.show import by_theme
from actionplan.questions.view import views
from actionplan.report import Report


def export(plan: Subject, as_at: date, keep: Filter = EVERYTHING) -> Report:
    """The targets as at a day, in the order of the document. Rows stand under their themes, as in `show`."""
    seen = views(plan, as_at)
    return answer(Question("export", "Every target", keep), seen, (), by_theme(items(seen, keep)))
