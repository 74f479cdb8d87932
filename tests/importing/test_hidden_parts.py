"""What a document does not show is asked about or named, in every format: hidden rows, columns, cells and words."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from import_tables import OPTIONS, find_kinds, list_rows

from actionplan.importing.import_options import ImportOptions
from actionplan.importing.plan_import import ImportResult, ImportTask, import_document
from actionplan.importing.readers import read_document

ROWS = (("Action", "Lead", "Due"), ("Plant trees", "Ann", "May 2024"), ("Dig ponds", "Bob", "June 2024"))
VISIBLE = ["1.1 Plant trees | Ann | May 2024", "1.2 Dig ponds | Bob | June 2024"]
Cells = dict[tuple[int, int], str]
"""Cells by their row and column, as the format writes them: the others show their words."""

WORD_STYLES = (
    '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>',
    '<w:style w:type="character" w:styleId="Child"><w:name w:val="Child"/><w:basedOn w:val="Secret"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="Private"><w:name w:val="Private"/><w:rPr><w:vanish/></w:rPr></w:style>',
    '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:strike/></w:rPr></w:style>',
)
ODF_STYLES = (
    '<style:style style:name="S" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="P" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
)


def _run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _write_word(cells: Cells, hidden_rows: tuple[int, ...] = (), above: str = "") -> tuple[str, bytes]:
    made = docx.Document()
    for style in WORD_STYLES:
        made.styles.element.append(parse_xml(style.replace("<w:style ", f"<w:style {nsdecls('w')} ", 1)))
    rows = ""
    for n, row in enumerate(ROWS):
        mark = "<w:trPr><w:hidden/></w:trPr>" if n in hidden_rows else ""
        texts = (cells.get((n, at), f"<w:p>{_run(text)}</w:p>") for at, text in enumerate(row))
        rows += f"<w:tr>{mark}{''.join(f'<w:tc>{text}</w:tc>' for text in texts)}</w:tr>"
    body = parse_xml(f"<w:body {nsdecls('w')}>{above}<w:tbl>{rows}</w:tbl></w:body>")
    for element in reversed(body):
        made.element.body.insert(0, element)
    data = BytesIO()
    made.save(data)
    return "plan.docx", data.getvalue()


def _write_page(cells: Cells, rows: dict[int, str] | None = None, above: str = "") -> tuple[str, bytes]:
    lines = (
        f"<tr{(rows or {}).get(n, '')}>"
        + "".join(cells.get((n, at), f"<td>{text}</td>") for at, text in enumerate(row))
        + "</tr>"
        for n, row in enumerate(ROWS)
    )
    return "plan.html", f"<html><body>{above}<table>{''.join(lines)}</table></body></html>".encode()


def _write_odt(cells: Cells, above: str = "") -> tuple[str, bytes]:
    spaces = " ".join(
        f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"'
        for each in ("office", "style", "text", "table")
    )
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f"<table:table-cell>{cells.get((n, at), f'<text:p>{text}</text:p>')}</table:table-cell>"
            for at, text in enumerate(row)
        )
        + "</table:table-row>"
        for n, row in enumerate(ROWS)
    )
    data = BytesIO()
    with ZipFile(data, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:automatic-styles>{ODF_STYLES}</office:automatic-styles>"
            f"<office:body><office:text>{above}<table:table>{rows}</table:table></office:text></office:body>"
            "</office:document-content>",
        )
    return "plan.odt", data.getvalue()


def _import(file: tuple[str, bytes], hidden_rows: str = "") -> ImportResult:
    name, data = file
    options = ImportOptions(**OPTIONS, hidden_rows=hidden_rows)
    task = ImportTask(read_document(data, name), name, options, "plan.yaml", make_name=lambda *_: "made")
    result = import_document(task)
    assert not result.faults
    return result


VANISH = "<w:vanish/>"
SECRET, CHILD, GONE = (f'<w:rStyle w:val="{each}"/>' for each in ("Secret", "Child", "Gone"))
BESIDE = [
    # Hidden words beside words that are shown.
    _write_word({(1, 0): f"<w:p>{_run('Plant ')}{_run('secret', VANISH)}{_run('trees')}</w:p>"}),
    _write_word({(1, 0): f"<w:p>{_run('Plant trees')}{_run('secret', SECRET)}</w:p>"}),
    _write_word({(1, 0): f"<w:p>{_run('Plant trees')}{_run('secret', CHILD)}</w:p>"}),
    _write_word(
        {
            (
                1,
                0,
            ): f'<w:p>{_run("Plant trees")}</w:p><w:p><w:pPr><w:pStyle w:val="Private"/></w:pPr>{_run("secret")}</w:p>'
        }
    ),
    _write_page({(1, 0): "<td>Plant <span hidden>secret</span> trees</td>"}),
    _write_page({(1, 0): '<td>Plant trees<p style="display:none">secret</p></td>'}),
    _write_page({(1, 0): '<td>Plant trees <span style="visibility: hidden">secret</span></td>'}),
    _write_odt({(1, 0): '<text:p>Plant <text:span text:style-name="S">secret</text:span>trees</text:p>'}),
    _write_odt({(1, 0): '<text:p>Plant trees</text:p><text:p text:style-name="P">secret</text:p>'}),
    _write_odt(
        {(1, 0): '<text:p>Plant trees<text:hidden-text text:is-hidden="true">secret</text:hidden-text></text:p>'}
    ),
]


@pytest.mark.parametrize("file", BESIDE)
def test_hidden_words_are_a_question_beside_what_they_belong_to(file: tuple[str, bytes]) -> None:
    result = _import(file)
    assert list_rows(result) == VISIBLE
    assert "#? hidden in the document: secret" in result.text
    assert find_kinds(result, "1.1").count("hidden") == 1


@pytest.mark.parametrize(
    "file",
    [
        _write_word({(1, 1): f"<w:p>{_run('Ann', VANISH)}</w:p>"}),
        _write_page({(1, 1): "<td hidden>Ann</td>"}),
        _write_page({(1, 1): '<td style="display: none">Ann</td>'}),
        _write_odt({(1, 1): '<text:p text:style-name="P">Ann</text:p>'}),
    ],
)
def test_a_hidden_cell_is_empty_and_a_question(file: tuple[str, bytes]) -> None:
    result = _import(file)
    assert list_rows(result) == ["1.1 Plant trees |  | May 2024", VISIBLE[1]]
    assert "#? hidden in the document: Ann" in result.text
    assert {"hidden", "no-officer"} <= set(find_kinds(result, "1.1"))


@pytest.mark.parametrize(
    "file",
    [
        _write_word({}, hidden_rows=(1,)),
        _write_word({(1, at): f"<w:p>{_run(text, VANISH)}</w:p>" for at, text in enumerate(ROWS[1])}),
        _write_page({}, rows={1: " hidden"}),
        _write_page({(1, at): f"<td hidden>{text}</td>" for at, text in enumerate(ROWS[1])}),
        _write_page({}, rows={1: ' style="visibility: collapse"'}),
        _write_odt({(1, at): f'<text:p text:style-name="P">{text}</text:p>' for at, text in enumerate(ROWS[1])}),
    ],
)
def test_a_hidden_row_is_asked_about(file: tuple[str, bytes]) -> None:
    assert [question.option for question in _import(file).questions] == ["--hidden-rows"]
    taken = _import(file, "take")
    assert list_rows(taken) == VISIBLE
    assert "hidden" in find_kinds(taken, "1.1")
    left = _import(file, "leave")
    assert list_rows(left) == ["1.1 Dig ponds | Bob | June 2024"]
    assert "Plant trees" in left.text[left.text.index("Left over") :]


@pytest.mark.parametrize(
    "file",
    [
        _write_word({(n, 1): f"<w:p>{_run(row[1], VANISH)}</w:p>" for n, row in enumerate(ROWS)}),
        _write_page({(n, 1): f"<td hidden>{row[1]}</td>" for n, row in enumerate(ROWS)}),
        _write_page({(0, 0): '<colgroup><col><col style="visibility:collapse"></colgroup><td>Action</td>'}),
        _write_odt({(n, 1): f'<text:p text:style-name="P">{row[1]}</text:p>' for n, row in enumerate(ROWS)}),
    ],
)
def test_a_hidden_column_is_yours_and_is_named(file: tuple[str, bytes]) -> None:
    result = _import(file)
    assert list_rows(result) == ["1.1 Plant trees |  | May 2024", "1.2 Dig ponds |  | June 2024"]
    assert "Lead: Ann" in result.text
    assert "hidden" in find_kinds(result, 'column "Lead"')


@pytest.mark.parametrize(
    "file",
    [
        _write_word({}, above=f"<w:p>{_run('secret', VANISH)}</w:p>"),
        _write_page({}, above='<p style="display:none">secret</p>'),
        _write_page({}, above="<h2 hidden>secret</h2>"),
        _write_odt({}, above='<text:p text:style-name="P">secret</text:p>'),
        _write_odt({}, above='<text:section text:display="none"><text:p>secret</text:p></text:section>'),
    ],
)
def test_hidden_text_elsewhere_is_left_over_and_named(file: tuple[str, bytes]) -> None:
    result = _import(file)
    assert list_rows(result) == VISIBLE
    assert result.report
    assert [(each.kind, each.quote) for each in result.report.findings if each.quote == "secret"] == [
        ("hidden", "secret")
    ]
    assert "hidden text: secret" in result.text


@pytest.mark.parametrize(
    "properties", ['<w:vanish w:val="0"/>', '<w:rStyle w:val="Secret"/><w:vanish w:val="false"/>', "<w:webHidden/>"]
)
def test_what_is_not_hidden_after_all(properties: str) -> None:
    result = _import(_write_word({(1, 0): f"<w:p>{_run('Plant trees', properties)}</w:p>"}))
    assert list_rows(result) == VISIBLE
    assert "hidden" not in find_kinds(result)


def test_a_style_can_strike_text_through() -> None:
    file = _write_word({(1, 0): f"<w:p>{_run('Plant trees', GONE)}</w:p>"})
    assert "struck" in find_kinds(_import(file), "1.1")


def test_a_table_that_is_wholly_hidden_is_no_plan() -> None:
    cells = {(n, at): f"<w:p>{_run(text, VANISH)}</w:p>" for n, row in enumerate(ROWS) for at, text in enumerate(row)}
    (question,) = _import(_write_word(cells)).questions
    assert question.option == "--map"
