"""Why a file cannot be read as a .docx, in words for those who sent it."""

from __future__ import annotations

from jianbao.diagnostics import BookError, Diagnostic, Severity, Span, Text

_SAVE_AS_DOCX = Text(
    "在 Word 或 WPS 里打开，另存为“Word 文档（*.docx）”",
    "open it in Word or WPS and save it as “Word document (*.docx)”",
)
NO_TEXT = Text("里面没有正文", "it holds no text")
_SEND_AGAIN = Text("请投稿人重新发一份", "ask the contributor to send it again")


def _fault(code: str, source: str, message: Text, hint: Text) -> BookError:
    return BookError(
        Diagnostic(
            code=code,
            severity=Severity.ERROR,
            message=message,
            span=Span(file=source),
            hint=hint,
        )
    )


def empty(source: str) -> BookError:
    """Return that the file has no content at all."""
    return _fault("N101", source, Text("文件是空的", "the file is empty"), _SEND_AGAIN)


def encrypted(source: str) -> BookError:
    """Return that the file opens with a password only."""
    return _fault(
        "N102",
        source,
        Text("文件加了密码，打不开", "the file is protected by a password"),
        Text("用密码打开，去掉密码后另存", "open it with the password and save it without one"),
    )


def mislabelled(source: str, truth: Text) -> BookError:
    """Return that the file is really something else, ``truth``."""
    return _fault(
        "N103",
        source,
        Text(f"这不是 .docx，其实是{truth.zh}", f"this is no .docx but {truth.en}"),
        _SAVE_AS_DOCX,
    )


def broken(source: str, what: Text) -> BookError:
    """Return that the file is damaged, and where or how."""
    return _fault(
        "N104",
        source,
        Text(f"文件已损坏：{what.zh}", f"the file is broken: {what.en}"),
        _SEND_AGAIN,
    )


def too_large(source: str, what: Text) -> BookError:
    """Return that the file goes beyond a limit, as an archive made to overwhelm does."""
    return _fault(
        "N105",
        source,
        Text(f"文件大得不正常：{what.zh}", f"the file is abnormally large: {what.en}"),
        Text(
            "如果稿件确实这么大，请分成几个文件",
            "if the contribution really is that large, divide it into several files",
        ),
    )


def unsafe(source: str, what: Text) -> BookError:
    """Return that the file holds what no word processor writes and an attack would."""
    return _fault(
        "N106",
        source,
        Text(f"文件不安全，没有读：{what.zh}", f"the file is unsafe and was not read: {what.en}"),
        _SAVE_AS_DOCX,
    )


def lock_file(source: str) -> BookError:
    """Return that the file is what Word keeps beside an open document."""
    return _fault(
        "N107",
        source,
        Text(
            "这是 Word 打开文件时留下的临时文件，不是稿件",
            "this is what Word keeps beside an open document, no contribution",
        ),
        Text("关掉 Word，用没有“~$”的那个文件", "close Word and take the file without “~$”"),
    )


def macros(source: str) -> Diagnostic:
    """Return that the file holds programs, which were left alone."""
    return Diagnostic(
        code="N108",
        severity=Severity.WARNING,
        message=Text(
            "文件带有宏，没有运行，只读了文字和图片",
            "the file holds macros; they were not run, only text and pictures were read",
        ),
        span=Span(file=source),
    )
