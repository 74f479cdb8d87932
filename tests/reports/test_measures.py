"""The measures that are numbers: which are on target on a day, and if they get better."""

from __future__ import annotations

from datetime import date

import pytest

from actionplan.dates import Window
from actionplan.model.plan import Plan
from actionplan.planfile import load
from actionplan.renderers.text import terminal
from actionplan.report import Report
from actionplan.reports.changes import PlanVersion, build_changes_report
from actionplan.reports.measures import build_measures_report
from actionplan.reports.paper import PaperRequest, build_paper
from actionplan.reports.show import build_show_report
from actionplan.reports.workbook import build_workbook
from actionplan.rows import FigureRow

HEAD = """\
plan: {title: Service Plan, authority: A Council, period: 2017/18 to 2018/19}
themes:
  - theme: Housing
    actions:
      - action: 1
        title: Prevent homelessness
        outputs:
          - output: 1.1
            text: Fewer households
            officer: Head of Housing
            targets:
              - date: March 2018
                measures:
                  - Scheme reviewed
"""
DAY = date(2017, 12, 1)


def load_plan(*measures: str) -> Plan:
    plan = load((HEAD + "".join(f"                  - {{{measure}}}\n" for measure in measures)).encode()).plan
    assert plan
    return plan


def find_figure(measure: str, day: date = DAY, period: Window | None = None) -> tuple[str, FigureRow]:
    """Return the section and the row of a plan's only measure that is a number."""
    report = build_measures_report(load_plan(f"text: M, {measure}"), day, period)
    (row,) = report.rows
    (figure,) = row.figures
    return row.section, figure


TWO = "actuals: [{on: 30 June 2017, value: 70}, {on: 30 September 2017, value: 66}]"

VERDICTS = [
    ("target: at most 60", "above target", "better"),
    ("target: at most 66", "on target", "better"),
    ("target: less than 66", "above target", "better"),
    ("target: at least 66", "on target", "worse"),
    ("target: more than 66", "below target", "worse"),
    ("target: between 60 and 66", "on target", "better"),
    ("target: between 80 and 90", "below target", "worse"),
    ("target: 66, better: lower", "on target", "better"),
    ("target: 60, better: LOWER", "above target", "better"),
    ("target: 60, better: higher", "on target", "worse"),
    ("target: 60", None, "down"),
    ("target: reduce by 10%, baseline: 74", "on target", "better"),
    ("target: reduce by 10%", None, "better"),
    ("target: top quartile", None, "down"),
    ("target: at most 3 weeks", "above target", "better"),
    ("better: lower", None, "better"),
]


@pytest.mark.parametrize(("measure", "verdict", "travel"), VERDICTS)
def test_a_value_is_compared_with_its_target_and_the_one_before(measure: str, verdict: str | None, travel: str) -> None:
    section, figure = find_figure(f"{measure}, {TWO}")
    assert (figure.verdict, figure.travel) == (verdict, travel)
    assert section == {None: "not known", "on target": "on target"}.get(verdict, "not on target")
    assert (figure.reason is None) == (verdict is not None)


@pytest.mark.parametrize(
    ("day", "values", "travel"),
    [
        (date(2017, 6, 29), [], None),
        (date(2017, 6, 30), ["70"], "better"),  # than the baseline
        (date(2017, 9, 29), ["70"], "better"),
        (date(2017, 9, 30), ["70", "66"], "better"),
    ],
)
def test_what_was_measured_later_does_not_exist(day: date, values: list[str], travel: str | None) -> None:
    section, figure = find_figure(f"target: at most 60, baseline: {{value: 74, on: 31 March 2017}}, {TWO}", day)
    assert [value.text for value in figure.values] == values
    assert figure.travel == travel
    assert section == ("not on target" if values else "not measured")


BY_YEAR = "by_year: {2020/21: at most 60, 2018/19: at most 68}"
BOTH = "target: at most 50, by_year: {2017/18: at most 68, 2018/19: at most 60}"


@pytest.mark.parametrize(
    ("targets", "on", "as_at", "expected"),
    [
        (BOTH, "31 March 2018", date(2018, 3, 31), ("at most 68", "2017/18", "on target", None)),
        (BOTH, "31 March 2018", date(2018, 4, 1), ("at most 68", "2017/18", "on target", "at most 60")),
        (BOTH, "31 March 2018", date(2020, 4, 1), ("at most 68", "2017/18", "on target", "at most 50")),
        (BOTH, "1 April 2018", date(2018, 4, 1), ("at most 60", "2018/19", "above target", None)),
        (BOTH, "2017/18", date(2018, 4, 1), ("at most 68", "2017/18", "on target", "at most 60")),
        (BOTH, "Q4 2017/18", date(2018, 4, 1), ("at most 68", "2017/18", "on target", "at most 60")),
        (BOTH, "1 May 2019", date(2019, 5, 1), ("at most 50", None, "above target", None)),
        (BOTH, "31 March 2017", date(2017, 4, 1), ("at most 50", None, "above target", "at most 68")),
        (BY_YEAR, "31 March 2018", date(2018, 3, 31), (None, None, None, None)),
        (BY_YEAR, "31 March 2018", date(2018, 4, 1), (None, None, None, "at most 68")),
        (BY_YEAR, "1 April 2019", date(2019, 4, 1), ("at most 68", "2018/19", "on target", None)),
        (BY_YEAR, "1 April 2020", date(2020, 4, 1), ("at most 60", "2020/21", "above target", None)),
        (BY_YEAR, "1 April 2022", date(2022, 4, 1), ("at most 60", "2020/21", "above target", None)),
        ("target: at most 60", "31 March 2018", date(2018, 4, 1), ("at most 60", None, "above target", None)),
    ],
)
def test_a_figure_is_set_against_the_target_of_the_year_of_its_own_day(
    targets: str, on: str, as_at: date, expected: tuple[str | None, ...]
) -> None:
    _, figure = find_figure(f"{targets}, actuals: [{{on: {on}, value: 66}}]", as_at)
    assert (figure.target, figure.year, figure.verdict, figure.target_now) == expected
    (value,) = figure.values
    assert (value.target, value.year, value.verdict) == expected[:3]


def test_each_figure_stands_beside_the_target_of_its_own_year() -> None:
    measure = "text: M, by_year: {2017/18: at most 68, 2018/19: at most 60}, baseline: {value: 74, on: 31 March 2017}"
    plan = load_plan(f"{measure}, actuals: [{{on: 31 March 2018, value: 66}}, {{on: 30 June 2018, value: 65}}]")
    report = build_measures_report(plan, date(2018, 7, 1))
    figures = next(sheet for sheet in build_workbook(report).sheets if sheet.name == "Figures")
    titles = [column.title for column in figures.columns]
    places = [titles.index(title) for title in ("Figure", "Target to", "Target of year", "Against target")]
    assert [tuple(row[place] for place in places) for row in figures.rows] == [
        (74, None, None, None),
        (66, 68, "2017/18", "on target"),
        (65, 60, "2018/19", "above target"),
    ]
    (chart,) = report.sections[0].charts
    assert [(target.first, target.last, target.high) for target in chart.targets] == [
        (date(2017, 4, 1), date(2018, 3, 31), 68),
        (date(2018, 4, 1), date(2018, 6, 30), 60),
    ]
    assert "Target: at most 68 (2017/18), then at most 60 (2018/19)." in chart.words


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        ("target: at most 60", "M (target: at most 60)"),
        (
            "by_year: {2017/18: at least 4, 2018/19: at least 6}",
            "M (target: at least 4 in 2017/18, at least 6 in 2018/19)",
        ),
        (
            "target: at least 5, by_year: {2017/18: at least 4}",
            "M (target: at least 4 in 2017/18, otherwise at least 5)",
        ),
        ("better: lower", "M"),
    ],
)
@pytest.mark.parametrize("day", [date(2017, 5, 1), date(2018, 5, 1)])
def test_words_of_a_measure_name_all_its_targets_on_every_day(measure: str, words: str, day: date) -> None:
    report = build_measures_report(load_plan(f"text: M, {measure}, {TWO}"), day)
    assert report.rows[0].measures == ("Scheme reviewed", words)


@pytest.mark.parametrize(
    ("period", "section"),
    [
        (Window(date(2017, 4, 1), date(2017, 6, 30)), "not on target"),
        (Window(date(2017, 7, 1), date(2017, 8, 31)), "not measured"),
        (Window(date(2017, 10, 1), date(2017, 12, 31)), "not measured"),
    ],
)
def test_a_period_asks_what_was_measured_in_it(period: Window, section: str) -> None:
    found, figure = find_figure(f"target: at most 60, {TWO}", date(2018, 1, 5), period)
    assert found == section
    assert all(value.on and period.latest and value.on <= period.latest for value in figure.values)


def test_what_was_not_measured_in_a_period_has_the_target_of_its_year_behind_its_own() -> None:
    measure = f"by_year: {{2017/18: at most 68, 2018/19: at most 60}}, {TWO}"
    section, figure = find_figure(measure, DAY, Window(date(2018, 4, 1), date(2019, 3, 31)))
    assert section == "not measured"
    assert (figure.target, figure.verdict, figure.target_now) == ("at most 68", "on target", "at most 60")


RATINGS = [
    ("at most 60", "{amber: at most 66}", "amber"),
    ("at most 60", "{amber: at most 65}", "red"),
    ("at most 66", "{amber: at most 70}", "green"),
    ("at most 60", "{green: at most 66}", "green"),
]


@pytest.mark.parametrize(("target", "thresholds", "rating"), RATINGS)
def test_a_colour_is_what_the_plan_says(target: str, thresholds: str, rating: str) -> None:
    assert find_figure(f"target: {target}, thresholds: {thresholds}, {TWO}")[1].rating == rating


@pytest.mark.parametrize(("measure", "verdict", "travel"), VERDICTS)
def test_without_thresholds_nothing_has_a_colour(measure: str, verdict: str | None, travel: str) -> None:
    del verdict, travel
    report = build_measures_report(load_plan(f"text: M, {measure}, {TWO}"), DAY)
    assert report.rows[0].figures[0].rating is None
    tables = (section.table for section in report.sections if section.table)
    assert not [cell for table in tables for row in table.rows for cell in row[1:] if cell.tone]


def print_cells(report: Report) -> list[list[str]]:
    return [[cell.text for cell in row] for section in report.sections if section.table for row in section.table.rows]


def test_what_is_not_on_target_comes_first() -> None:
    plan = load_plan(
        f"text: One, target: at most 70, {TWO}",
        "text: Two, target: 3",
        f"text: Three, target: reduce by 10%, baseline: {{value: 70, on: 2016/17}}, {TWO}",
        f"text: Four, target: 60, {TWO}",
    )
    report = build_measures_report(plan, DAY)
    assert [section.title for section in report.sections] == [
        *("Not on target", "On target", "Not known if on target", "Not measured yet"),
    ]
    assert print_cells(report)[0] == [
        *("1.1", "Head of Housing", "70 (2016/17)", "reduce by 10% (63 or less)"),
        *("66 (30 Sep 2017), ▼ better than 70 (30 Jun 2017)", "above target", "Three"),
    ]
    assert report.closing[0] == "1 measure is words without a figure."
    assert report.has_rows


@pytest.mark.parametrize(
    ("measure", "latest"),
    [
        (f"target: at most 60, {TWO}", "66 (30 Sep 2017), ▼ better than 70 (30 Jun 2017)"),
        (f"target: at least 60, {TWO}", "66 (30 Sep 2017), ▼ worse than 70 (30 Jun 2017)"),
        (f"target: 60, {TWO}", "66 (30 Sep 2017), ▼ down from 70 (30 Jun 2017)"),
        ("target: 60, actuals: [{on: May 2017, value: 5}, {on: June 2017, value: 5}]",
         "5 (30 Jun 2017), = unchanged from 5 (31 May 2017)"),
        ("target: at most 60, baseline: {value: 74, on: 31 March 2017}, actuals: [{on: 30 June 2017, value: 70}]",
         "70 (30 Jun 2017), ▼ better"),
        ("target: 60, actuals: [{on: 30 June 2017, value: 70}]", "70 (30 Jun 2017)"),
    ],
)  # fmt: skip
def test_the_last_two_values_are_told_with_how_they_compare(measure: str, latest: str) -> None:
    assert latest in print_cells(build_measures_report(load_plan(f"text: M, {measure}"), DAY))[0]


@pytest.mark.parametrize("width", [100, 110, 140])
def test_the_list_of_measures_is_a_table_on_a_screen_of_100_columns(width: int) -> None:
    measures = (
        "text: Households in temporary accommodation, target: at most 60 households",
        "text: Days to let a home, target: reduce by 10%",
    )
    plan = load_plan(*(f"{each}, baseline: {{value: 74, on: 31 March 2017}}, {TWO}" for each in measures))
    shown = terminal.render(build_measures_report(plan, DAY), width=width).splitlines()
    heads = next(line for line in shown if line.startswith("Ref"))
    assert [heads.split()[0], heads.split()[-1]] == ["Ref", "Measure"]
    assert max(map(len, shown)) <= width


def test_a_plan_without_figures_says_what_to_do() -> None:
    report = build_measures_report(load_plan(), DAY)
    assert "No measure here is a number" in report.sections[0].notes[0]
    assert not report.has_rows


PAPER = load_plan(f"text: Households, target: at most 60, {TWO}", "text: Homes built, target: at least 4")


@pytest.mark.parametrize(
    ("last", "note"),
    [
        (None, "2 measures are numbers: 1 not on target and 1 not measured yet. 1 of them was measured."),
        (date(2017, 8, 1), "1 of them was measured since 1 August 2017."),
        (date(2017, 10, 1), ""),
    ],
)
def test_a_paper_has_what_was_measured_since_the_last_one(last: date | None, note: str) -> None:
    baseline = PlanVersion(PAPER, last) if last else None
    paper = build_paper(PAPER, DAY, PaperRequest(baseline=baseline))
    notes = [section.notes[0] for section in paper.sections if section.title == "Measures"]
    assert len(notes) == bool(note)
    assert not note or notes[0].endswith(note)


@pytest.mark.parametrize(
    ("texts", "note"),
    [
        (("Households",), "1 measure is a number: 1 not on target. It was measured since 1 August 2017."),
        (("Households", "Homes"), "2 measures are numbers: 2 not on target. All of them were measured since "),
    ],
)
def test_how_many_measures_were_measured_is_said_in_plain_words(texts: tuple[str, ...], note: str) -> None:
    plan = load_plan(*(f"text: {text}, target: at most 60, {TWO}" for text in texts))
    paper = build_paper(plan, DAY, PaperRequest(baseline=PlanVersion(plan, date(2017, 8, 1))))
    (section,) = (each for each in paper.sections if each.title == "Measures")
    assert section.notes[0].startswith(note)


@pytest.mark.parametrize("last", [None, date(2017, 8, 1), date(2017, 10, 1)])
def test_a_full_paper_has_all_of_them_and_each_chart_once(last: date | None) -> None:
    baseline = PlanVersion(PAPER, last) if last else None
    paper = build_paper(PAPER, DAY, PaperRequest(baseline=baseline, is_full=True))
    (appendix,) = (section for section in paper.sections if section.title == "Appendix: measures")
    assert appendix.table
    assert [row[-1].text for row in appendix.table.rows] == ["Households", "Homes built"]
    assert [chart.title for section in paper.sections for chart in section.charts] == ["1.1 Households"]


def test_a_plan_without_figures_has_a_paper_as_before() -> None:
    paper = build_paper(load_plan(), DAY, PaperRequest(is_full=True))
    assert not [section.title for section in paper.sections if "easures" in section.title]


def test_a_workbook_lists_each_measure_once_in_the_order_of_the_plan() -> None:
    report = build_measures_report(PAPER, DAY)
    assert [row.section for row in report.rows] == ["not on target", "not measured"]
    sheets = {sheet.name: sheet for sheet in build_workbook(report).sheets}
    assert [row[1] for row in sheets["Measures"].rows] == ["Households", "Homes built"]
    assert [row[3] for row in sheets["Figures"].rows] == [70, 66]


def test_changes_tell_what_was_measured_between_two_days() -> None:
    before, after = PlanVersion(PAPER, date(2017, 8, 1)), PlanVersion(PAPER, DAY)
    (row,) = (row for row in build_changes_report(before, after).rows if row.section == "measured")
    assert row.event
    assert (row.event.kind, row.event.on, row.event.what) == ("measured", date(2017, 9, 30), "66")


def test_show_tells_the_figures_of_one_target() -> None:
    table = build_show_report(PAPER, DAY, "1.1").sections[-1].table
    assert table
    facts = [(cells[0].text, cells[1].text) for cells in table.rows]
    assert ("Figures", "target at most 60") in facts
    assert ("", "latest 66 (30 September 2017), before that 70 (30 June 2017)") in facts
    assert ("", "▼ better, above target") in facts
