"""The formats .doc, .wps, .rtf and .odt, made into .docx by LibreOffice and then read.

LibreOffice runs without a window, with a profile of its own that is thrown away, with macros,
active content and links to the outside turned off, and within limits of time and memory; it and
all that it started are ended with it, and with this process, however that ends.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from jianbao.atomic_files import staging
from jianbao.diagnostics import BookError, Diagnostic, Result, Span
from jianbao.intake import codes, docx, rtf, witness
from jianbao.intake.model import Draft

SUFFIXES = (".doc", ".wps", ".rtf", ".odt")
SECONDS = 120.0
"""How long a conversion may take; the first start of LibreOffice alone takes ten seconds or so."""
MEMORY = 2 * 1024**3
"""Bytes that each process of a conversion may hold; a long document takes a quarter of that."""

_COMMANDS = ("soffice", "libreoffice")
_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
_SHELL = Path("/bin/sh")
_TRUE_SUFFIXES = {
    b"\xd0\xcf\x11\xe0": ".doc",
    b"{\\rtf": ".rtf",
    b"PK\x03\x04": ".odt",
}
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
)


def read(data: bytes, source: str, suffix: str, *, seconds: float = SECONDS) -> Result[Draft]:
    """Return the draft in ``data``, a file of the format ``suffix``, one of `SUFFIXES`.

    Without LibreOffice, or where it fails or takes longer than ``seconds``, there is no value but
    a diagnostic, N110 to N112. What it converts may differ from the source (N113).
    """
    try:
        converted = as_docx(data, source, suffix, seconds)
    except BookError as error:
        return Result(value=None, diagnostics=error.diagnostics)
    result = docx.read(converted, source)
    if result.value is not None and data.startswith(b"{\\rtf"):
        result = replace(result, value=witness.completed(result.value, rtf.chunks(data)))
    return replace(result, diagnostics=(*result.diagnostics, _compare(source)))


def as_docx(data: bytes, source: str, suffix: str, seconds: float = SECONDS) -> bytes:
    """Return what LibreOffice makes of ``data``; raises `BookError`."""
    command = program()
    if command is None:
        raise _missing(source, suffix)
    if data.startswith(b"{\\rtf") and (line := rtf.too_deep(data)):
        raise BookError(codes.NESTED_TOO_DEEP.at(Span(file=source, line=line)))
    with staging() as folder:
        given = folder / f"given{_true_suffix(data, suffix)}"
        given.write_bytes(data)
        profile = folder / "profile"
        _write_settings(profile)
        said = _run(
            (
                command,
                f"-env:UserInstallation={profile.as_uri()}",
                # What an administrator runs would note in the installation that it was started.
                f"-env:UNO_SHARED_PACKAGES_CACHE={(profile / 'shared').as_uri()}",
                *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
                *("--convert-to", "docx:MS Word 2007 XML", "--outdir", folder / "made", given),
            ),
            folder,
            seconds,
        )
        if said is None:
            raise _too_slow(source, seconds)
        made = folder / "made" / "given.docx"
        if not made.is_file():
            raise _failed(source, said)
        return made.read_bytes()


def program() -> str | None:
    """Return how to start LibreOffice; None where it is not installed."""
    found = next(filter(None, map(shutil.which, _COMMANDS)), None)
    return found or (str(_MAC) if sys.platform == "darwin" and _MAC.exists() else None)


def _true_suffix(data: bytes, suffix: str) -> str:
    """Return the suffix by which LibreOffice chooses the right filter: a .wps is a .doc inside."""
    found = (true for start, true in _TRUE_SUFFIXES.items() if data.startswith(start))
    return next(found, suffix.lower())


def _write_settings(profile: Path) -> None:
    """Write the settings of a fresh profile."""
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>\n",
        "utf-8",
    )


def _run(command: tuple[str | Path, ...], folder: Path, seconds: float) -> str | None:
    """Run ``command`` in ``folder``; return what it said, None where it took too long.

    What it says goes to a file: a process that outlives it would keep a pipe open.
    """
    with (folder / "said").open("wb+") as said:
        # LibreOffice, found on the user's own path; the source's name is no part of the command.
        process = subprocess.Popen(  # noqa: S603 - see above
            _bounded(command),
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=subprocess.STDOUT,
            env={**os.environ, "HOME": str(folder), "TMPDIR": str(folder)},
            start_new_session=True,
        )
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            _end(process)
        said.seek(0)
        return said.read().decode(errors="replace")


def _bounded(command: tuple[str | Path, ...]) -> tuple[str | Path, ...]:
    """Return ``command`` begun by a shell that limits it; as it is where there is none.

    Beside it waits a watcher for the end of the pipe, which comes when this process is no more,
    however it was killed; it then ends the whole group.
    """
    if not _SHELL.exists():
        return command
    watcher = "exec 3<&0; (read -r _ <&3; kill -KILL 0) >/dev/null 2>&1 &"
    limited = f'{watcher} ulimit -d {MEMORY // 1024} 2>/dev/null; exec "$@" 3<&- </dev/null'
    return (_SHELL, "-c", limited, "sh", *command)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End ``process`` and all that it started: soffice is a script around the program itself."""
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdin is not None:
        process.stdin.close()


def _compare(source: str) -> Diagnostic:
    return codes.CONVERTED.at(Span(file=source))


def _missing(source: str, suffix: str) -> BookError:
    return BookError(codes.NO_LIBREOFFICE.at(Span(file=source), suffix=suffix))


def _failed(source: str, said: str) -> BookError:
    last = said.strip().rpartition("\n")[2]
    return BookError(codes.CONVERSION_FAILED.at(Span(file=source), last=last))


def _too_slow(source: str, seconds: float) -> BookError:
    return BookError(codes.CONVERSION_TOO_SLOW.at(Span(file=source), seconds=seconds))
