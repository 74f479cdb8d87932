"""The rules of docs/import.md, as tables that are written here and the plans that come out of them."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from import_tables import HEADER, find_kinds, import_lines, list_plan, list_rows, make_grid

from actionplan.importing.source_document import Grid, Passage
from actionplan.importing.unreadable import UnreadableDocumentError
from actionplan.model.measure import Measure
from actionplan.planfile import load


@pytest.mark.parametrize(
    ("row", "targets"),
    [
        # R7: as many dates as measures are paired in order; one date has all measures.
        ("A | H | May 2024 ¶ June 2024 | M ¶ N", ["1.1a A | H | May 2024 | M", "1.1b A | H | June 2024 | N"]),
        ("A | H | May 2024 | M ¶ N", ["1.1 A | H | May 2024 | M; N"]),
        ("A | H | May 2024 ¶ June 2024 | M", ["1.1a A | H | May 2024 | M", "1.1b A | H | June 2024 | M"]),
        (
            "A | H | May 2024 ¶ June 2024 | M ¶ N ¶ O",
            ["1.1a A | H | May 2024 | M; N; O", "1.1b A | H | June 2024 | M; N; O"],
        ),
        # Labels pair before the order does.
        (
            "A | H | b) May 2024 ¶ a) June 2024 | a) M ¶ b) N",
            ["1.1b A | H | May 2024 | N", "1.1a A | H | June 2024 | M"],
        ),
        # A date over several lines is one; a mark under it is none.
        ("A | H | By end of March ¶ 2025 | M", ["1.1 A | H | By end of March 2025 | M"]),
        (
            "A | H | Ongoing ¶ monthly meetings ¶ thereafter | M",
            ["1.1 A | H | Ongoing monthly meetings thereafter | M"],
        ),
        ("A | H | Summer 2024 ¶ ,jn | M", ["1.1 A | H | Summer 2024 | M"]),
        ("A | H | December 2024 ¶ (subject to funding) | M", ["1.1 A | H | December 2024 (subject to funding) | M"]),
        ("A | H | Summer 2024 ¶ Summer 2024 | M ¶ N", ["1.1a A | H | Summer 2024 | M", "1.1b A | H | Summer 2024 | N"]),
        # R11: a date that is struck through is what was before.
        ("A | H | ~May 2024 ¶ June 2024 | M", ["1.1 A | H | June 2024 | M"]),
        # Labelled texts with labelled dates, or as many dates, are outputs of their own.
        (
            "We agree. ¶ a) Act ¶ b) Tell | H | a) May 2024 ¶ b) June 2024 |",
            ["1.1 Act | H | May 2024", "1.2 Tell | H | June 2024"],
        ),
        ("1. Act ¶ 2. Tell | H ¶ I | May 2024 ¶ June 2024 |", ["1.1 Act | H | May 2024", "1.2 Tell | I | June 2024"]),
        (
            "Act ¶ and tell | H | May 2024 ¶ June 2024 |",
            ["1.1a Act and tell | H | May 2024", "1.1b Act and tell | H | June 2024"],
        ),
        # R6: an empty cell is empty, a merged one is filled down.
        ("A | H | May 2024 | M\nB | | June 2024 | N", ["1.1 A | H | May 2024 | M", "1.2 B |  | June 2024 | N"]),
        ("A | H | May 2024 | M\nB | ^ | June 2024 | N", ["1.1 A | H | May 2024 | M", "1.2 B | H | June 2024 | N"]),
        ("A | H | May 2024 | M\n^ | ^ | June 2024 | N", ["1.1a A | H | May 2024 | M", "1.1b A | H | June 2024 | N"]),
        ("A | H | May 2024 | M\n^ | ^ | ^ | N", ["1.1 A | H | May 2024 | M; N"]),
        ("A | H | May 2024 | M\n| | June 2024 | N", ["1.1a A | H | May 2024 | M", "1.1b A | H | June 2024 | N"]),
        ("A | H | May 2024 | M\n^ | ^ | June 2024 | ^", ["1.1a A | H | May 2024 | M", "1.1b A | H | June 2024 | M"]),
        ("A | H | May 2024 | M\nB | I | ^ | N", ["1.1 A | H | May 2024 | M", "1.2 B | I | May 2024 | N"]),
    ],
)
def test_what_a_row_becomes(row: str, targets: list[str]) -> None:
    assert list_rows(import_lines(HEADER + row)) == targets


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("A | H | May 2024 ¶ June 2024 | M ¶ N ¶ O", "not-paired"),
        ("A | H | May 2024 ¶ June 2024 | M", "one-beside-several"),
        ("A | H | May 2024 ¶ June 2024 |", "several-dates"),
        ("A | H | May 2024 ¶ June 2024 | M ¶ N", "paired-by-order"),
        ("A | H | Summer 2024 ¶ sddfs | M", "stray-text"),
        ("A | H | ~May 2024 ¶ June 2024 | M", "struck"),
        ("~A | ~H | ~May 2024 | ~M", "struck"),
        ("A | H | as above | M", "unread-date"),
        ("A | H | Complete | M", "says-complete"),
        ("A | H | | M", "no-date"),
        ("A | | May 2024 | M", "no-officer"),
        ("A | Heads of Service | May 2024 | M", "group-officer"),
        ("A | Head of Parks / Head of Law | May 2024 | M", "several-officers"),
        ("A | Head of Parks ¶ Clerk | May 2024 | M", "several-officers"),
        ("A | Chief Executive | May 2024 | M\nB | Chief Executive Officer | May 2024 | N", "likely-same-name"),
        ("A | Hd of Parks | May 2024 | M\nB | Head of Parks | May 2024 | N", "likely-same-name"),
        ("A | younes | May 2024 | M\nB | youes | May 2024 | N", "likely-same-name"),
    ],
)
def test_what_is_reported(row: str, kind: str) -> None:
    result = import_lines(HEADER + row)
    assert result.report
    assert kind in {finding.kind for finding in result.report.findings}
    assert list_rows(result)


@pytest.mark.parametrize(
    ("lines", "plan"),
    [
        # R4: rows with one filled cell are headings, the outer ones themes.
        (
            "GREEN PLACE | < | <\nObjective 1: Parks | < | <\nAction | Lead | Due\nA | H | May 2024",
            ["[GREEN PLACE]", "(1 Parks)", "1.1 A | H | May 2024"],
        ),
        (
            "Action | Lead | Due\nHousing | < | <\nA | H | May 2024\nParks | < | <\nB | H | May 2024",
            ["[Plan]", "(1 Housing)", "1.1 A | H | May 2024", "(2 Parks)", "2.1 B | H | May 2024"],
        ),
        (
            "Theme | Priority | Action | Due\nT | P | Dig | May 2024\n | | Sow | May 2024\n | Q | Mow | May 2024",
            ["[T]", "(1 P)", "1.1 Dig |  | May 2024", "1.2 Sow |  | May 2024", "(2 Q)", "2.1 Mow |  | May 2024"],
        ),
        (
            "No. | Action | Lead | Due\n1 | Housing | |\n1.1 | A | H | May 2024\n2 | Parks | |\n2.1 | B | H | May 2024",
            ["[Plan]", "(1 Housing)", "1.1 A | H | May 2024", "(2 Parks)", "2.1 B | H | May 2024"],
        ),
        # R2: the header again is left out; with one cell changed it is a heading.
        (
            "Action | Lead | Due\nDig | H | May 2024\nAction | Lead | Due\nSow | H | May 2024",
            ["[Plan]", "(1 Plan)", "1.1 Dig | H | May 2024", "1.2 Sow | H | May 2024"],
        ),
        (
            "Action | Lead | Due\nDig | H | May 2024\nActions completed | Lead | Due\nSow | H | May 2024",
            ["[Plan]", "(1 Plan)", "1.1 Dig | H | May 2024", "(2 Actions completed)", "2.1 Sow | H | May 2024"],
        ),
        # R5: a number before the text is its ref, and 1.10 is not 1.1.
        (
            "What we will do | Who | By when\n1.1 Plant | H | May 2024\n1.10 Sow | H | May 2024",
            ["[Plan]", "(1 Plan)", "1.1 Plant | H | May 2024", "1.10 Sow | H | May 2024"],
        ),
        # Titles above a gap are no headings, and what stands below the rows is left over.
        (
            "Example Council | |\nUpdate | |\n | |\nAction | Lead | Due\nA | H | May 2024\nKey: R = red | |",
            ["[Plan]", "(1 Plan)", "1.1 A | H | May 2024"],
        ),
    ],
)
def test_how_rows_are_grouped(lines: str, plan: list[str]) -> None:
    assert list(list_plan(import_lines(lines))) == plan


def _heading(text: str, level: int = 0) -> Passage:
    return Passage(text, "text", level=level, is_bold=not level)


@pytest.mark.parametrize(
    ("above", "plan"),
    [
        ([_heading("Theme A", 1), _heading("ACTION 6: Build", 2)], ["[Theme A]", "(6 Build)"]),
        ([_heading("Theme A", 1), _heading("ACTION 6:", 2), _heading("Build", 2)], ["[Theme A]", "(6 Build)"]),
        ([_heading("Our places"), _heading("Priority 2 Build")], ["[Our places]", "(2 Build)"]),
        ([_heading("R4 Build homes")], ["[Plan]", "(R4 Build homes)"]),
        ([_heading("Plan", 1)], ["[Plan]", "(1 Plan)"]),
    ],
)
def test_headings_above_a_table(above: list[Passage], plan: list[str]) -> None:
    made = list(list_plan(import_lines(HEADER + "A | H | May 2024 | M", *above)))
    assert made[:2] == plan


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (
            "Ref | Key Outputs | Responsible Officer | Target Date | Performance Measures",
            "ref text officer date measures",
        ),
        ("S.No | Task Description | Assigned To | Finish & Status | % complete", "ref text officer date fields"),
        ("Recommendation | Response | Owner | Timescale | Status at 1 May", "group text officer date note"),
        ("Recommendation | Priority | Owner | Timescale | Update", "text fields officer date note"),
        ("# | Action / Decision | Who? | By when? | Comments", "ref text officer date note"),
        ("No. | What? | Who? | When? | What difference did it make", "ref text officer date fields"),
        ("No | Action | Issues | Lead | Due", "ref text fields officer date"),
        ("No | Action | Lead | Start date | End date", "ref text officer fields date"),
        ("No | Action | Lead | Revised date | Target date", "ref text officer revised date"),
        *(
            (f"No | Action | Lead | Due | {measures}", "ref text officer date measures")
            for measures in (
                *("How measured", "What success looks like", "Success criteria", "Evidence of success", "Measurable"),
                *("What will success look like?", "How will success be measured?", "Critical success factors"),
                *("How we will measure it", "How is it measured?", "What good looks like", "Measurement", "KPI(s)"),
            )
        ),
    ],
)
def test_what_columns_are(header: str, fields: str) -> None:
    names = fields.split()
    cells = {
        "ref": "1.1",
        "text": "Plant four hundred trees",
        "group": "A recommendation",
        "officer": "Head of Parks",
        "date": "May 2024",
        "revised": "June 2024",
        "measures": "Trees are planted",
        "note": "Not yet",
        "fields": "Low",
    }
    row = " | ".join(cells[name] for name in names)
    result = import_lines(f"{header}\n{row}", as_at="1 May 2024")
    assert result.report
    assert [column.field for column in result.report.columns] == names


@pytest.mark.parametrize(
    ("header", "row", "fields"),
    [
        # Who is accountable is the officer only if no other column says who is responsible.
        ("Action | Accountable officer | Due", "Plant trees | H | May 2024", "text officer date"),
        ("Action | Accountable | Responsible | Due", "Plant trees | H | I | May 2024", "text accountable officer date"),
        (
            "Action | Lead officer | Accountable director | Due",
            "Plant trees | H | I | May 2024",
            "text officer accountable date",
        ),
        ("Action | Responsible / accountable officer | Due", "Plant trees | H | May 2024", "text officer date"),
        # Who helps has a column of its own; what is needed is none.
        (
            "Action | Lead | Supporting officers | Due",
            "Plant trees | H | I, J | May 2024",
            "text officer supporting date",
        ),
        ("Action | Lead | Supported by | Due", "Plant trees | H | I | May 2024", "text officer supporting date"),
        ("Action | Lead | Support | Due", "Plant trees | H | I | May 2024", "text officer supporting date"),
        ("Action | Lead | Support needed | Due", "Plant trees | H | I | May 2024", "text officer fields date"),
        ("Action | Lead | Partners | Due", "Plant trees | H | I | May 2024", "text officer fields date"),
        # A start is the planned one only if its header says so.
        ("Action | Lead | Planned start | Due", "Plant trees | H | May 2024 | June 2024", "text officer start date"),
        ("Action | Lead | Start date | Due", "Plant trees | H | May 2024 | June 2024", "text officer fields date"),
        # Figures to reach and to start from are the council's own, until the officer says that they are the measures'.
        (
            "Action | Lead | Due | KPI | Baseline | Target",
            "Plant trees | H | May 2024 | Homes let | 74 | at least 80",
            "text officer date measures fields fields",
        ),
        (
            "Action | Lead | Due | Measures | Target 2023/24 | Target 2024/25",
            "Plant trees | H | May 2024 | Homes let | 74 | 80",
            "text officer date measures fields fields",
        ),
        (
            "Action | Lead | Due | Measures | Target",
            "Plant trees | H | May 2024 | Homes let | Let more homes",
            "text officer date measures fields",
        ),
        (
            "Action | Lead | Target date | Measures | Target",
            "Plant trees | H | May 2024 | M | 95%",
            "text officer date measures fields",
        ),
        ("Action | Lead | Due | Baseline", "Plant trees | H | May 2024 | 74", "text officer date fields"),
        ("Action | Lead | Due | Target", "Plant trees | H | May 2024 | 95%", "text officer date measures"),
    ],
)
def test_columns_of_people_and_of_figures(header: str, row: str, fields: str) -> None:
    result = import_lines(f"{header}\n{row}\n{row}\n{row}")
    assert result.report
    assert [column.field for column in result.report.columns] == fields.split()


@pytest.mark.parametrize(
    ("cell", "names", "kept"),
    [
        ("Ann", ["Ann"], ""),
        ("Ann, Bob; Cy", ["Ann", "Bob", "Cy"], ""),
        ("Ann ¶ Bob", ["Ann", "Bob"], ""),
        ("Ann,", ["Ann"], ""),
        ("Legal and Democratic Services (law, elections)", ["Legal and Democratic Services (law, elections)"], ""),
        ("None", [], "None"),
        ("–", [], "–"),
        ("as above", [], "as above"),
        ("", [], ""),
    ],
)
def test_who_helps_is_a_list_of_names(cell: str, names: list[str], kept: str) -> None:
    result = import_lines(f"Action | Lead | Supporting | Due\nA | H | {cell} | May 2024\nB | H | Dee | May 2024")
    assert not result.faults
    plan = load(result.text.encode()).plan
    assert plan
    output = next(plan.iter_outputs()).output
    assert (list(output.supporting), dict(output.fields).get("Supporting", "")) == (names, kept)
    assert "  - name: Dee" in result.text


def test_who_is_accountable_is_filled_down_as_a_merged_cell_is() -> None:
    result = import_lines(
        "Action | Lead | Accountable | Due\nA | H | Dee | May 2024\nB | I | ^ | May 2024\n| | | June 2024"
    )
    assert not result.faults
    plan = load(result.text.encode()).plan
    assert plan
    assert [line.output.accountable for line in plan.iter_outputs()] == ["Dee", "Dee"]


@pytest.mark.parametrize(
    ("headers", "row", "measures", "kept"),
    [
        ("KPI | Baseline | Target", "M | 74 | at most 60", ["M (target: at most 60; baseline: 74)"], {}),
        (
            "KPI | Baseline | Target",
            "M | 74 (31 March 2024) | 60",
            ["M (target: 60; baseline: 74 on 31 March 2024)"],
            {},
        ),
        ("KPI | Baseline 2023/24 | Target", "M | 74 | 60", ["M (target: 60; baseline: 74 on 2023/24)"], {}),
        ("KPI | Target 2024/25 | Target 2025/26", "M | 4 | 6", ["M (2024/25: 4; 2025/26: 6)"], {}),
        ("KPI | Baseline | Target", "M | | 60", ["M (target: 60)"], {}),
        # Several are paired in their order, or not at all.
        ("KPI | Target", "M ¶ N | 60 ¶ 95%", ["M (target: 60)", "N (target: 95%)"], {}),
        ("KPI | Target", "M ¶ N | 60", ["M", "N"], {"Target": "60"}),
        ("KPI | Target", "M | 60 ¶ 95%", ["M"], {"Target": "60 95%"}),
        ("KPI | Target", "| 60", [], {"Target": "60"}),
        ("KPI | Target 2024/25 | Target: 2024/25", "M | 4 | 6", ["M (2024/25: 4)"], {"Target: 2024/25": "6"}),
        ("KPI | Target | Target figure", "M | 4 | 6", ["M (target: 4)"], {"Target figure": "6"}),
        # What cannot be read is kept.
        ("KPI | Target", "M | as many as possible", ["M"], {"Target": "as many as possible"}),
        ("KPI | Baseline | Target", "M | not known | 60", ["M (target: 60)"], {"Baseline": "not known"}),
    ],
)
def test_figures_go_to_the_measures_beside_them(
    headers: str, row: str, measures: list[str], kept: dict[str, str]
) -> None:
    width = headers.count("|") + 1
    others = "\n".join(f"Plant shrub {n} | H | May 2024 | L{n} | " + " | ".join(["5"] * (width - 1)) for n in range(3))
    mappings = tuple((name, name.split()[0].casefold().strip(":")) for name in headers.split(" | ") if name != "KPI")
    table = f"Action | Lead | Due | {headers}\nPlant trees | H | May 2024 | {row}\n{others}"
    offered = import_lines(table)
    assert offered.report
    assert find_kinds(offered).count("column-kept") == len(mappings)
    assert {column.field for column in offered.report.columns} == {"text", "officer", "date", "measures", "fields"}
    result = import_lines(table, mappings=mappings)
    assert not result.faults
    plan = load(result.text.encode()).plan
    assert plan
    line = next(iter(plan.walk()))
    assert [_describe(measure) for measure in line.target.measures] == measures
    assert dict(line.output.fields) == kept
    told = "cell-kept" in find_kinds(result, line.output.ref)
    assert told is bool(kept)


def _describe(measure: Measure) -> str:
    baseline = measure.baseline
    on = f" on {baseline.on.text}" if baseline and baseline.on else ""
    figures = (
        f"target: {measure.target}" if measure.target else "",
        *(f"{year.text if hasattr(year, 'text') else year}: {goal}" for year, goal in measure.by_year),
        f"baseline: {baseline.value}{on}" if baseline else "",
    )
    words = "; ".join(filter(None, figures))
    return f"{measure.text} ({words})" if words else measure.text


def test_one_measure_beside_two_dates_has_its_figure_at_both() -> None:
    lines = "Action | Lead | Due | KPI | Target\nA | H | May 2024 ¶ June 2024 | M | at least 4"
    result = import_lines(lines, mappings=(("Target", "target"),))
    assert not result.faults
    plan = load(result.text.encode()).plan
    assert plan
    assert [_describe(target.measures[0]) for target in plan.iter_targets()] == ["M (target: at least 4)"] * 2


_PEOPLE = st.sampled_from(["Ann", "Ann, Bob", "Ann; Bob ¶ Cy", "None", "–", "as above", "", "^", "Ann / Bob", ","])
_FIGURES = st.sampled_from(["74", "74 (May 2023)", "60 ¶ 95%", "at least 4", "soon", "", "^", "(74)", "74 ()", "~4"])
_ROW = st.tuples(
    st.sampled_from(["Plant trees", "Plant ¶ shrubs", "a) Dig ¶ b) Sow", "", "^"]),
    *(_PEOPLE, _PEOPLE),
    st.sampled_from(["May 2024", "May 2024 ¶ June 2024", "a) May 2024 ¶ b) June 2024", "^", ""]),
    st.sampled_from(["May 2024", "soon", "^", "", "May 2024 ¶ June 2024"]),
    st.sampled_from(["M", "M ¶ N", "a) M ¶ b) N", "^", ""]),
    *(_FIGURES, _FIGURES, _FIGURES),
)


@given(rows=st.lists(_ROW, min_size=1, max_size=4))
def test_no_word_of_people_and_figures_is_lost(rows: list[tuple[str, ...]]) -> None:
    first = "H | Plant trees | Ann | Dee | May 2024 | May 2024 | M | 4 | 5 | 6"
    lines = [" | ".join(("H", *row)) for row in rows]
    header = "Lead | Action | Accountable | Supporting | Due | Planned start | KPI | Baseline | Target 2024/25 | Target"
    figures = (("Baseline", "baseline"), ("Target 2024/25", "target"), ("Target", "target"))
    result = import_lines("\n".join([header, *[first] * 6, *lines]), mappings=figures)
    assume(not result.questions)
    assert not result.faults
    assert result.words
    assert result.words.lost == 0


@pytest.mark.parametrize(
    ("row", "start", "kept"),
    [
        ("A | H | May 2024 | June 2024", "May 2024", {}),
        ("A | H | when funds allow | June 2024", "", {"Planned start": "when funds allow"}),
        ("A | H | May 2024 | June 2024 ¶ July 2024", "", {"Planned start": "May 2024"}),
    ],
)
def test_a_planned_start_is_that_of_one_target(row: str, start: str, kept: dict[str, str]) -> None:
    result = import_lines(f"Action | Lead | Planned start | Due\n{row}")
    assert not result.faults
    plan = load(result.text.encode()).plan
    assert plan
    line = next(iter(plan.walk()))
    assert (line.target.start.text if line.target.start else "") == start
    assert dict(line.output.fields) == kept


@pytest.mark.parametrize(
    ("above", "below", "row", "taken"),
    [
        # A header of two rows means what its lowest row says, unless only both together are known.
        ("When | <", "Start | Finish", "May 2024 | June 2024", "When / Finish"),
        ("Target | <", "Measure | Date", "95% | June 2024", "Target / Date"),
        ("Dates | <", "Raised on | Due", "May 2024 | June 2024", "Dates / Due"),
    ],
)
def test_the_lowest_row_of_a_header_decides(above: str, below: str, row: str, taken: str) -> None:
    result = import_lines(f"Action | Lead | {above}\n^ | ^ | {below}\nPlant trees | H | {row}")
    assert result.report
    assert [column.name for column in result.report.columns if column.field == "date"] == [taken]


@pytest.mark.parametrize(
    ("header", "row", "taken"),
    [
        ("Q1 update | Q2 update | Q3 update", "a | b | ", "Q2 update"),
        ("Update June | Update September", "a | b", "Update September"),
        ("Progress | Comments", "a | b", "Progress"),
        ("RAG Q1 | RAG Q2", "#ff0000 | #92d050", "RAG Q2"),
        ("RAG 2023/24 | RAG 2024/25", "Red | Green", "RAG 2024/25"),
    ],
)
def test_the_newest_of_several_reports_is_taken_and_the_others_are_told(header: str, row: str, taken: str) -> None:
    result = import_lines(f"Action | Lead | Due | {header}\nPlant trees | H | May 2024 | {row}", as_at="1 May 2024")
    assert result.report
    others = [each.strip() for each in header.split("|") if each.strip() != taken]
    assert [column.name for column in result.report.columns if column.field in {"note", "rag"}] == [taken]
    told = [each.where for each in result.report.findings if each.kind == "column-kept"]
    assert told == [f'column "{each}"' for each in others]


@pytest.mark.parametrize(("fill", "name"), [("0070c0", "blue"), ("7030a0", "purple")])
def test_a_colour_that_is_no_rating_of_ours_is_kept_and_told(fill: str, name: str) -> None:
    result = import_lines(f"Action | Lead | Due | RAG\nA | H | May 2024 | #{fill}", as_at="1 May 2024")
    assert f"RAG: {name}" in result.text
    assert "rag-not-of-ours" in find_kinds(result, "1.1")


@pytest.mark.parametrize("fill", ["d9d9d9", "ffffff"])
def test_grey_says_nothing(fill: str) -> None:
    result = import_lines(f"Action | Lead | Due | RAG\nA | H | May 2024 | #{fill}", as_at="1 May 2024")
    assert "RAG:" not in result.text


@pytest.mark.parametrize(
    ("header", "cell", "second"),
    [
        ("Who and by when", "Head of Highways, March 2025", "the officer"),
        ("Lead officer / deadline", "Head of Highways, March 2025", "the officer"),
        ("Due", "March 2025", ""),
        ("Lead officer", "Head of Highways", ""),
        ("Action owner", "Head of Highways", ""),
    ],
)
def test_a_header_that_names_two_things_is_told(header: str, cell: str, second: str) -> None:
    result = import_lines(f"Action | {header} | Success criteria\nDig | {cell} | M\nSow | {cell} | N")
    assert result.report
    told = [each.note for each in result.report.findings if each.kind == "column-of-two"]
    assert len(told) == bool(second)
    assert all(note.endswith(f"it names {second} too") for note in told)


@pytest.mark.parametrize(("header", "kind"), [("Action | Due", "no-officer"), ("Action | Lead", "no-date")])
def test_a_table_without_a_column_says_so_once(header: str, kind: str) -> None:
    cell = "May 2024" if kind == "no-officer" else "Ann"
    result = import_lines(f"{header}\nDig | {cell}\nSow | {cell}")
    assert result.report
    assert [(each.where, each.note[:23]) for each in result.report.findings if each.kind == kind] == [
        ("all outputs", "the table has no column")
    ]


@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        (["Planting", "", "", "Care", ""], 1),
        (["Planting", "^", "^", "Care", "^"], 0),
        (["North", "South", "North", "", "East"], 0),
        (["", "", "North", "", "South"], 0),
        (["North", "", "", "", ""], 0),
        (["North", "South", "East", "West", "North"], 0),
    ],
)
def test_a_column_that_is_filled_once_may_stand_over_rows(cells: list[str], asked: int) -> None:
    rows = "\n".join(f"{cell} | Dig ponds {n} | H | May 2024" for n, cell in enumerate(cells))
    lines = f"Wibble | Action | Lead | Due\n{rows}"
    questions = import_lines(lines).questions
    assert [(question.subject, question.default) for question in questions] == [("Wibble", "group")] * asked
    if asked:
        plan = list(list_plan(import_lines(lines, mappings=(("Wibble", "group"),))))
        assert [line for line in plan if line.startswith("(")] == ["(1 Planting)", "(2 Care)"]


def test_a_day_of_progress_is_told_only_if_there_is_progress() -> None:
    above = Passage("Updated: 14 June 2024", "text")
    assert "as-at-found" not in find_kinds(import_lines(HEADER + "Dig | H | May 2024 | M", above))
    result = import_lines("Action | Lead | Due | Progress\nDig | H | May 2024 | Slow", above)
    assert "as-at-found" in find_kinds(result)


def test_colours_of_an_older_report_are_kept() -> None:
    lines = "Action | Lead | Due | RAG Q1 | RAG Q2\nA | H | May 2024 | #ff0000 | #92d050"
    text = import_lines(lines, as_at="1 May 2024").text
    assert "RAG Q1: red" in text
    assert "rag: green" in text


@pytest.mark.parametrize(
    ("date", "measure", "told"),
    [
        ("July 2017 to Council", "M", {"Council"}),
        ("May 2024", "Approved by the Personnel Committee and the Executive", {"Personnel Committee", "Executive"}),
        ("May 2024", "Report to Audit Panel, Cabinet and Full Council", {"Audit Panel", "Cabinet", "Full Council"}),
        ("May 2024", "Agreed by the Chief Executive", set()),
        ("May 2024", "Money from Anytown Borough Council", set()),
        ("May 2024", "Signed off by the Council Offices Manager", set()),
    ],
)
def test_bodies_that_dates_and_measures_name_are_told(date: str, measure: str, told: set[str]) -> None:
    lines = f"{HEADER}A | H | {date} | {measure}\nB | H | {date} | {measure}"
    result = import_lines(lines, authority="Anytown Borough Council")
    assert result.report
    named = {each.quote: each for each in result.report.findings if each.kind == "body-named"}
    assert set(named) == told
    assert all("also 1.2" in each.note for each in named.values())
    assert "decisions:" not in result.text


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("Survey the sites ¶ Let the contract", "2 parts of one cell, put together: Survey the sites | Let the"),
        ("Survey the sites ¶ and let the contract", ""),
        ("Survey", ""),
        # Letters and numbers say that parts are parts, even in small letters, or in one paragraph.
        ("i) survey ¶ ii) repairs", "2 parts of one cell, put together: i) survey | ii) repairs"),
        ("Skills hub: ¶ a. lease ¶ b. staff", "3 parts of one cell, put together: Skills hub: | a. lease | b. staff"),
        ("Skills hub a. lease b. staff c. opening", "a list in one text: Skills hub a. lease b. staff c. opening"),
        ("Hub: (1) lease (2) staff", "a list in one text: Hub: (1) lease (2) staff"),
        ("Report to b. the board", ""),
        ("Agree plan a) with partners", ""),
        ("Spend 2. Save 1.", ""),
    ],
)
def test_parts_of_one_text_are_told(text: str, comment: str) -> None:
    result = import_lines(f"{HEADER}{text} | H | May 2024 | M")
    assert find_kinds(result).count("text-joined") == bool(comment)
    assert f"# {comment}" in result.text
    assert ("put together" in result.text or "a list in one text" in result.text) == bool(comment)


def test_a_merged_cell_does_not_begin_in_a_repeated_header() -> None:
    header = "Aim | Action | Lead | Due\n"
    lines = f"{header}X | Plant trees | H | May 2024\n{header}^ | Sow seeds | H | May 2024"
    assert list_rows(import_lines(lines)) == ["1.1 Plant trees | H | May 2024", "1.2 Sow seeds | H | May 2024"]


def test_a_line_of_the_contents_belongs_to_one_action() -> None:
    above = [_heading("Contents", 1), Passage("1. Build", "text"), Passage("2. Dig", "text"), _heading("A", 1)]
    rows = HEADER + "1. Build homes | < | < | <\nA | H | May 2024 | M\n2. Dig ponds | < | < | <\nB | H | May 2024 | M"
    again = make_grid(rows)
    text = import_lines(rows, *above, again, _heading("B", 1)).text
    assert text.count("The list of contents has: 1. Build") == 1


def test_a_list_of_contents_stands_over_no_rows() -> None:
    rows = HEADER + "Dig ponds | H | May 2024 | M"
    contents = [Passage(f"ACTION {n} {title}", "page 1") for n, title in ((1, "Build"), (2, "Dig"))]
    blocks: list[Passage | Grid] = [*contents, _heading("Theme A"), _heading("ACTION 1: Build"), make_grid(rows)]
    blocks += [_heading("Theme B"), _heading("ACTION 2: Dig"), make_grid(rows), _heading("Theme C")]
    plan = list(list_plan(import_lines(rows, *blocks)))
    headings = [line for line in plan if line.startswith(("[", "("))]
    assert headings == ["[Theme A]", "(1 Build)", "[Theme B]", "(2 Dig)", "[Theme C]", "(3 Theme C)"]


def test_a_number_that_comes_again_under_another_theme_is_a_heading() -> None:
    rows = HEADER + "1. Build | < | < | <\nDig ponds | H | May 2024 | M"
    plan = list(list_plan(import_lines(rows, _heading("A", 1), make_grid(rows), _heading("B", 1))))
    assert [line for line in plan if line.startswith(("[", "("))] == ["[A]", "(1 Build)", "[B]", "(1 Build)"]


def test_an_empty_cell_of_an_officer_is_told_with_how_to_fill_it() -> None:
    result = import_lines(HEADER + "Dig | | May 2024 | M\nSow | H | May 2024 | M\nMow | | May 2024 | M")
    assert result.report
    notes = [each.note for each in result.report.findings if each.kind == "no-officer"]
    assert notes == ["the cell is empty", 'the cell is empty; to fill it with the one above: --fill-down "Lead"']


def test_a_title_does_not_end_with_the_day_of_its_progress() -> None:
    above = _heading("Delivery Plan 2025/26: position as at 30 September 2025", 1)
    result = import_lines("Action | Lead | Due | RAG\nA | H | May 2024 | Red", above, title="")
    assert "title: Delivery Plan 2025/26\n" in result.text
    assert "on: 30 September 2025" in result.text


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("Action Plan 2024", "2024"),
        ("Action Plan 2023-26", ""),
        ("Anytown in 2019 to 2022", "2019 to 2022"),
        ("Covers the years 2024/25 to 2026/27", "2024/25 to 2026/27"),
        ("Period covered: 2024", "2024"),
        ("Adopted by Cabinet on 12 March 2022.", ""),
        ("Last updated: 14 Nov 2024", ""),
        ("Action Plan, March 2024", ""),
        ("Printed 2011-12-05", ""),
        ("Version of 14/11/2024", ""),
        ("Our residents were asked in 2023.", ""),
        ("Position as at quarter 2 2024/25", ""),
    ],
)
def test_the_years_are_not_taken_from_any_line(line: str, period: str) -> None:
    above = _heading(line) if line.startswith("Action") else Passage(line, "text")
    result = import_lines(HEADER + "Dig | H | 31 March | M", above, period="", title="")
    options = [question.option for question in result.questions if question.option != "--title"]
    assert options == ([] if period else ["--period"])
    if period:
        result = import_lines(HEADER + "Dig | H | 31 March | M", above, period="", title="Plan")
        assert f"period: {period}\n" in result.text.replace("'", "").replace('"', "")


@pytest.mark.parametrize(
    ("row", "column", "kind"),
    [
        ("= | H | May 2024 | M", "Action", "no-text"),
        ("A | = | May 2024 | M", "Lead", "no-officer"),
        ("A | H | = | M", "Deadline", "no-date"),
        ("A | H | May 2024 | =", "Success criteria", ""),
    ],
)
def test_a_formula_without_a_stored_value_is_a_question(row: str, column: str, kind: str) -> None:
    result = import_lines(f"{HEADER}B | H | May 2024 | N\n{row}")
    assert f'#? "{column}" is a formula without a stored value: what does it show?' in result.text
    assert result.report
    told = {each.kind: each.note for each in result.report.findings if each.where == "1.2"}
    assert "formula-without-value" in told
    assert not kind or told[kind] == "a formula without a stored value"
    assert "the cell is empty" not in told.values()


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ("A | H | May 2024 | Red | Slow | Cabinet\nB | H | June 2024 | ^ | ^ | ^", 2),
        (
            "A | H | May 2024 | Red | Slow | Cabinet\nSow seeds | H | ^ | ^ | ^ | ^\nMow the grass | H | ^ | ^ | ^ | ^",
            3,
        ),
        ("A | H | May 2024 | #ff0000 | Slow | Cabinet\nB | H | June 2024 | ^ | ^ | ^", 2),
        # One output of two rows has two targets; where the date is merged too, it has one.
        ("A | H | May 2024 | Red | Slow | Cabinet\n^ | ^ | June 2024 | ^ | ^ | ^", 2),
        ("A | H | May 2024 | Red | Slow | Cabinet\n^ | ^ | ^ | ^ | ^ | ^", 1),
    ],
)
def test_a_merged_cell_belongs_to_every_row(rows: str, count: int) -> None:
    result = import_lines(f"Action | Lead | Due | RAG | Progress | Budget line\n{rows}", as_at="1 May 2024")
    assert not result.faults
    assert [result.text.count(each) for each in ("rag: red", "note: Slow", "Budget line: Cabinet")] == [count] * 3
    comment = '# merged cell: "Progress", "Budget line"' if "#" in rows else '# merged cell: "RAG", "Progress"'
    assert result.text.count(comment) == count - 1
    assert result.report
    told = [each.where for each in result.report.findings if "merged cell: given once above" in each.note]
    assert len(told) == count - 1


def test_a_cell_that_is_merged_down_and_across_is_of_its_first_column() -> None:
    lines = "Ref | Aim | Action | Lead | Due\n1.1 | < | Dig | H | May 2024\n^ | ^ | Sow | H | May 2024"
    grid = make_grid(lines)
    covered = grid.rows[2].cells[1]._replace(covered_by=(1, 0))
    row = grid.rows[2]._replace(cells=(grid.rows[2].cells[0], covered, *grid.rows[2].cells[2:]))
    first = "Ref | Aim | Action | Lead | Due\n0.1 | Parks | Mow | H | May 2024"
    result = import_lines(first, grid._replace(rows=(*grid.rows[:2], row)))
    assert list_rows(result)[:2] == ["1.1 Dig | H | May 2024", "1.1 Sow | H | May 2024"]


def test_a_measure_below_merged_measures_of_several_dates_has_one_place() -> None:
    rows = "A | H | May 2024 | M\nB | H | June 2024 ¶ July 2024 | ^\n | | ^ | N"
    result = import_lines(HEADER + rows)
    assert list_rows(result)[1:] == ["1.2a B | H | June 2024 | M", "1.2b B | H | July 2024 | M; N"]


def test_fill_down_goes_for_every_column() -> None:
    lines = "Action | Lead | Due | Ward\nA | H | May 2024 | North\nB | H | June 2024 |"
    result = import_lines(lines, fill_down=("Ward",))
    assert (result.text.count("Ward: North"), result.text.count('# filled down: "Ward"')) == (2, 1)


LABELLED = "a) survey ¶ b) repairs ¶ c) report"


@pytest.mark.parametrize(
    ("rag", "progress", "ward", "counts", "remarks"),
    [
        ("Red", "a) done ¶ b) late", "North", [3, 1, 1, 3], {"RAG", "Ward"}),
        ("Red", "All ¶ well", "a) North ¶ b) South ¶ c) West", [3, 0, 0, 1], {"RAG", "Progress"}),
        ("", "", "North ¶ South ¶ West", [0, 0, 0, 3], {"Ward"}),
    ],
)
def test_what_stands_beside_labelled_texts_goes_to_each(
    rag: str, progress: str, ward: str, counts: list[int], remarks: set[str]
) -> None:
    header = "Ref | Action | Lead | Due | RAG | Progress | Ward\n"
    row = f"1 | {LABELLED} | H | May 2024 ¶ June 2024 ¶ July 2024 | {rag} | {progress} | {ward}"
    result = import_lines(header + row, as_at="1 May 2024")
    assert not result.faults
    texts = ("rag: red", "note: done", "note: late", "Ward: North")
    assert [result.text.count(each) for each in texts] == counts
    assert result.report
    told = {each.quote for each in result.report.findings if each.kind == "row-shared"}
    assert told == {f'"{name}": of the whole row, repeated for each of its parts' for name in remarks}
    assert all(result.text.count(f"# {each}") == 3 for each in told)


@pytest.mark.parametrize(
    ("lead", "officers", "told"),
    [
        ("Jo ¶ Sam ¶ Kim", ["Jo", "Sam", "Kim"], 1),
        ("b) Sam ¶ a) Jo ¶ c) Kim", ["Jo", "Sam", "Kim"], 0),
        ("a) Jo ¶ c) Kim", ["Jo", "", "Kim"], 0),
        ("Jo", ["Jo", "Jo", "Jo"], 0),
    ],
)
def test_officers_beside_labelled_texts(lead: str, officers: list[str], told: int) -> None:
    row = f"{LABELLED} | {lead} | May 2024 ¶ June 2024 ¶ July 2024 | M"
    result = import_lines(HEADER + row)
    assert [line.split(" | ")[1].strip() for line in list_rows(result)] == officers
    assert result.text.count('# "Lead": paired in their order') == 3 * told


def test_a_merged_officer_beside_labelled_texts_is_kept() -> None:
    row = f"Dig | H | May 2024 | M\n{LABELLED} | ^ | May 2024 ¶ June 2024 ¶ July 2024 | N"
    assert [line.split(" | ")[1] for line in list_rows(import_lines(HEADER + row))] == ["H"] * 4


@pytest.mark.parametrize(("theme", "comments"), [("Parks", 0), ("parks", 1), ("2 Parks", 0), ("Objective 2: Parks", 0)])
def test_a_heading_that_stands_in_every_row_is_no_other_heading(theme: str, comments: int) -> None:
    first = theme.replace("parks", "Parks")
    rows = [f"{first} | Dig ponds | H | May 2024", *(f"{theme} | Sow seeds {n} | H | May 2024" for n in range(5))]
    result = import_lines("Theme | Action | Lead | Due\n" + "\n".join(rows))
    assert not result.faults
    assert result.text.count("The heading in another place is:") == comments


@pytest.mark.parametrize(
    "words",
    ["As above", "ditto", "Same", "as above.", "(as above)", '"', "“", "〃", '- " -', "See above", "same as above"],
)
@pytest.mark.parametrize(
    ("row", "officers"),
    [
        ("Sow | {} | June 2024 | N\nMow | {} | July 2024 | O", 2),
        ("a) Sow ¶ b) Mow | {} | June 2024 ¶ July 2024 | N", 2),
        (" | {} | June 2024 | N", 0),
    ],
)
def test_as_above_is_the_officer_above(words: str, row: str, officers: int) -> None:
    result = import_lines(
        f"{HEADER}Dig | Ann | May 2024 | M\n{row.replace('{}', words)}", mappings=(("Lead", "officer"),)
    )
    assert {line.split(" | ")[1] for line in list_rows(result)} == {"Ann"}
    assert (
        " ".join(result.text.split()).count(f'officer: Ann #? the document says "{words}": is it the officer above?')
        == officers
    )
    assert f"name: {words}" not in result.text
    assert result.report
    told = [each.note for each in result.report.findings if each.kind == "officer-as-above"]
    assert told == ["read as the one above: Ann"] * officers


@pytest.mark.parametrize("words", ["Above and Beyond Ltd", "Sam", "Dittons Manager", "Head of Same Day Care"])
def test_a_name_is_not_as_above(words: str) -> None:
    assert list_rows(import_lines(f"{HEADER}Dig | Ann | May 2024 | M\nSow | {words} | May 2024 | N"))[1].count(words)


def test_as_above_without_an_officer_above_is_a_question() -> None:
    result = import_lines(f"{HEADER}Dig | As above | May 2024 | M")
    assert "officer: As above #? does not name an officer, and there is none above" in " ".join(result.text.split())
    assert "officers:" not in result.text


def test_an_empty_column_is_not_told() -> None:
    result = import_lines(" | Action | Lead | Due\n | Plant trees | Ann | May 2024")
    assert result.report
    assert [column.name for column in result.report.columns] == ["Action", "Lead", "Due"]


def test_a_header_of_two_rows() -> None:
    result = import_lines("Action | Lead | Due | Current risk | <\n ^ | ^ | ^ | L | I\nA | H | May 2024 | 2 | 3")
    assert "Current risk / L: 2" in result.text
    assert "Current risk / I: 3" in result.text


@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        ("95%\nSow | H | March 2024", 1),
        ("March 2024\nSow | H | May 2024", 0),
        ("95%\nSow | H | 4 homes\nMow | H | All", 0),
    ],
)
def test_a_target_is_a_date_or_a_measure_by_what_stands_under_it(cells: str, asked: int) -> None:
    assert len(import_lines(f"Action | Lead | Target\nDig | H | {cells}").questions) == asked


@pytest.mark.parametrize("text", ["Hold spring meeting", "Publish the annual report", "Plant trees in autumn"])
@pytest.mark.parametrize("header", ["Action", "Actions", "Milestone"])
def test_words_of_dates_in_a_text_do_not_make_it_a_date(text: str, header: str) -> None:
    rows = "\n".join(f"{text} {n} | H | May 2024 | M" for n in range(4))
    result = import_lines(f"{header} | Lead | Due | Measures\n{rows}")
    assert not result.questions
    assert len(list_rows(result)) == 4


def test_an_action_column_of_nothing_but_dates_is_asked_about() -> None:
    rows = "\n".join(f"{n} May 2024 | H | Dig" for n in range(1, 5))
    (question, *_) = import_lines(f"Action | Lead | Notes\n{rows}").questions
    assert question.subject == "Action"


@pytest.mark.parametrize(
    ("first", "second", "themes"),
    [
        ("Being an enterprising council", "Enterprising council", 1),
        ("Our places and communities", "Places and communities", 1),
        ("Adult social care", "Social care", -2),
        ("Housing strategy", "Housing strategy review", -2),
        ("Environment", "Enviroment", -2),
        ("Parks and trees", "Parks and ponds", 2),
        ("Parks & Trees", "PARKS, TREES", 1),
    ],
)
def test_two_headings_are_one_theme_if_only_small_words_differ(first: str, second: str, themes: int) -> None:
    """Those that are two with a question are counted below nought."""
    rows = [f"{theme} | Aim {n} | Dig {n} | H | May 2024" for n, theme in enumerate((first, second))]
    result = import_lines("Theme | Objective | Action | Lead | Due\n" + "\n".join(rows))
    assert len([line for line in list_plan(result) if line.startswith("[")]) == abs(themes)
    assert (f'#? is it the theme "{first}"?' in result.text) == (themes < 0)


@pytest.mark.parametrize(
    ("lines", "title", "asked"),
    [
        (["Thornbury DC – Housing Improvement Plan"], "Thornbury DC – Housing Improvement Plan", True),
        (["Anytown Council", "Tree tracker"], "Tree tracker", True),
        (["Tree tracker 2024/25"], "Tree tracker 2024/25", False),
        (["See the notes below."], "", True),
        ([], "", True),
    ],
)
def test_a_likely_title_is_offered(lines: list[str], title: str, asked: bool) -> None:  # noqa: FBT001
    above = [Passage(each, "text") for each in lines]
    result = import_lines(HEADER + "Dig | H | May 2024 | M", *above, title="")
    questions = {question.option: question for question in result.questions}
    assert ("--title" in questions) == asked
    if asked:
        assert questions["--title"].default == title
    if title:
        done = import_lines(HEADER + "Dig | H | May 2024 | M", *above, title=title)
        assert f"title: {title}\n" in done.text
        assert f"# text: {title}" not in done.text


def test_a_question_is_answered_by_its_option() -> None:
    lines = "Action | Lead | Target\nA | H | 95%\nB | H | March 2024"
    (question,) = import_lines(lines).questions
    option, value = question.format_answer("date")
    assert (option, value) == ("--map", "Target=date")
    assert not import_lines(lines, mappings=(("Target", "date"),)).questions


@pytest.mark.parametrize(
    ("rating", "rag"),
    [
        ("Red", "red"),
        ("a", "amber"),
        ("Green.", "green"),
        ("#92d050", "green"),
        ("#ff0000", "red"),
        ("#ffc000", "amber"),
    ],
)
def test_a_rating_is_read(rating: str, rag: str) -> None:
    result = import_lines(f"Action | Lead | Due | RAG\nA | H | May 2024 | {rating}", as_at="1 May 2024")
    assert f"rag: {rag}" in result.text


@pytest.mark.parametrize("rating", ["Blue", "n/a", "Amber/Green", "#0070c0", "#ffffff", "B"])
def test_another_rating_is_kept_as_it_is(rating: str) -> None:
    result = import_lines(f"Action | Lead | Due | RAG\nA | H | May 2024 | {rating}", as_at="1 May 2024")
    assert "rag:" not in result.text
    assert rating.startswith("#") or f"RAG: {rating}" in result.text


def test_fill_down_is_what_the_officer_says() -> None:
    lines = "Action | Lead | Due\nA | H | May 2024\nB | | May 2024"
    assert list_rows(import_lines(lines, fill_down=("Lead",)))[1] == "1.2 B | H | May 2024"


@pytest.mark.parametrize(("answer", "rows"), [("take", 2), ("leave", 1)])
def test_hidden_rows_are_asked_about(answer: str, rows: int) -> None:
    lines = "Action | Lead | Due\nA | H | May 2024\n!B | H | May 2024"
    assert [question.option for question in import_lines(lines).questions] == ["--hidden-rows"]
    assert len(list_rows(import_lines(lines, hidden_rows=answer))) == rows


@pytest.mark.parametrize(
    ("lines", "taken", "left"),
    [
        (
            "Action | Lead | Due\n!Secret | < | <\nA | H | May 2024",
            ["[Plan]", "(1 Secret)", "1.1 A | H | May 2024"],
            ["[Plan]", "(1 Plan)", "1.1 A | H | May 2024"],
        ),
        (
            "!Secret plan | <\nAction | Due\nA | May 2024",
            ["[Plan]", "(1 Secret plan)", "1.1 A |  | May 2024"],
            ["[Plan]", "(1 Plan)", "1.1 A |  | May 2024"],
        ),
    ],
)
def test_a_hidden_heading_is_asked_about(lines: str, taken: list[str], left: list[str]) -> None:
    assert [question.option for question in import_lines(lines).questions] == ["--hidden-rows"]
    result = import_lines(lines, hidden_rows="take")
    assert list(list_plan(result)) == taken
    assert "hidden" in find_kinds(result)
    result = import_lines(lines, hidden_rows="leave")
    assert list(list_plan(result)) == left
    assert "Secret" in result.text[result.text.index("Left over") :]


def test_all_that_can_be_asked_is_asked_at_once() -> None:
    lines = "Action | Lead | Target | RAG\nA | H | 95% | Red\nB | H | March 2024 |\n!C | H | May 2024 |"
    result = import_lines(lines, title="", authority="", period="")
    asked = [question.option for question in result.questions]
    assert asked == ["--map", "--title", "--authority", "--period", "--as-at", "--hidden-rows"]


def test_what_each_of_several_tables_would_be_asked_is_told_with_it() -> None:
    first = make_grid("Task | Owner | Target\nA | H | 95%\nB | H | March 2024")
    result = import_lines("Action | Lead | Due\nB | H | May 2024", first, title="")
    assert [question.option for question in result.questions] == ["--table"]
    told = [(question.option, question.sentence[:14]) for question in result.further]
    assert told == [("--title", "What is the pl"), ("--map", "With --table 1")]


def test_a_column_of_two_names_keeps_both() -> None:
    text = import_lines("Action | Lead | Due | Notes | Notes\nA | H | May 2024 | x | y", as_at="none").text
    assert "Notes: x" in text
    assert "Notes (2): y" in text


@pytest.mark.parametrize("lines", ["Action | Lead | Due", "Action | Lead | Due\n | |"])
def test_a_table_without_rows_is_refused(lines: str) -> None:
    with pytest.raises(UnreadableDocumentError, match="has a header and no rows"):
        import_lines(lines)


def test_tables_of_one_header_are_one_plan() -> None:
    lines = "Action | Lead | Due\nB | H | May 2024"
    first = make_grid("ACTION | Lead | Due\nA | H | May 2024")
    assert len(list_rows(import_lines(lines, first))) == 2


def test_tables_of_two_headers_are_asked_about() -> None:
    first = make_grid("Task | Owner | Deadline\nA | H | May 2024")
    (question,) = import_lines("Action | Lead | Due\nB | H | May 2024", first).questions
    assert (question.option, question.choices) == ("--table", ("1", "2"))
    both = import_lines("Action | Lead | Due\nB | H | May 2024", first, tables=(1, 2))
    assert len(list_rows(both)) == 2


@pytest.mark.parametrize(
    ("rows", "outputs", "asked"),
    [
        ("Action | Lead | Due\nDig | H | May 2024\nRisk | Owner | Review date\nFlood | C | July 2024", 1, 0),
        ("Action | Lead | Due\nDig | H | May 2024\nTask | Owner | Deadline\nSow | C | July 2024", 2, 1),
        ("Action | Lead | Due\nDig | H | May 2024\nAction | Lead | Due\nSow | C | July 2024", 2, 0),
        ("Action | Lead | Due\nProgress review | Lead officer | May 2024\nSow | C | July 2024", 2, 0),
        ("Action | Lead | Due\nA milestone | Owner | TBC\nSow | C | July 2024", 2, 0),
    ],
)
def test_under_another_header_begins_another_table(rows: str, outputs: int, asked: int) -> None:
    result = import_lines(rows)
    assert len(result.questions) == asked
    if asked:
        assert result.questions[0].choices == ("1", "2")
        assert len(list_rows(import_lines(rows, tables=(1, 2)))) == outputs
    else:
        assert len(list_rows(result)) == outputs


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Digital Plan 2025-27", 'The document says "2025-27": that is 2025 to 2027, or 2025/26 to 2026/27.'),
        ("Digital Plan 2024–28", 'The document says "2024–28": that is 2024 to 2028, or 2024/25 to 2027/28.'),
        ("Digital Plan", "The document does not say."),
    ],
)
def test_years_that_can_be_read_in_two_ways_are_named(title: str, words: str) -> None:
    (question,) = import_lines(HEADER + "Dig | H | May 2024 | M", _heading(title), title="T", period="").questions
    assert question.sentence.endswith(words)


FORM = "Action{n} | Dig pond {m}\nResponsible officer | Ann\nDeadline | May 2024\nMeasure | M{m}\nStatus | Slow"


@pytest.mark.parametrize("numbers", [("", ""), (" 1", " 2"), (" 1:", " 2:")])
def test_a_form_for_each_action_is_a_plan(numbers: tuple[str, str]) -> None:
    first, second = (FORM.replace("{n}", n).replace("{m}", str(m)) for m, n in enumerate(numbers, 1))
    result = import_lines(second, make_grid(first))
    assert list_rows(result) == ["1.1 Dig pond 1 | Ann | May 2024 | M1", "1.2 Dig pond 2 | Ann | May 2024 | M2"]
    assert result.text.count("Status: Slow") == 2


@pytest.mark.parametrize(
    "lines",
    [
        "Name | Ann\nWard | North\nPresent | Yes",
        "Lead | Ann\nDeadline | May 2024\nStatus | Slow",
        "Action | Dig\nApologies | Bob\nVenue | Hall\nTime | 7 pm",
    ],
)
def test_a_list_of_other_facts_is_no_form(lines: str) -> None:
    assert [question.option for question in import_lines(lines).questions] == ["--map"]


def test_another_officer_of_one_more_target_is_told() -> None:
    result = import_lines("Action | Lead | Due\nDig ponds | Ann | May 2024\n | Bob | June 2024\n | Ann | July 2024")
    assert result.report
    told = [(each.where, each.quote) for each in result.report.findings if each.kind == "several-officers"]
    assert told == [("1.1", "Bob")]


def test_what_begins_below_the_plan_is_told_by_its_row() -> None:
    result = import_lines("Action | Lead | Due\nDig | H | May 2024\nRisk | Owner | Review date\nFlood | C | July 2024")
    assert result.report
    assert [each.where for each in result.report.findings if each.kind == "other-table"] == ["from row 3 on"]


@pytest.mark.parametrize("amount", ["", "£4", "£1,200.50", "3 actions", "100%", "-"])
@pytest.mark.parametrize(
    "word",
    [
        *("Total", "Grand total:", "Sub-total", "TOTALS (£)", "Sub-total: 2 actions", "Environment total"),
        *("Total actions: 3", "Total for Housing", "Total (all 3)", "Subtotal Parks", "Number of actions: 3"),
        *("Planting total: 3 tasks", "Total tasks: 5", "Count of tasks = 2", "Planting sub-total 4"),
    ],
)
def test_a_total_is_no_row_of_the_plan(word: str, amount: str) -> None:
    lines = f"Action | Lead | Budget | Due\nDig ponds | H | £4 | May 2024\n{word} | | {amount} |\nSow | H | | May 2024"
    result = import_lines(lines)
    assert [line.split(" | ")[0] for line in list_rows(result)] == ["1.1 Dig ponds", "1.2 Sow"]
    assert f": {word}" in result.text
    assert "left-over" in find_kinds(result)


@pytest.mark.parametrize(
    "row",
    [
        "Total Place pilot | H | £4 | May 2024",
        "Report the total | H | | May 2024",
        "Reduce total emissions by 5% | | £4 | ",
        "Total for charity | Ann | | ",
        "Sub-total review | | | May 2024",
    ],
)
def test_a_row_with_an_officer_or_a_day_is_no_total(row: str) -> None:
    assert len(list_rows(import_lines(f"Action | Lead | Budget | Due\nDig ponds | H | £4 | May 2024\n{row}"))) == 2


def test_what_is_left_over_says_where_it_was() -> None:
    other = make_grid("Name | Ward\nAnn | North")
    text = import_lines(HEADER + "A | H | May 2024 | M", Passage("Some words.", "page 2"), other).text
    assert "# page 2: Some words." in text
    assert "# row 2: Ann | North\n" in text


@pytest.mark.parametrize(
    ("cell", "as_at", "day", "asked"),
    [
        ("May 2025", "1 July 2024", 1, 0),
        ("May 2025", "none", 0, 1),
        ("tbc", "1 July 2024", 0, 0),
        ("", "none", 0, 0),
    ],
)
def test_a_new_date_needs_a_day(cell: str, as_at: str, day: int, asked: int) -> None:
    result = import_lines(f"Action | Lead | Target date | Revised date\nDig | H | June 2024 | {cell}", as_at=as_at)
    assert result.text.count("- to: May 2025\n") == day
    assert result.text.count('#? "May 2025" under "Revised date": on which day was it agreed?') == asked
    assert ("revised-without-day" in find_kinds(result)) == bool(cell and not day)


def test_one_new_date_beside_several_dates_is_a_question() -> None:
    header = "Action | Lead | Target date | Revised date | Measures"
    result = import_lines(
        f"{header}\nBuild | Head of Housing | June 2024¶March 2025 | May 2025 | Designed¶Built", as_at="1 July 2024"
    )
    assert result.report
    assert [each.kind for each in result.report.findings].count("revised-of-which") == 1
    assert '#? "May 2025" under "Revised date": which of the dates does it replace?' in result.text
    assert "revised:" not in result.text
    assert "Revised date: May 2025" in result.text


@pytest.mark.parametrize(
    ("first", "second", "is_asked"),
    [
        ("Head of Housing", "Head of Housing and Jo Bloggs", False),
        ("Jo Bloggs", "Jo Bloggs then Sam Roe", False),
        ("Chief Executive", "Chief Executive Officer", True),
        ("Head of Parks and Trees", "Head of Park and Trees", True),
    ],
)
def test_one_of_several_joined_names_is_not_all_of_them(first: str, second: str, *, is_asked: bool) -> None:
    result = import_lines(f"Action | Lead | Target date\nPlant | {first} | June 2024\nBuild | {second} | May 2024")
    assert result.report
    assert ("likely-same-name" in [each.kind for each in result.report.findings]) == is_asked
