"""The line chart of a measure in each format: its points, its target, and all of it in words."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.line_chart import ChartPoint, ChartTarget, LineChart
from actionplan.model.plan import Plan
from actionplan.planfile import load
from actionplan.renderers.chart_plot import locate_chart
from actionplan.renderers.data import json as json_renderer
from actionplan.renderers.html import html_page
from actionplan.renderers.office import docx, ods, odt, pdf, xlsx
from actionplan.report import Report, Section
from actionplan.reports.measures import build_measures_report

DAY = date(2017, 10, 15)
TITLE = 'Households <b>&amp;"= in accommodation'
PLAN = f"""\
plan: {{title: Service Plan, authority: A Council, period: 2017/18}}
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
                  - text: '{TITLE}'
                    target: at most 60
                    baseline: {{value: 74, on: 31 March 2017}}
                    actuals: [{{on: 30 June 2017, value: 70.5}}, {{on: 30 September 2017, value: 66}}]
                  - text: Measured once
                    target: at least 4
                    actuals: [{{on: 30 June 2017, value: 5}}]
                  - text: Not measured
                    target: at least 4
"""


def load_plan() -> Plan:
    plan = load(PLAN.encode()).plan
    assert plan
    return plan


@pytest.fixture(scope="module")
def report() -> Report:
    return build_measures_report(load_plan(), DAY)


def list_charts(report: Report) -> list[LineChart]:
    return [chart for section in report.sections for chart in section.charts]


def read_part(data: bytes, name: str) -> str:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_a_measure_with_several_days_has_a_chart_that_says_all_it_shows(report: Report) -> None:
    (chart,) = list_charts(report)
    assert [(point.day.month, point.number) for point in chart.points] == [(3, 74), (6, 70.5), (9, 66)]
    assert [target.limits for target in chart.targets] == [(60,)]
    assert chart.words == (
        f"1.1 {TITLE}: 74 on 31 Mar 2017, 70.5 on 30 Jun 2017, 66 on 30 Sep 2017. Target: at most 60. "
        "▼ better, above target."
    )


def test_a_page_has_a_picture_with_its_words(report: Report) -> None:
    page = html_page.render(report)
    (figure,) = re.findall(r"<figure>.*?</figure>", page, re.DOTALL)
    picture = ET.fromstring(figure)  # noqa: S314 - our own
    (svg,) = picture.iter("svg")
    assert svg.attrib["role"] == "img"
    assert svg.findtext("title") == list_charts(report)[0].words
    assert picture.findtext("figcaption") == f"1.1 {TITLE}"
    assert len(list(svg.iter("circle"))) == 3
    assert {"74", "66", "31 Mar 2017", "30 Sep 2017", "Target: at most 60"} == {each.text for each in svg.iter("text")}


def test_word_has_a_drawing_and_a_key_in_words(report: Report) -> None:
    document = ET.fromstring(read_part(docx.render(report), "word/document.xml"))  # noqa: S314 - our own
    texts = "".join(document.itertext())
    assert f"1.1 {TITLE}, from 74 on 31 Mar 2017 to 66 on 30 Sep 2017" in texts
    assert "on target: at most 60" in texts
    described = [each.attrib["descr"] for each in document.iter() if each.attrib.get("descr")]
    assert described == [list_charts(report)[0].words]


def test_open_document_has_the_same(report: Report) -> None:
    content = read_part(odt.render(report), "content.xml")
    assert "on target: at most 60" in "".join(ET.fromstring(content).itertext())  # noqa: S314 - our own
    assert "70.5 on 30 Jun 2017" in content


def test_a_pdf_can_be_made_of_it(report: Report) -> None:
    assert pdf.render(report).startswith(b"%PDF")


def test_a_workbook_has_the_figures_as_numbers_and_a_chart_of_their_cells(report: Report) -> None:
    data = xlsx.render(report)
    with ZipFile(BytesIO(data)) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if "/charts/chart" in name]
    (line,) = (chart for chart in charts if "<c:lineChart>" in chart)
    assert re.findall("<c:f>(.*?)</c:f>", line)[-2:] == ["Figures!$C$4:$C$6", "Figures!$D$4:$D$6"]


def test_an_open_document_workbook_has_the_same_chart(report: Report) -> None:
    data = ods.render(report)
    chart = read_part(data, "Chart1/content.xml")
    assert "'Figures'.$D$4:.$D$6" in chart
    assert 'chart:class="chart:line"' in chart
    assert "Chart1/" in read_part(data, "META-INF/manifest.xml")
    ET.fromstring(read_part(data, "content.xml"))  # noqa: S314 - our own


def test_data_has_the_numbers_and_no_chart(report: Report) -> None:
    assert "70.5" in json_renderer.render(report)
    assert "charts" not in json_renderer.render(report)


POINTS = st.lists(
    st.tuples(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.floats(-1e9, 1e9)), min_size=2, max_size=20
)
LIMITS = st.none() | st.floats(-1e9, 1e9)


@given(POINTS, LIMITS, LIMITS, st.floats(0, 1))
def test_everything_that_is_drawn_is_on_the_drawing(
    points: list[tuple[date, float]], low: float | None, high: float | None, share: float
) -> None:
    placed = tuple(ChartPoint(day, number, str(number)) for day, number in sorted(points))
    first, last = placed[0].day, placed[-1].day
    middle = first + (last - first) * share
    targets = (ChartTarget(first, middle, low, high), ChartTarget(middle, last, high, low))
    plot = locate_chart(LineChart("A", placed, "B", targets), 100, 20)
    assert all(-0.001 <= x <= 100.001 and -0.001 <= y <= 20.001 for x, y in plot.points)
    for strip in plot.strips:
        assert all(-0.001 <= place <= 20.001 for place in (*strip.limits, strip.top, strip.bottom))
        assert -0.001 <= strip.left <= strip.right <= 100.001
    assert [x for x, _ in plot.points] == sorted(x for x, _ in plot.points)


def test_a_report_with_no_chart_has_no_place_for_one() -> None:
    report = Report("measures", "Measures", DAY, (), (Section("A", ("Nothing.",)),))
    assert "<figure" not in html_page.render(report)
