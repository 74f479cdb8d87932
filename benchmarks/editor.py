"""Types in a plan as an editor does, and measures how long the language server takes to answer each letter."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO, Any, cast

LETTERS = "Head of Planning and Economic Development"
PAUSE = 0.08
"""How many seconds are between two letters, when somebody types fast."""

PATIENCE = 60
"""How many seconds to wait for an answer that may never come."""


class Wire:
    """A language server, and the messages to it and from it, which a thread reads as they come."""

    def __init__(self, program: str, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            (program, "lsp"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(environment)
        )
        self._to_server, self._from_server = (
            cast("IO[bytes]", self._process.stdin),
            cast("IO[bytes]", self._process.stdout),
        )
        self._number = 0
        self._answers: Queue[dict[str, Any]] = Queue()
        Thread(target=self._read_answers, daemon=True).start()

    def tell(self, method: str, **params: Any) -> None:
        """Tell the server something that has no answer."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, **params: Any) -> int:
        """Ask the server something, and return the number of the question."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        return self._number

    def wait_for(self, number: int) -> Any:
        """Wait for the answer to a question. What comes before it is not looked at."""
        while (message := self._answers.get(timeout=PATIENCE)).get("id") != number:
            pass
        return message["result"]

    def end(self) -> None:
        """End the server as the protocol says, and wait until it is gone."""
        self.wait_for(self.ask("shutdown"))
        self.tell("exit")
        self._process.wait(PATIENCE)

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to_server.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._to_server.flush()

    def _read_answers(self) -> None:
        length = 0
        while header := self._from_server.readline():
            if header.lower().startswith(b"content-length:"):
                length = int(header.split(b":")[1])
            elif not header.strip():
                self._answers.put(json.loads(self._from_server.read(length)))


def type_in_plan(program: str, plan: Path, letters: int, environment: Mapping[str, str]) -> list[float]:
    """Type an officer near the end of a plan, and return how many seconds each letter waited for its suggestions."""
    text = plan.read_text("utf-8")
    start = text.rindex("officer: ") + len("officer: ")
    line, document = text.count("\n", 0, start), {"uri": plan.as_uri()}
    column = start - text.rindex("\n", 0, start) - 1
    wire = Wire(program, environment)
    wire.wait_for(wire.ask("initialize", capabilities={}, processId=None, rootUri=None))
    wire.tell("initialized")
    wire.tell("textDocument/didOpen", textDocument={**document, "languageId": "yaml", "version": 0, "text": text})
    wire.wait_for(wire.ask("textDocument/documentSymbol", textDocument=document))
    waits = []
    for version in range(1, letters + 1):
        typed = LETTERS[: (version - 1) % len(LETTERS) + 1]
        time.sleep(PAUSE)
        begun = time.perf_counter()
        change = {"text": text[:start] + typed + text[start:]}
        wire.tell("textDocument/didChange", textDocument={**document, "version": version}, contentChanges=[change])
        place = {"line": line, "character": column + len(typed)}
        wire.wait_for(wire.ask("textDocument/completion", textDocument=document, position=place))
        waits.append(time.perf_counter() - begun)
        if version % 5 == 0:  # editors ask these when somebody has typed a few letters
            wire.ask("textDocument/documentSymbol", textDocument=document)
            wire.ask("textDocument/codeLens", textDocument=document)
    wire.end()
    return waits
