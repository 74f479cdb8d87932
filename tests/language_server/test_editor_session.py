"""A whole session: a real client starts `actionplan lsp`, types, asks, and goes."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from actionplan.checks import load_rules
from actionplan.cli.plans.plan_file import read_plans_beside
from actionplan.language_server.editor_server import build_server
from actionplan.renderers.rule_page import build_rule_address

Run = Callable[..., subprocess.CompletedProcess[str]]

PLAN = """\
# A house 🏠
plan: {title: Plan, authority: Council, period: 2017/18, name: made}
officers: [Head of Planning, Chief Executive]
events: [{event: 🏠 Budget}]
themes:
  - theme: Homes 🏠
    actions:
      - action: 1
        title: Homes
        outputs:
          - output: 1.1
            text: Homes
            officer: Cheif Executive
            targets:
              - {target: a, date: May 2017, measures: [Agreed]}
              - {target: b, date: Early Autumn, measures: [🏠🏠 Agreed], wait_for: 🏠 Budget}
"""
LSP = (sys.executable, "-m", "actionplan", "lsp")
PATIENCE = 120
"""How many seconds to wait for an answer, on a machine that does much else."""


class Editor(LanguageClient):
    """An editor with one file, which keeps what the server says is wrong in it."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.uri = ""
        self.edition = 0
        self.found: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def keep(params: types.PublishDiagnosticsParams) -> None:
            self.found.put_nowait(params)

    @property
    def document(self) -> types.TextDocumentIdentifier:
        """The file."""
        return types.TextDocumentIdentifier(self.uri)

    def open(self, path: Path, text: str) -> None:
        """Open a file."""
        self.uri = path.as_uri()
        item = types.TextDocumentItem(self.uri, "yaml", self.edition, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, text: str) -> None:
        """Change the file to another text."""
        self.edition += 1
        identifier = types.VersionedTextDocumentIdentifier(version=self.edition, uri=self.uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))

    async def wait_for_findings(self) -> list[types.Diagnostic]:
        """Wait until the server says what is wrong."""
        return [*(await asyncio.wait_for(self.found.get(), PATIENCE)).diagnostics]


class Link:
    """Takes the messages of one side to the other, in this process."""

    def __init__(self, protocol: Any) -> None:
        self._protocol = protocol

    def write(self, data: bytes) -> None:
        """Hand a message over when whoever sent it has done what it is at."""
        message = json.loads(data, object_hook=self._protocol.structure_message)
        asyncio.get_running_loop().call_soon(self._protocol.handle_message, message)

    def close(self) -> None:
        """Close nothing."""


@asynccontextmanager
async def start_editor(*encodings: types.PositionEncodingKind, in_process: bool = True) -> AsyncIterator[Editor]:
    """Start an editor with a server, in this process or in one of its own, and end both as the protocol says."""
    editor, server = Editor(), build_server(date.today, read_plans_beside, pause_seconds=0.01)
    if in_process:
        editor.protocol.set_writer(Link(server.protocol), include_headers=False)
        server.protocol.set_writer(Link(editor.protocol), include_headers=False)
    else:
        await editor.start_io(*LSP)
    general = types.GeneralClientCapabilities(position_encodings=encodings or None)
    capabilities = types.ClientCapabilities(general=general)
    await asyncio.wait_for(editor.initialize_async(types.InitializeParams(capabilities)), PATIENCE)
    editor.initialized(types.InitializedParams())
    yield editor
    await asyncio.wait_for(editor.shutdown_async(None), PATIENCE)
    if not in_process:
        editor.exit(None)
        await editor.stop()  # type: ignore[no-untyped-call]


def find_position(text: str, words: str) -> types.Position:
    """Find the place of words, as editors count in UTF-16."""
    before = text[: text.index(words)]
    line = before.rsplit("\n", 1)[-1]
    return types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)


def cut(text: str, span: types.Range) -> str:
    """Cut a range of one line out of a text."""
    assert span.start.line == span.end.line
    line = text.split("\n")[span.start.line].encode("utf-16-le")
    return line[2 * span.start.character : 2 * span.end.character].decode("utf-16-le")


def hold(
    session: Callable[[Editor], Awaitable[None]], *encodings: types.PositionEncodingKind, in_process: bool = True
) -> None:
    """Hold a session."""

    async def run() -> None:
        async with start_editor(*encodings, in_process=in_process) as editor:
            await session(editor)

    asyncio.run(run())


@pytest.mark.parametrize("in_process", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_findings_are_those_of_validate_at_their_places(tmp_path: Path, run: Run, *, in_process: bool) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, "utf-8")
    ran = json.loads(run("validate", "--format", "json").stdout)

    async def session(editor: Editor) -> None:
        editor.open(path, PLAN)
        found = await editor.wait_for_findings()
        assert [each.code for each in found] == [each["code"] for each in ran["findings"]]
        assert [each.range.start.line + 1 for each in found] == [each["line"] for each in ran["findings"]]
        assert [cut(PLAN, each.range) for each in found if each.code in ("AP201", "AP403")] == [
            "Cheif Executive",
            "wait_for",
        ]
        for each in found:
            rule = load_rules()[str(each.code)]
            assert each.code_description
            assert each.code_description.href == build_rule_address(rule)

    hold(session, in_process=in_process)


def test_what_is_corrected_is_found_no_more_and_what_is_broken_is_found_anew(tmp_path: Path) -> None:
    async def session(editor: Editor) -> None:
        editor.open(tmp_path / "plan.yaml", PLAN)
        found = await editor.wait_for_findings()
        wrong = next(each for each in found if each.code == "AP201")
        context = types.CodeActionContext([wrong])
        actions = await editor.text_document_code_action_async(
            types.CodeActionParams(editor.document, wrong.range, context)
        )
        (fix,) = [each for each in actions or () if isinstance(each, types.CodeAction)]
        assert fix.edit
        assert fix.edit.changes
        (edit,) = fix.edit.changes[editor.uri]
        assert (cut(PLAN, edit.range), edit.new_text) == ("wait_for", "waits_for")
        mended = PLAN.replace("wait_for", "waits_for").replace("Cheif", "Chief")
        editor.type(mended)
        codes = [each.code for each in await editor.wait_for_findings()]
        assert "AP201" not in codes
        assert "AP403" not in codes
        editor.type(f"{mended}  x: [")
        assert "AP101" in [each.code for each in await editor.wait_for_findings()]
        editor.text_document_did_close(types.DidCloseTextDocumentParams(editor.document))
        assert await editor.wait_for_findings() == []

    hold(session)


def test_findings_say_of_which_version_they_are(tmp_path: Path) -> None:
    async def session(editor: Editor) -> None:
        editor.open(tmp_path / "plan.yaml", PLAN)
        assert (await asyncio.wait_for(editor.found.get(), PATIENCE)).version == editor.edition == 0
        editor.type(PLAN.replace("Cheif", "Chief"))
        assert (await asyncio.wait_for(editor.found.get(), PATIENCE)).version == editor.edition == 1

    hold(session)


@pytest.mark.parametrize(("place", "asks_again"), [("May 2017", True), ("Cheif Executive", False)])
def test_an_editor_asks_again_as_a_date_is_typed(tmp_path: Path, place: str, *, asks_again: bool) -> None:
    async def session(editor: Editor) -> None:
        editor.open(tmp_path / "plan.yaml", PLAN)
        asked = types.CompletionParams(editor.document, find_position(PLAN, place))
        answer = await editor.text_document_completion_async(asked)
        assert isinstance(answer, types.CompletionList)
        assert answer.items
        assert answer.is_incomplete == asks_again

    hold(session)


@pytest.mark.parametrize(
    ("typed", "changed"),
    [
        ("Sumer 2017", "Summer 2017"),
        ('"Sumer 2017"', "Summer 2017"),
        ("Erly Autumn", "Early Autumn"),
        ("nobody knows", None),
        ("Sumer\u200b 2017", None),
    ],
)
def test_the_nearest_date_is_offered_and_never_made_with_the_others(
    tmp_path: Path, typed: str, changed: str | None
) -> None:
    text = PLAN.replace("May 2017", typed).replace("wait_for", "waits_for")

    async def session(editor: Editor) -> None:
        editor.open(tmp_path / "plan.yaml", text)
        (wrong,) = [each for each in await editor.wait_for_findings() if each.code == "AP301"]
        asked = types.CodeActionParams(editor.document, wrong.range, types.CodeActionContext([wrong]))
        offers = await editor.text_document_code_action_async(asked) or []
        assert list_edits(editor, offers) == ([(typed, changed)] if changed else [])
        assert not any(each.is_preferred for each in offers if isinstance(each, types.CodeAction))
        asked.context.only = [types.CodeActionKind.SourceFixAll]
        (edit,) = list_edits(editor, await editor.text_document_code_action_async(asked) or [])
        assert sorted("".join(edit)) == sorted("eiie")

    def list_edits(editor: Editor, actions: Sequence[types.Command | types.CodeAction]) -> list[tuple[str, str]]:
        edits = [each.edit for each in actions if isinstance(each, types.CodeAction) and each.edit]
        changes = [change for edit in edits for change in (edit.changes or {})[editor.uri]]
        return [(cut(text, change.range), change.new_text) for change in changes if isinstance(change, types.TextEdit)]

    hold(session)


def test_all_that_can_be_corrected_is_corrected_at_once(tmp_path: Path) -> None:
    async def session(editor: Editor) -> None:
        editor.open(tmp_path / "plan.yaml", PLAN)
        await editor.wait_for_findings()
        everything = types.CodeActionContext([], only=[types.CodeActionKind.SourceFixAll])
        span = types.Range(types.Position(0, 0), types.Position(0, 0))
        actions = await editor.text_document_code_action_async(
            types.CodeActionParams(editor.document, span, everything)
        )
        (fix,) = actions or ()
        assert isinstance(fix, types.CodeAction)
        assert fix.edit
        assert fix.edit.changes
        (edit,) = fix.edit.changes[editor.uri]
        lines = PLAN.split("\n")
        first, last = edit.range.start, edit.range.end
        before = "\n".join([*lines[: first.line], lines[first.line][: first.character]])
        ending = lines[last.line].encode("utf-16-le")[2 * last.character :].decode("utf-16-le")
        after = "\n".join([ending, *lines[last.line + 1 :]])
        fixed = before + edit.new_text + after
        assert fixed == PLAN.replace("wait_for", "waits_for").replace("Cheif", "Chief")

    hold(session)


def test_questions_about_a_place(tmp_path: Path) -> None:
    text = PLAN.replace("wait_for", "waits_for")

    async def session(editor: Editor) -> None:
        editor.open(tmp_path / "plan.yaml", text)
        place = find_position(text, "Early")
        hover = await editor.text_document_hover_async(types.HoverParams(editor.document, place))
        assert hover
        assert hover.range
        assert cut(text, hover.range) == "Early Autumn"
        assert isinstance(hover.contents, types.MarkupContent)
        assert "Due           30 September 2017" in hover.contents.value
        place = find_position(text, "🏠 Budget}\n")
        place = types.Position(place.line, place.character + 4)
        found = await editor.text_document_definition_async(types.DefinitionParams(editor.document, place))
        assert isinstance(found, types.Location)
        assert cut(text, found.range) == "{event: 🏠 Budget"
        outline = await editor.text_document_document_symbol_async(types.DocumentSymbolParams(editor.document))
        (theme,) = outline or ()
        assert isinstance(theme, types.DocumentSymbol)
        assert theme.name == "Homes 🏠"
        (action,) = theme.children or ()
        assert action.name == "1 Homes"
        lenses = await editor.text_document_code_lens_async(types.CodeLensParams(editor.document))
        titles = [lens.command.title for lens in lenses or () if lens.command]
        assert [title.partition(",")[0] for title in titles] == ["1.1a: overdue", "1.1b: overdue"]
        assert all("days late" in title for title in titles)

    hold(session)


def test_a_name_leads_to_a_plan_in_the_same_folder_as_it_is_in_its_file_or_in_the_editor(tmp_path: Path) -> None:
    jsp = PLAN.replace("name: made", "name: jsp").replace("# A house 🏠\n", "")
    other = tmp_path / "jsp.yaml"
    other.write_text(jsp, "utf-8")
    (tmp_path / "compose.yaml").write_text("services: {web: {image: x}}\n")
    text = PLAN.replace("wait_for: 🏠 Budget", "waits_for: jsp:1.1a")

    async def session(editor: Editor) -> None:
        path = tmp_path / "plan.yaml"
        editor.open(path, text)
        await editor.wait_for_findings()
        place = find_position(text, "jsp:1.1a")
        completed = await editor.text_document_completion_async(types.CompletionParams(editor.document, place))
        assert isinstance(completed, types.CompletionList)
        assert [each.label for each in completed.items] == ["🏠 Budget", "jsp:1.1a", "jsp:1.1b"]
        question = types.DefinitionParams(editor.document, place)
        found = await editor.text_document_definition_async(question)
        assert isinstance(found, types.Location)
        assert (found.uri, found.range.start) == (other.as_uri(), find_position(jsp, "{target: a"))
        editor.open(other, f"# One line more\n{jsp}")
        await editor.wait_for_findings()
        found = await editor.text_document_definition_async(question)
        assert isinstance(found, types.Location)
        assert found.range.start.line == find_position(jsp, "{target: a").line + 1

    hold(session)


def test_names_are_completed_while_the_file_is_broken(tmp_path: Path) -> None:
    async def session(editor: Editor) -> None:
        editor.open(tmp_path / "plan.yaml", PLAN)
        await editor.wait_for_findings()
        text = PLAN.replace("Cheif Executive", "[Chi").replace("officers: [", "officers: ")
        editor.type(text)
        place = find_position(text, "[Chi")
        place = types.Position(place.line, place.character + 4)
        answer = await editor.text_document_completion_async(types.CompletionParams(editor.document, place))
        assert isinstance(answer, types.CompletionList)
        (item,) = answer.items
        assert item.label == "Chief Executive"
        assert isinstance(item.text_edit, types.TextEdit)
        assert cut(text, item.text_edit.range) == "Chi"

    hold(session)


@pytest.mark.parametrize(
    ("encoding", "character"), [(types.PositionEncodingKind.Utf8, 6), (types.PositionEncodingKind.Utf32, 3)]
)
def test_columns_are_counted_as_the_editor_asks(
    tmp_path: Path, encoding: types.PositionEncodingKind, character: int
) -> None:
    async def session(editor: Editor) -> None:
        editor.open(tmp_path / "plan.yaml", 'plan: {title: A, authority: B, period: 2017}\n"🏠": 1\n')
        found = [each for each in await editor.wait_for_findings() if each.code == "AP201"]
        assert [each.range.end.character for each in found] == [character]

    hold(session, encoding)


def test_a_file_that_is_no_plan_is_left_alone(tmp_path: Path) -> None:
    async def session(editor: Editor) -> None:
        editor.open(tmp_path / "compose.yaml", "services:\n  web: {image: x\n")
        assert await editor.wait_for_findings() == []
        place = types.Position(0, 2)
        assert await editor.text_document_hover_async(types.HoverParams(editor.document, place)) is None
        assert await editor.text_document_completion_async(types.CompletionParams(editor.document, place)) is None

    hold(session)


def start_server(folder: Path, given: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    """Start a server without an editor. What it imports can stand in its folder."""
    path = os.pathsep.join((str(folder), str(Path(__file__).parents[2] / "src")))
    return subprocess.Popen(  # noqa: S603 - our own program
        LSP,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": path},
        stdin=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_it_ends_when_the_editor_is_gone(run: Run) -> None:
    ran = run("lsp", said="")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals between processes")
def test_it_ends_when_it_is_interrupted(tmp_path: Path) -> None:
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}).encode()
    with start_server(tmp_path) as server:
        assert server.stdin
        assert server.stdout
        server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        server.stdin.flush()
        assert server.stdout.readline().startswith(b"Content-Length")
        server.send_signal(signal.SIGINT)
        assert server.wait(PATIENCE) == -signal.SIGINT


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_a_person_who_types_the_command_is_told_who_starts_it(tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    with start_server(tmp_path, theirs) as server:
        printed, said = server.communicate(timeout=PATIENCE)
    os.close(ours)
    os.close(theirs)
    assert (server.returncode, printed) == (2, b"")
    assert said.startswith(b"actionplan: An editor starts this command")


@pytest.mark.slow
def test_where_the_extra_is_not_installed_it_says_how_to_get_it(tmp_path: Path) -> None:
    """A folder in place of that of pygls does as its absence would."""
    lacking = tmp_path / "pygls"
    lacking.mkdir()
    (lacking / "__init__.py").write_text("raise ModuleNotFoundError('No module named pygls', name='pygls')\n")
    with start_server(tmp_path) as server:
        printed, said = server.communicate(timeout=PATIENCE)
    assert (server.returncode, printed) == (1, b"")
    assert said.decode() == (
        "actionplan: To help an editor, a part of the program is needed that is not installed. "
        "Install it with: pip install 'actionplan[lsp]'\n"
    )
