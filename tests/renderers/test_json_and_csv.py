"""The two formats for other programs: JSON and CSV."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.dates import Assumption
from actionplan.renderers import REPORT_FORMATS, find_format, guess_format, load_renderer
from actionplan.renderers.data.cells import escape_formula
from actionplan.renderers.data.csv import render as render_csv
from actionplan.renderers.data.json import render as render_json
from actionplan.report import PlanHead, Report
from actionplan.rows import CountRow, DecisionRow, ProposalRow, RevisionRow, Row, StopRow
from actionplan.text.escaping import FORMULA_STARTS

ENVELOPE = [
    "format",
    "question",
    "as_at",
    "period",
    "plans",
    "rows",
    "overdue",
    "errors",
    "notices",
    "officers",
    "counts",
    "filter",
]

PAGE = Path(__file__).parents[2] / "docs" / "json.md"


def _promised(heading: str) -> list[str]:
    """The fields in the table under a heading of the page."""
    _, _, rest = PAGE.read_text(encoding="utf-8").partition(f"\n## {heading}\n")
    part, _, _ = rest.partition("\n##")
    return re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)


FIELDS = _promised("A row")
"""The fields that docs/json.md promises."""


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("The envelope", ENVELOPE),
        ("A plan", list(PlanHead._fields)),
        ("A row", [*Row._fields]),
        ("A decision", list(DecisionRow._fields)),
        ("Counts", list(CountRow._fields)),
        ("An officer", ["name", "post", "service", "email", "until"]),
        ("A revision", ["from", *RevisionRow._fields[1:]]),
        ("A proposal", list(ProposalRow._fields)),
        ("A stop", list(StopRow._fields)),
        ("An assumption", list(Assumption._fields)),
    ],
)
def test_the_page_promises_every_field_in_its_order(heading: str, fields: list[str]) -> None:
    assert _promised(heading) == fields


def test_the_envelope_is_as_promised(small: Report) -> None:
    made = json.loads(render_json(small))
    assert list(made) == ENVELOPE
    assert made["format"] == "actionplan/1"
    assert (made["question"], made["as_at"], made["period"]) == ("due", "2017-09-15", ["2017-09-01", "2017-09-30"])
    assert made["plans"] == [
        {
            "name": "hertsmere",
            "title": "Corporate Action Plan 2017/18",
            "authority": "Hertsmere Borough Council",
            "unplaced": 1,
            "error": None,
            "heading": None,
        }
    ]
    assert made["overdue"] == {"targets": 1, "dates_missed": 1}


def test_a_row_is_as_promised(small: Report) -> None:
    row, late = json.loads(render_json(small))["rows"]
    assert list(row) == FIELDS
    assert row["windows"] == [["2017-09-01", "2017-09-30"]]
    assert row["assumptions"] == [{"code": "year-from-period", "text": "no year is written"}]
    assert row["decisions"][0] == {
        "body": "Executive",
        "planned": "2017-07-31",
        "outcome": "approved",
        "on": "2017-07-04",
        "party": None,
        "state": None,
        "date": None,
        "by": None,
        "conditions": [],
        "minute": None,
        "key": False,
        "earliest": None,
        "after": [],
        "notice_by": None,
        "to_note": False,
        "basis": None,
        "consultation": None,
        "open": None,
        "closed_because": None,
        "documents": [],
    }
    assert (row["due"], row["days_late"], row["monitored_by"]) == (
        "2017-09-30",
        None,
        ["Member Planning Panel", "Executive"],
    )
    assert (late["officer"], late["days_late"]) == (None, 15)


def test_dates_that_moved_are_as_promised(small: Report) -> None:
    made = RevisionRow("Summer 2017", "Autumn 2017", date(2017, 6, 12), date(2017, 11, 30), 91, "Late", "Executive")
    offered = ProposalRow("Winter 2017", date(2017, 8, 1), date(2018, 2, 28), None)
    moved = small._replace(rows=(small.rows[0]._replace(revisions=(made,), proposed=offered),))
    (row,) = json.loads(render_json(moved))["rows"]
    assert row["revisions"] == [
        {
            "from": "Summer 2017",
            "to": "Autumn 2017",
            "on": "2017-06-12",
            "due": "2017-11-30",
            "days": 91,
            "why": "Late",
            "approved_by": "Executive",
        }
    ]
    assert row["proposed"] == {"to": "Winter 2017", "on": "2017-08-01", "due": "2018-02-28", "why": None}
    (cells,) = _read(moved)
    assert cells["revisions"] == "Summer 2017 to Autumn 2017 on 2017-06-12, approved by Executive (Late)"
    assert cells["proposed"] == "Winter 2017 on 2017-08-01"


def test_open_ends_and_what_is_not_known_are_null(small: Report, awkward: Report) -> None:
    assert json.loads(render_json(awkward))["rows"][0]["windows"][1] == [None, "2017-12-31"]
    assert json.loads(render_json(small._replace(period=None)))["period"] is None


def test_what_a_plan_does_not_say_is_null_in_json_and_empty_in_csv(small: Report) -> None:
    unnamed = small.plans[0]._replace(name=None, title=None, authority=None)
    row = small.rows[0]._replace(plan=None, date=None, published_date=None)
    bare = small._replace(plans=(unnamed,), rows=(row,))
    made = json.loads(render_json(bare))
    assert made["plans"] == [
        {"name": None, "title": None, "authority": None, "unplaced": 1, "error": None, "heading": None}
    ]
    assert [made["rows"][0][name] for name in ("plan", "date", "published_date")] == [None, None, None]
    assert [_read(bare)[0][name] for name in ("plan", "date", "published_date")] == ["", "", ""]


def test_a_report_with_no_rows_is_still_json(small: Report) -> None:
    assert json.loads(render_json(small._replace(rows=())))["rows"] == []


def test_json_keeps_every_character_and_shows_none_that_a_terminal_obeys(
    awkward: Report, awkward_texts: tuple[str, ...]
) -> None:
    text = render_json(awkward)
    assert [row["output_text"] for row in json.loads(text)["rows"]] == list(awkward_texts)
    assert "café" in text
    assert not any(each in text for each in ("\x1b", "\x9b", "\x07", "\u202e", "\ud800"))
    assert text.encode()


@pytest.mark.slow
def test_ten_thousand_rows(small: Report) -> None:
    many = small._replace(rows=(*small.rows,) * 5_000)
    assert len(json.loads(render_json(many))["rows"]) == 10_000
    assert len(list(csv.reader(io.StringIO(render_csv(many), newline="")))) == 10_001


def _read(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render_csv(report), newline="")))


def test_csv_has_the_fields_of_json(small: Report) -> None:
    row, late = _read(small)
    assert list(row) == FIELDS
    assert row["windows"] == "2017-09-01/2017-09-30"
    assert row["due"] == "2017-09-30"
    assert row["monitored_by"] == "Member Planning Panel; Executive"
    assert row["decisions"] == (
        "Executive: approved on 2017-07-04, planned 2017-07-31; "
        "Full Council: outstanding, planned 2017-11-30; HDL Board: outstanding"
    )
    assert (late["officer"], late["days_late"], row["days_late"]) == ("", "15", "")


LATE = DecisionRow("Cabinet", date(2018, 10, 31), None, None, "Kent", "late", "Oct 2018", date(2018, 10, 31))
DEFERRED = DecisionRow("B", None, "deferred", date(2018, 10, 9), "B", "deferred", "13 November", date(2018, 11, 13))


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (LATE, "Cabinet of Kent: outstanding, late, planned 2018-10-31, to be decided Oct 2018 (../2018-10-31)"),
        (
            DecisionRow("A", None, None, None, after=("B", "C", "D"), key=True, notice_by=date(2018, 9, 2)),
            "A: outstanding, after B, C and D, a key decision, notice by 2018-09-02",
        ),
        (DEFERRED, "B: deferred on 2018-10-09, to be decided 13 November (../2018-11-13)"),
        (DecisionRow("B", None, None, None, state="planned", date="TBC"), "B: outstanding, to be decided TBC (no day)"),
        (
            DecisionRow("B", None, "approved", date(2018, 10, 9), conditions=("Roads first", "Costs"), minute="C/17"),
            "B: approved on 2018-10-09, condition: Roads first, condition: Costs, minute C/17",
        ),
        (
            DecisionRow("A", None, None, None, consultation="Tenants", open=True, documents=("Case", "Map")),
            "A: outstanding, consultation: Tenants, open, document: Case, document: Map",
        ),
        (
            DecisionRow("A", None, None, None, open=False, closed_because="Paragraph 3"),
            "A: outstanding, closed (Paragraph 3)",
        ),
        (DecisionRow("A", None, None, None, open=False), "A: outstanding, closed"),
    ],
)
def test_nothing_that_is_known_of_a_decision_is_lost_in_csv(small: Report, decision: DecisionRow, words: str) -> None:
    (found,) = _read(small._replace(rows=(small.rows[0]._replace(decisions=(decision,)),)))
    assert found["decisions"] == words


def test_csv_is_rfc_4180(small: Report) -> None:
    text = render_csv(small)
    assert text.count("\r\n") == text.count("\n") == 3
    assert text.startswith("plan,ref,section,")


def test_no_cell_of_a_csv_is_a_formula(small: Report) -> None:
    texts = ["=1+1", "+44", "-", "@here", "\tx", "\rx", "\nx", "＝1", "'=1", "''+1", "safe = x", "'tis", "'"]
    rows = tuple(small.rows[0]._replace(date=text) for text in texts)
    found = [row["date"] for row in _read(small._replace(rows=rows))]
    assert found == [*(f"'{text}" for text in texts[:10]), "safe = x", "'tis", "'"]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("x;=1+1", "x;'=1+1"),
        ("x; =1+1; y", "x;' =1+1; y"),
        ('x;"=1+1";', 'x;\'"=1+1";'),
        ("x;'=1+1", "x;''=1+1"),
        ("x\t+1|@y", "x\t'+1|'@y"),
        ("x\n-1\r\n＝2", "x\n'-1\r\n'＝2"),
        ("=1;=2", "'=1;'=2"),
        ("a = b; c - d", "a = b; c - d"),
        ("one\n\ntwo", "one\n\ntwo"),
    ],
)
def test_no_part_of_a_cell_is_a_formula_where_cells_end_at_another_sign(text: str, cell: str) -> None:
    assert escape_formula(text) == cell


@given(st.text("'=+-@＝ a;|\"\n", max_size=8))
def test_the_words_of_a_csv_can_be_had_again(text: str) -> None:
    guarded = escape_formula(text)
    bare = guarded.lstrip("'")
    whole = guarded[1:] if guarded != bare and bare.startswith(FORMULA_STARTS) else guarded
    assert re.sub(r"""(?<=[;|\t\r\n])'(?=[ "']*[=+\-@＝＋－＠])""", "", whole) == text


def test_a_number_below_nothing_is_a_number(small: Report) -> None:
    (row,) = _read(small._replace(rows=(small.rows[0]._replace(slipped_days=-30),)))
    assert row["slipped_days"] == "-30"


def test_csv_with_a_mark_for_excel(small: Report) -> None:
    assert render_csv(small, bom=True) == "\ufeff" + render_csv(small)


def test_an_occurrence_and_open_ends_in_csv(small: Report) -> None:
    window = small.rows[0].windows[0]
    row = small.rows[0]._replace(
        occurrence=window, windows=(window._replace(earliest=None), window._replace(latest=None))
    )
    (found,) = _read(small._replace(rows=(row,)))
    assert found["occurrence"] == "2017-09-01/2017-09-30"
    assert found["windows"] == "../2017-09-30; 2017-09-01/.."


def test_every_field_of_a_row_is_sent_whatever_is_added_later() -> None:
    assert tuple(FIELDS) == Row._fields[: len(FIELDS)]


def test_formats_by_name_and_by_ending(small: Report) -> None:
    assert {"table", "md", "csv", "json", "xlsx", "ods", "ics"} <= {each.name for each in REPORT_FORMATS}
    assert find_format("md") is guess_format("Panel.MD") is guess_format("a/b.markdown")
    assert find_format("doc") is None
    assert guess_format("plan.yaml") is None
    for each in REPORT_FORMATS:
        if not each.only_report:
            assert load_renderer(each)(small)
    assert small.as_at == date(2017, 9, 15)
