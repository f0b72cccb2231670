"""What can be wrong with a source as a file: N401, N402 and N408 to N418."""

from __future__ import annotations

from jianbao.diagnostics import Diagnostic, Severity, Span, Text
from jianbao.intake.sources.formats import Format

_REFUSED = {
    Format.PACKED: (
        "N414",
        Text("这种压缩包打不开（只认 zip）", "this kind of archive is not opened, only zip is"),
        Text("请解压后导入文件夹", "unpack it and import the folder"),
    ),
    Format.FIXED: (
        "N415",
        Text("PDF、OFD 是排好的版面，不能当稿件导入", "PDF and OFD are laid out already"),
        Text("请向来稿人要 Word 或 WPS 文件", "ask for the file of Word or WPS"),
    ),
    Format.SHEET: (
        "N416",
        Text("这是表格文件，不是稿件", "a spreadsheet, not a contribution"),
        Text("请把表格粘贴到 Word 里再导入", "paste the table into Word and import that"),
    ),
    Format.SLIDES: (
        "N416",
        Text("这是幻灯片，不是稿件", "slides, not a contribution"),
        Text("请把文字粘贴到 Word 里再导入", "paste the text into Word and import that"),
    ),
    Format.PICTURE: (
        "N409",
        Text("这是图片，不是稿件", "a picture, not a contribution"),
        Text("请把图片插到 Word 稿件里", "put it into its article in Word"),
    ),
    Format.EMPTY: (
        "N417",
        Text("文件是空的（0 字节）", "the file is empty (0 bytes)"),
        Text("请对方重新发送", "have it sent anew"),
    ),
    Format.UNKNOWN: (
        "N418",
        Text("不认识这种文件", "an unknown kind of file"),
        Text(
            "能导入的有 Word、WPS、网页、文本和 zip", "Word, WPS, web pages, text and zip are read"
        ),
    ),
}
_NAMES = {
    Format.DOCX: Text("Word 的 docx", "a .docx of Word"),
    Format.OFFICE: Text("旧版 Word 或 WPS 文件", "a file of an older Word or of WPS"),
    Format.PAGE: Text("网页", "a web page"),
    Format.MARKDOWN: Text("文本", "text"),
    Format.TEXT: Text("文本", "text"),
    Format.ZIP: Text("zip 压缩包", "a zip archive"),
}
_CONTRIBUTIONS = frozenset({Format.PACKED, Format.EMPTY})
"""What would have been a contribution, and so is an error even among others."""
_SHOWN = 3


def refusal(found: Format, place: str, *, alone: bool) -> Diagnostic | None:
    """Return why a file of this format is not read; None where it is.

    A file that the user named alone was meant; in a folder there may be others beside the articles.
    """
    if found not in _REFUSED:
        return None
    code, message, hint = _REFUSED[found]
    severity = Severity.ERROR if alone or found in _CONTRIBUTIONS else Severity.WARNING
    return _said(code, severity, place, message, hint)


def pictures(places: list[str]) -> Diagnostic:
    """Return one warning for all the picture files that lie among the contributions."""
    names = [place.rpartition("/")[2] for place in places[:_SHOWN]]
    more_zh, more_en = ("等", " and others") if len(places) > _SHOWN else ("", "")
    message = Text(
        f"有 {len(places)} 个图片文件没有导入：{'、'.join(names)}{more_zh}",
        f"{len(places)} picture file(s) not imported: {', '.join(names)}{more_en}",
    )
    return _said("N409", Severity.WARNING, places[0], message, _REFUSED[Format.PICTURE][2])


def mislabelled(found: Format, place: str) -> Diagnostic:
    """Return the notice that the suffix is wrong."""
    name = _NAMES[found]
    message = Text(
        f"后缀与内容不符：实际是{name.zh}，已按内容读取",
        f"the suffix is wrong: this is {name.en}, and was read as that",
    )
    return _said("N412", Severity.NOTICE, place, message)


def not_there(place: str) -> Diagnostic:
    """Return the error for a path with neither file nor folder."""
    hint = Text("请检查文件名", "check the name")
    return _said("N401", Severity.ERROR, place, Text("找不到来稿", "there is no such source"), hint)


def nothing(place: str) -> Diagnostic:
    """Return the error for a source without any contribution."""
    message = Text("里面没有可以导入的稿件", "there is nothing in it to import")
    return _said("N410", Severity.ERROR, place, message, _REFUSED[Format.UNKNOWN][2])


def unreadable(place: str, problem: OSError) -> Diagnostic:
    """Return the error for what the system does not hand over."""
    message = Text("读不出来", f"cannot be read: {problem.strerror}")
    hint = Text(
        "请检查权限，或者看它是否正被别的程序打开",
        "check permissions, and whether it is open elsewhere",
    )
    return _said("N411", Severity.ERROR, place, message, hint)


def link(place: str) -> Diagnostic:
    """Return the warning for a symbolic link, which may lead anywhere."""
    message = Text("跳过链接：它可能指向文件夹之外", "a link, which may lead outside; skipped")
    hint = Text("请放文件本身", "put the file itself there")
    return _said("N408", Severity.WARNING, place, message, hint)


def nested(place: str) -> Diagnostic:
    """Return the error for an archive too deep in others."""
    message = Text("压缩包套得太深，没有打开", "an archive too deep in archives; not opened")
    hint = Text("请解压后导入文件夹", "unpack it and import the folder")
    return _said("N413", Severity.ERROR, place, message, hint)


def _said(
    code: str, severity: Severity, place: str, message: Text, hint: Text | None = None
) -> Diagnostic:
    return Diagnostic(
        code=code, severity=severity, message=message, span=Span(file=place), hint=hint
    )
