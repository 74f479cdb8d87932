"""Speak the language server protocol, by pygls: take an editor's questions, and send the answers."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from actionplan import __version__
from actionplan.checks.runner import check_source
from actionplan.language_server import protocol_values as values
from actionplan.language_server.definitions import find_definition
from actionplan.language_server.hover import explain_place
from actionplan.language_server.open_plan import OpenPlan, read_open_plan
from actionplan.language_server.plan_documents import CheckedPlan, PlanDocument, run_beside
from actionplan.language_server.plan_symbols import list_symbols
from actionplan.language_server.quick_fixes import fix_everything, list_quick_fixes
from actionplan.language_server.status_lenses import list_status_lenses
from actionplan.language_server.suggestions import SuggestionSource, list_suggestions
from actionplan.language_server.text_positions import TextPositions
from actionplan.language_server.typing_context import find_typing_context

T = TypeVar("T")
PlanReader = Callable[[str], Iterable[tuple[str, bytes]]]
"""Reads the other plans in the folder of a file: the path of each, and its bytes."""

PAUSE_SECONDS = 0.3
"""How long nobody types before a plan is checked."""


_SWITCH_SECONDS = 0.0005
"""How long the thread beside keeps Python to itself. A letter needs it a dozen times, so this counts."""


class EditorServer(LanguageServer):
    """A server for one editor. Plans are read and checked in one thread beside, so that typing never waits for it."""

    def __init__(self, find_day: Callable[[], date], read_beside: PlanReader, pause_seconds: float) -> None:
        # Whole texts are sent: pygls counts other line breaks than editors do, so it would put changes in wrong places.
        super().__init__("actionplan", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.find_day = find_day
        self.worker = ThreadPoolExecutor(1)
        self.documents: dict[str, PlanDocument] = {}
        self._pauses: dict[str, asyncio.Task[None]] = {}
        self._pause_seconds = pause_seconds
        self._read_beside = read_beside
        self._beside: dict[str, list[OpenPlan]] = {}

    @property
    def encoding(self) -> str:
        """What the editor counts columns in."""
        return str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding) or "utf-16")

    def take_text(self, uri: str) -> None:
        """Take a text that was opened or changed, and check it as soon as nobody types."""
        text_document = self.workspace.get_text_document(uri)
        if uri in self.documents:
            self.documents[uri].replace_text(text_document.source, text_document.version)
        else:
            self.documents[uri] = PlanDocument(uri, text_document.path, text_document.source, text_document.version)
        self._stop_pause(uri)
        pause = asyncio.get_running_loop().create_task(self._check_after_pause(self.documents[uri]))
        pause.add_done_callback(self._report_bug)
        self._pauses[uri] = pause

    def drop(self, uri: str) -> None:
        """Drop a document that was closed, with what was found in it."""
        self._stop_pause(uri)
        self._beside.pop(uri, None)
        if self.documents.pop(uri, None):
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    async def run(self, work: Callable[[], T]) -> T:
        """Run in the thread beside what takes a while, so that typing is answered meanwhile."""
        return await run_beside(self.worker, work)

    async def read(self, uri: str) -> tuple[OpenPlan, TextPositions] | None:
        """Read a document that is open as it is now; `None` if it is not a plan."""
        document = self.documents.get(uri)
        plan = await document.read(self.worker) if document else None
        return (plan, plan.make_positions(self.encoding)) if plan else None

    async def look_beside(self, uri: str) -> None:
        """Read the other plans in the folder of a document, because it may name them."""
        if (document := self.documents.get(uri)) and uri.startswith("file:"):
            self._beside[uri] = await self.run(partial(_read_plans, document.path, self._read_beside))

    def list_others(self, uri: str) -> list[OpenPlan]:
        """List the other plans that are open, and those in the folder of a document."""
        opened = [each.last_plan for each in self.documents.values() if each.last_plan and each.uri != uri]
        return [*opened, *(each for each in self._beside.get(uri, ()) if each.uri not in self.documents)]

    async def _check_after_pause(self, document: PlanDocument) -> None:
        await asyncio.sleep(self._pause_seconds)
        text, version = document.text, document.version
        checked = await document.check(self.worker, self.find_day())
        diagnostics = await self.run(partial(self._build_diagnostics, checked)) if checked else []
        if document.text is text and self.documents.get(document.uri) is document:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(document.uri, diagnostics, version))

    def _build_diagnostics(self, checked: CheckedPlan) -> list[types.Diagnostic]:
        positions = checked.plan.make_positions(self.encoding)
        return [values.build_diagnostic(each, checked.plan.uri, positions) for each in checked.findings]

    def _report_bug(self, pause: asyncio.Task[None]) -> None:
        """Tell the editor that a check failed: nobody waits for a check, so nobody else would hear of it."""
        error = None if pause.cancelled() else pause.exception()
        if error:
            words = (
                f"This is a fault in actionplan, not in your plan ({type(error).__name__}: {error}). Please report it."
            )
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, words))

    def _stop_pause(self, uri: str) -> None:
        if pause := self._pauses.pop(uri, None):
            pause.cancel()


def _read_plans(path: str, read_beside: PlanReader) -> list[OpenPlan]:
    return [
        read_open_plan(Path(other).as_uri(), data.decode("utf-8", "replace"), other)
        for other, data in read_beside(path)
    ]


def run_server(find_day: Callable[[], date], read_beside: PlanReader) -> None:
    """Serve an editor over standard input and output, until it says that it is done.

    Control-C ends it at once, because the thread that waits for the editor cannot be told to stop.
    """
    interval, interrupt = sys.getswitchinterval(), signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.setswitchinterval(_SWITCH_SECONDS)
    try:
        build_server(find_day, read_beside).start_io()
    finally:
        sys.setswitchinterval(interval)
        signal.signal(signal.SIGINT, interrupt)


def build_server(
    find_day: Callable[[], date], read_beside: PlanReader, pause_seconds: float = PAUSE_SECONDS
) -> EditorServer:
    """Build the server, with an answer for each question. `find_day` tells the day of today."""
    server = EditorServer(find_day, read_beside, pause_seconds)
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_take_opened)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_take_changed)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(_take_saved)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_take_closed)
    server.feature(types.TEXT_DOCUMENT_HOVER)(_answer_hover)
    server.feature(types.TEXT_DOCUMENT_DEFINITION)(_answer_definition)
    server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)(_answer_symbols)
    server.feature(types.TEXT_DOCUMENT_CODE_LENS)(_answer_lenses)
    completion = types.CompletionOptions(trigger_characters=[" ", "[", "{"])
    server.feature(types.TEXT_DOCUMENT_COMPLETION, completion)(_answer_completion)
    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds))(_answer_actions)
    return server


async def _take_opened(server: EditorServer, params: types.DidOpenTextDocumentParams) -> None:
    server.take_text(params.text_document.uri)
    await server.look_beside(params.text_document.uri)


async def _take_saved(server: EditorServer, params: types.DidSaveTextDocumentParams) -> None:
    await server.look_beside(params.text_document.uri)


def _take_changed(server: EditorServer, params: types.DidChangeTextDocumentParams) -> None:
    server.take_text(params.text_document.uri)


def _take_closed(server: EditorServer, params: types.DidCloseTextDocumentParams) -> None:
    server.drop(params.text_document.uri)


async def _answer_hover(server: EditorServer, params: types.HoverParams) -> types.Hover | None:
    read = await server.read(params.text_document.uri)
    if read is None:
        return None
    plan, positions = read
    offset = positions.find_offset(params.position.line, params.position.character)
    answer = explain_place(plan, offset, server.list_others(plan.uri))
    return values.build_hover(answer, positions) if answer else None


async def _answer_definition(server: EditorServer, params: types.DefinitionParams) -> types.Location | None:
    read = await server.read(params.text_document.uri)
    if read is None:
        return None
    plan, positions = read
    offset = positions.find_offset(params.position.line, params.position.character)
    found = find_definition(plan, offset, server.list_others(plan.uri))
    if found is None:
        return None
    place = found.plan.make_positions(server.encoding).find_span(*found.plan.source.find_span(found.route))
    return types.Location(found.plan.uri, values.build_range(place))


async def _answer_symbols(
    server: EditorServer, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | None:
    read = await server.read(params.text_document.uri)
    if read is None:
        return None
    plan, positions = read
    return await server.run(lambda: [values.build_symbol(each, positions) for each in list_symbols(plan)])


async def _answer_lenses(server: EditorServer, params: types.CodeLensParams) -> list[types.CodeLens] | None:
    read = await server.read(params.text_document.uri)
    if read is None:
        return None
    (plan, positions), day = read, server.find_day()
    return await server.run(lambda: [values.build_lens(each, positions) for each in list_status_lenses(plan, day)])


async def _answer_completion(server: EditorServer, params: types.CompletionParams) -> types.CompletionList | None:
    document = server.documents.get(params.text_document.uri)
    if document is None or (document.last_plan is None and await document.read(server.worker) is None):
        return None
    positions = TextPositions(document.text, encoding=server.encoding)
    offset = positions.find_offset(params.position.line, params.position.character)
    context = find_typing_context(document.text, offset)
    if context is None:
        return None
    others = tuple(other.names for other in server.list_others(document.uri))
    suggestions = list_suggestions(context, SuggestionSource(document.names, server.find_day(), others))
    typed = values.build_range(positions.find_span(offset - len(context.text), offset))
    return values.build_completion(suggestions, typed, context.text)


async def _answer_actions(server: EditorServer, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    document = server.documents.get(params.text_document.uri)
    checked = await document.check(server.worker, server.find_day()) if document else None
    if checked is None:
        return None
    plan, findings = checked
    positions = plan.make_positions(server.encoding)
    day = server.find_day()
    if types.CodeActionKind.SourceFixAll in (params.context.only or ()):
        fix = await server.run(lambda: fix_everything(plan, lambda source: check_source(source, day)))
        return [values.build_action(fix, types.CodeActionKind.SourceFixAll, plan.uri, positions, [])] if fix else []
    first, last = params.range.start.line, params.range.end.line
    near = [each for each in findings if first <= positions.find_location(each.location)[0].line <= last]
    fixes = await server.run(lambda: list_quick_fixes(plan, near))
    return [
        values.build_action(
            fix,
            types.CodeActionKind.QuickFix,
            plan.uri,
            positions,
            [values.build_diagnostic(each, plan.uri, positions) for each in fix.findings],
        )
        for fix in fixes
    ]
