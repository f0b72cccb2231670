"""The text of an RTF file by its paragraphs, read from its control words alone (RTF 1.9.1).

The text itself is read from what LibreOffice makes of the file; this second reading, which knows
neither styles nor tables nor lists, tells what that lacks.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

_TOKEN = re.compile(
    rb"\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|\\'(?P<byte>[0-9a-f]{2})|\\(?P<sign>[^a-z'])|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)",
    re.IGNORECASE | re.DOTALL,
)
_SILENT = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "themedata", "colorschememapping",
    "datastore", "latentstyles", "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl",
    "fldinst", "objdata", "bkmkstart", "bkmkend", "pntext", "listtext", "pntxta", "pntxtb",
    "filetbl", "revtbl", "template", "background", "shpinst", "nonshppict", "objclass", "datafield",
    "mmathPr", "wgrffmtfilter", "fontemb", "panose", "falt", "atrfstart", "atrfend", "atnid", "atnauthor",
})  # fmt: skip
"""Groups whose text is no text of the document, or a number that Word wrote."""
_HEARD = frozenset({"shptxt", "result", "footnote", "annotation", "ud", "shppict"})
"""Groups with text though a reader may pass them by, and those within silent ones."""
_SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "tab": "\t", "emspace": "\u2003", "enspace": "\u2002",
}  # fmt: skip
_ENDS = frozenset({"par", "line", "cell", "row", "page", "sect", "nestcell", "nestrow"})
_CHARSETS = {134: "gb18030", 136: "big5", 128: "cp932", 129: "cp949"}
_WESTERN = "cp1252"
_NESTING = re.compile(rb"\\bin(?P<raw>\d{1,9})[ ]?|\\.|(?P<brace>[{}])", re.DOTALL)
_DEEPEST = 500
"""Groups within each other; word processors write a few dozen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    r"""What holds within a group: whether it is text, its encoding, bytes that stand for a \u."""

    silent: bool = False
    encoding: str = _WESTERN
    spare: int = 1


def chunks(data: bytes) -> list[str]:
    """Return the text of the RTF file ``data``, by paragraphs and cells."""
    scan = _Scan()
    for token in _TOKEN.finditer(data):
        scan.take(token)
    scan.flush()
    return [_paired("".join(texts)) for texts in scan.paragraphs]


def too_deep(data: bytes) -> int:
    """Return the line of ``data`` from which on its groups lie too deep within each other; 0 if none."""
    depth = position = 0
    while token := _NESTING.search(data, position):
        position = token.end() + int(token["raw"] or 0)
        if token["brace"]:
            depth = depth + 1 if token["brace"] == b"{" else max(depth - 1, 0)
        if depth > _DEEPEST:
            return data.count(b"\n", 0, position) + 1
    return 0


class _Scan:
    """One way through a file."""

    def __init__(self) -> None:
        self.paragraphs: list[list[str]] = [[]]
        self._states = [_State()]
        self._fonts = dict[int, str]()
        self._font = 0
        self._default = _WESTERN
        self._bytes = bytearray()
        self._passed = 0
        self._begins = False

    def take(self, token: re.Match[bytes]) -> None:
        """Go on by a token."""
        if token["brace"]:
            self.flush()
            self._brace(token["brace"])
        elif token["byte"]:
            self._byte(int(token["byte"], 16))
        elif token["text"]:
            for byte in token["text"]:
                self._byte(byte)
        elif token["word"]:
            self._word(token["word"].decode(), int(token["number"] or 0), bool(token["number"]))
        elif token["sign"]:
            self._sign(token["sign"])
        self._begins = bool(token["brace"]) or token["sign"] == b"*"

    def flush(self) -> None:
        """Decode the bytes gathered so far."""
        if self._bytes and not self._states[-1].silent:
            self.paragraphs[-1].append(_decoded(bytes(self._bytes), self._states[-1].encoding))
        self._bytes.clear()

    def _brace(self, brace: bytes) -> None:
        if brace == b"{" and len(self._states) < _DEEPEST:
            self._states.append(self._states[-1])
        elif brace == b"}" and len(self._states) > 1:
            self._states.pop()

    def _byte(self, byte: int) -> None:
        if self._passed:
            self._passed -= 1
        else:
            self._bytes.append(byte)

    def _sign(self, sign: bytes) -> None:
        if sign in b"\\{}":
            self._byte(sign[0])
            return
        self.flush()
        if sign == b"*":
            self._states[-1] = replace(self._states[-1], silent=True)
        elif not self._states[-1].silent:
            self.paragraphs[-1].append({b"~": "\u00a0", b"_": "-"}.get(sign, ""))

    def _word(self, word: str, number: int, numbered: bool) -> None:  # noqa: FBT001 - of a token
        self.flush()
        state = self._states[-1]
        if self._begins and word in _SILENT | _HEARD:
            self._states[-1] = replace(state, silent=word in _SILENT)
        elif word == "u":
            self._passed = state.spare
            if not state.silent:
                self.paragraphs[-1].append(chr(number % 0x10000))
        elif word == "uc":
            self._states[-1] = replace(state, spare=min(number, 8))
        elif word == "bin":
            self._passed = 0
        elif word in _ENDS:
            self.paragraphs.append([])
        elif word in _SIGNS and not state.silent:
            self.paragraphs[-1].append(_SIGNS[word])
        else:
            self._encoding(word, number if numbered else 0)

    def _encoding(self, word: str, number: int) -> None:
        if word == "ansicpg":
            self._default = _known(f"cp{number}" if number != 936 else "gb18030")  # noqa: PLR2004
        elif word == "f":
            self._font = number
        elif word == "fcharset":
            self._fonts[self._font] = _CHARSETS.get(number, self._default)
        if word in {"ansicpg", "f", "fcharset", "plain"}:
            found = self._fonts.get(self._font, self._default)
            self._states[-1] = replace(self._states[-1], encoding=found)


def _decoded(data: bytes, encoding: str) -> str:
    """Return ``data`` as text: Western where it is none in ``encoding``, as fonts are mislabelled."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode(_WESTERN, "replace")


def _paired(text: str) -> str:
    """Return ``text`` with the halves of characters beyond 16 bits put together."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return _WESTERN
