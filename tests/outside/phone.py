"""A book open in a reading engine, in a Chromium as large as a phone."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from tests.outside import program

HERE = Path(__file__).parent
PACKAGES = HERE.parents[1] / "setup" / "reading-systems" / "node_modules"
ENGINES = ("foliate", "epubjs")
WIDTH, HEIGHT = 390, 844
SIZES = (14, 18, 26)
"""The text sizes that a reader may choose, in pixels."""
_PATIENCE = 60
"""Seconds after which a command that is not answered has hung."""


class _Server(ThreadingHTTPServer):
    """Serves the engines' pages, the packages, and the one book that is being read."""

    book = b""

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        packaged = path.startswith("/packages/")
        self.directory = str(PACKAGES if packaged else HERE / "engines")
        return super().translate_path(path.removeprefix("/packages") if packaged else path)

    def do_GET(self) -> None:
        if self.path != "/book.epub":
            super().do_GET()
            return
        assert isinstance(self.server, _Server)
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.server.book)))
        self.end_headers()
        self.wfile.write(self.server.book)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Phone:
    """Chromium driven by browser.cjs. A book is open in it after ``read``."""

    def __init__(self, process: subprocess.Popen[str], server: _Server) -> None:
        self._process = process
        self._server = server
        self._answers: Queue[str] = Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def read(
        self,
        engine: str,
        epub: bytes,
        *,
        flow: str = "paginated",
        dark: bool = False,
        scale: int = 1,
    ) -> None:
        """Open ``epub`` in ``engine``, in ``flow`` paginated or scrolled."""
        self._server.book = epub
        url = f"{self._server.origin}/reader.html?engine={engine}&flow={flow}"
        size = {"width": WIDTH, "height": HEIGHT, "scale": scale}
        self._command("open", url=url, dark=dark, **size)

    def ask(self, name: str, *words: object) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Call the function ``name`` of reader.js."""
        return self._command("ask", name=name, words=words)

    def light(self, *, dark: bool) -> None:
        """Switch the phone to dark colours, or back."""
        self._command("light", dark=dark)

    def picture(self, path: Path) -> None:
        """Write what the screen shows as PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._command("picture", path=str(path))

    def faults(self) -> list[str]:
        """Return what the console has said and what was asked of the network since ``read``."""
        faults: list[str] = self._command("faults")
        return faults

    def _command(self, command: str, **words: object) -> Any:  # noqa: ANN401 - whatever JSON holds
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"command": command, **words}) + "\n")
        self._process.stdin.flush()
        try:
            answer = json.loads(self._answers.get(timeout=_PATIENCE))
        except Empty as error:
            self._process.kill()
            raise TimeoutError(f"{command} {words}: no answer") from error
        if "error" in answer:
            raise RuntimeError(f"{command} {words}: {answer['error']}")
        return answer["value"]

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._answers.put(line)
        self._answers.put('{"error": "the browser has ended"}')


@contextmanager
def phone() -> Iterator[Phone]:
    """Start a server and a browser; both are gone at the end, whatever happened in between."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        words = (
            program.find("node"),
            str(HERE / "browser.cjs"),
            program.find("chromium"),
            server.origin,
        )
        process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "NODE_PATH": str(PACKAGES)},
        )
        try:
            yield Phone(process, server)
        finally:
            _close(process)
            server.shutdown()


def _close(process: subprocess.Popen[str]) -> None:
    """Close the browser's input, at which it ends, and Chromium with it."""
    assert process.stdin is not None
    process.stdin.close()
    with suppress(subprocess.TimeoutExpired):
        process.wait(10)
    program.end(process)
