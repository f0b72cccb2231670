"""What can be wrong with copies: codes K010 to K029; those of book.yaml come before."""

from __future__ import annotations

from jianbao.diagnostics import Diagnostic, Severity, Span, Text


def nobody(span: Span) -> Diagnostic:
    """Return K010: a row that names neither a person nor a unit."""
    return _error(
        "K010",
        Text("这一行没有姓名，也没有单位", "this row names neither a person nor a unit"),
        span,
        Text("补上，或删去这一行", "fill it in or delete the row"),
    )


def no_names(span: Span) -> Diagnostic:
    """Return K011: a list without a column of names or units."""
    return _error(
        "K011",
        Text("名单里没有“姓名”或“单位”一列", "the list has no column of names or units"),
        span,
        Text("表头写上“姓名”或“单位”", "call a column 姓名 or 单位 in the head row"),
    )


def not_a_number(text: str, span: Span) -> Diagnostic:
    """Return K012: no number of a copy."""
    return _error(
        "K012",
        Text(
            f"份号应当是 1 到 999999，现在是“{text}”", f"a copy's number is 1 to 999999: “{text}”"
        ),
        span,
        Text("空着就自动往下编", "left empty, it is counted on"),
    )


def number_twice(digits: str, span: Span) -> Diagnostic:
    """Return K013: a number that two recipients have."""
    return _error(
        "K013",
        Text(f"份号 {digits} 有两个人用", f"two recipients have the number {digits}"),
        span,
    )


def too_few(numbers: int, recipients: int, span: Span) -> Diagnostic:
    """Return K014: fewer numbers than recipients."""
    return _error(
        "K014",
        Text(
            f"名单上有 {recipients} 个，份号只有 {numbers} 个",
            f"there are {recipients} recipients for {numbers} numbers",
        ),
        span,
        Text("份号写够，或不写，自动编号", "give more numbers, or none: they are counted then"),
    )


def too_many(limit: int, recipients: int, span: Span) -> Diagnostic:
    """Return K005, as for a range: more copies than one run makes."""
    return _error(
        "K005",
        Text(
            f"名单上有 {recipients} 个，一次最多做 {limit} 份",
            f"{recipients} recipients, but at most {limit} copies are made at a time",
        ),
        span,
        Text("把名单分成几份", "divide the list"),
    )


def not_drawn(character: str, span: Span | None) -> Diagnostic:
    """Return K015: a character of a watermark that no face has."""
    code = f"U+{ord(character[0]):04X}"
    return _error(
        "K015",
        Text(
            f"没有一种字体有“{character}”（{code}），水印印不出来",
            f"no installed face has “{character}” ({code}) for the watermark",
        ),
        span,
        Text("装一种有这个字的字体", "install a face that has it"),
    )


def broken(reason: str) -> Diagnostic:
    """Return K016: a PDF that cannot be opened."""
    return _error(
        "K016", Text("PDF 打不开，已损坏", f"the PDF is damaged and cannot be opened: {reason}")
    )


def encrypted() -> Diagnostic:
    """Return K017: a PDF that is locked."""
    return _error(
        "K017",
        Text("PDF 有密码或权限限制，不能在上面编号", "the PDF is encrypted and cannot be stamped"),
        None,
        Text("用没有加密的 PDF", "use one that is not encrypted"),
    )


def standard_forbids(standard: str) -> Diagnostic:
    """Return K018: PDF/A and PDF/X forbid encryption (ISO 19005-2 6.1.3, ISO 15930-7 6.1.6)."""
    return _error(
        "K018",
        Text(f"{standard} 不许加密", f"{standard} forbids encryption"),
        None,
        Text(
            "不要密码和“禁止”，或不要这个标准",
            "leave out passwords and permissions, or the standard",
        ),
    )


def no_place(span: Span | None = None) -> Diagnostic:
    """Return K019: the theme keeps no room for the number."""
    return _error(
        "K019",
        Text("这个版式没有给份号留位置", "the theme keeps no room for the number of a copy"),
        span,
        Text(
            "在版式的模板里放上 copy-number.html 的 room()",
            "call room() of copy-number.html in the theme's template",
        ),
    )


def one_file_locked() -> Diagnostic:
    """Return K020: one file cannot have a password for each copy."""
    return _error(
        "K020",
        Text("合成一个文件的，不能每份一个密码", "copies in one file cannot have a password each"),
        None,
        Text("去掉“合并”，或去掉“密码”", "leave out one_file or passwords"),
    )


def bad_password(span: Span) -> Diagnostic:
    """Return K021: a password that PDF has no room for (ISO 32000-2 7.6.4.3.3: 127 bytes)."""
    return _error(
        "K021",
        Text("密码太长，或有不能用的字符", "a password that is too long or has control characters"),
        span,
        Text("用字母和数字，不超过 32 个", "use letters and digits, at most 32"),
    )


def _error(
    code: str, message: Text, span: Span | None = None, hint: Text | None = None
) -> Diagnostic:
    return Diagnostic(code=code, severity=Severity.ERROR, message=message, span=span, hint=hint)
