"""A mail as mail programs save it (.eml, RFC 5322): its text, and the files attached to it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import PurePosixPath

_HEADER = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+", re.IGNORECASE)
_FIELDS = re.compile(
    rb"^(?:from|date|subject|received|message-id|mime-version):", re.IGNORECASE | re.MULTILINE
)
_SNIFFED = 65_536
_FEWEST = 2
"""Fields of a mail's header that no other text begins with."""
_NESTING = re.compile(rb"^content-type:[ \t]*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_MOST_NESTED = 50
_DESCRIBED = re.compile(
    rb"^content-(?:type|disposition):[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE
)
_LONGEST_FIELD = 20_000
"""Bytes of what describes a part; its parameters are compared with each other."""
_SHOWN = 60
_BEFORE_SHOWN = 20_000
"""Characters of a mail among which its first words are."""
_LONGEST_NAME = 80
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_TAGS = re.compile(r"<(?:style|script)\b.*?</(?:style|script)>|<[^>]*>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailParts:
    """What a mail brings: ``text`` in ``encoding``, of which ``suffix`` says what it is.

    ``words`` are the first of its text, ``attached`` the files by name, ``subject`` is its own.
    """

    text: bytes = b""
    suffix: str = ".txt"
    encoding: str = ""
    words: str = ""
    subject: str = ""
    attached: tuple[tuple[str, bytes], ...] = ()


def is_mail(data: bytes) -> bool:
    """Whether ``data`` begins with the header of a mail."""
    head = _HEADER.match(data[:_SNIFFED].replace(b"\r\n", b"\n").lstrip())
    return head is not None and len(_FIELDS.findall(head[0])) >= _FEWEST


def opened(data: bytes) -> MailParts:
    """Return the parts of the mail ``data``; none where it is damaged or holds too many messages."""
    if len(_NESTING.findall(data)) > _MOST_NESTED or any(
        len(field[0]) > _LONGEST_FIELD for field in _DESCRIBED.finditer(data)
    ):
        return MailParts()
    try:
        return _opened(data)
    except Exception:  # noqa: BLE001 - email's parser of headers raises nearly anything on damage
        return MailParts()


def _opened(data: bytes) -> MailParts:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - by its policy
    body = message.get_body(("html", "plain"))
    text, suffix = b"", ".txt"
    if isinstance(body, EmailMessage):
        text, suffix = _content(body), ".html" if body.get_content_subtype() == "html" else ".txt"
    charset = str(body.get_content_charset() or "") if body is not None else ""
    read = text.decode(charset or "utf-8", "replace") if _is_known(charset) else ""
    begun = read[:_BEFORE_SHOWN]
    words = " ".join((_TAGS.sub(" ", begun) if suffix == ".html" else begun).split())
    return MailParts(
        text=read.encode() if read.strip() else b"",
        suffix=suffix,
        encoding="utf-8",
        words=words if len(words) <= _SHOWN else words[:_SHOWN] + "…",
        attached=tuple(_attached(message, body)),
        subject=str(message["subject"] or ""),
    )


def _attached(message: EmailMessage, body: object) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(message.walk(), start=1):
        if part is body or part.is_multipart() or not isinstance(part, EmailMessage):
            continue
        name = part.get_filename() or ""
        inline = part.get_content_maintype() == "text" and part.get_content_disposition() is None
        if inline and not name:
            continue  # the same text in another form
        safe = _UNSAFE.sub("_", PurePosixPath(name.replace("\\", "/")).name).strip(". ")
        suffix = part.get_content_subtype() if not safe else ""
        yield safe[-_LONGEST_NAME:] or f"{number}.{suffix}", _content(part)


def _content(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _is_known(charset: str) -> bool:
    try:
        codecs.lookup(charset or "utf-8")
    except (LookupError, ValueError):  # a NUL in it
        return False
    return True
