"""What can be wrong with a list."""

from __future__ import annotations

from jianbao.diagnostics import BookError, Diagnostic, Severity, Span, Text, did_you_mean
from jianbao.spreadsheets.model import Column

SAVE_AS_XLSX = Text(
    "用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”",
    "open it in Excel or WPS and save it as an Excel workbook (*.xlsx)",
)
KINDS = Text("名单可以是 .xlsx、.csv 或 .yaml", "a list may be .xlsx, .csv or .yaml")


def unreadable(name: str, reason: Text) -> BookError:
    """Return R001: there is no such file, or it cannot be read at all."""
    return _fatal("R001", name, Text(f"读不出来：{reason.zh}", f"cannot be read: {reason.en}"))


def unknown_kind(name: str, hint: Text) -> BookError:
    """Return R002: a kind of file that is not read."""
    return _fatal("R002", name, Text("不读这种文件", "not a kind of file that is read"), hint)


def broken(name: str, reason: Text, hint: Text = SAVE_AS_XLSX, *, line: int = 0) -> BookError:
    """Return R003: the file is not what its name says, or damaged."""
    return _fatal("R003", name, reason, hint, line=line)


def no_head(name: str, line: int, columns: tuple[Column, ...]) -> BookError:
    """Return R004: no line names any of the columns."""
    proper = "、".join(column.names[0] for column in columns)
    message = Text("没有找到表头", "there is no head row")
    hint = Text(
        f"在名单上面加一行列名：{proper}", f"name the columns in a row above the list: {proper}"
    )
    return _fatal("R004", name, message, hint, line=line)


def no_column(name: str, line: int, column: Column, written: tuple[str, ...]) -> Diagnostic:
    """Return R005: a column that the list must have is not there."""
    near = [did_you_mean(head, column.names) for head in written]
    others = "、".join(column.names[1:])
    hint = Text(f"列名可以写作：{others or column.names[0]}", f"it may be called: {others}")
    if any(near):
        head = next(head for head, found in zip(written, near, strict=True) if found)
        hint = Text(
            f"“{head}”这一列如果就是，请改成“{column.names[0]}”",
            f"if “{head}” is it, call it “{column.names[0]}”",
        )
    message = Text(f"缺少“{column.names[0]}”一列", f"the column “{column.names[0]}” is missing")
    return _error("R005", Span(file=name, line=line), message, hint)


def column_twice(span: Span, head: str) -> Diagnostic:
    """Return R006: two columns have one name, as where two lists stand side by side."""
    return _error(
        "R006",
        span,
        Text(f"有两列都叫“{head}”", f"two columns are called “{head}”"),
        Text(
            "一行只写一个；并排的几栏请移到下面接成一栏",
            "one entry a row: put columns that stand side by side below each other",
        ),
    )


def empty(name: str, line: int) -> BookError:
    """Return R007: nothing stands in the list."""
    message = Text("名单是空的", "the list is empty")
    return _fatal("R007", name, message, line=line)


def too_long(name: str, limit: int) -> BookError:
    """Return R008: more rows than any meeting or distribution has."""
    message = Text(f"名单超过 {limit} 行", f"the list has more than {limit} rows")
    return _fatal("R008", name, message, Text("请分成几份", "divide it into several"))


def nothing_in(span: Span, column: Column, *, calculated: bool) -> Diagnostic:
    """Return R009: a row lacks what every row must have."""
    head = column.names[0]
    hint = Text("补上，或删去这一行", "fill it in or delete the row")
    if calculated:
        hint = Text(
            "补上，或删去这一行；如果是公式，请用 Excel 打开再存一次",
            "fill it in or delete the row; if it is a formula, save the file once in Excel",
        )
    return _error("R009", span, Text(f"这一行没有“{head}”", f"this row has no “{head}”"), hint)


def failed_formula(span: Span, text: str) -> Diagnostic:
    """Return R010: a formula that came to nothing."""
    message = Text(f"这一格的公式出错了：{text}", f"the formula of this cell failed: {text}")
    return _error("R010", span, message)


def repeated(span: Span, first: int) -> Diagnostic:
    """Return R011: a row that says what another has said."""
    return Diagnostic(
        code="R011",
        severity=Severity.WARNING,
        message=Text(f"与第 {first} 行完全相同", f"the same as row {first}"),
        span=span,
        hint=Text("如果是多抄的，请删去", "delete it if it stands there by mistake"),
    )


def skipped(span: Span, text: str) -> Diagnostic:
    """Return R012: a row that belongs to the table, not to the list."""
    message = Text(f"“{text}”不是名单里的一项，略过", f"“{text}” is no entry; skipped")
    return Diagnostic(code="R012", severity=Severity.NOTICE, message=message, span=span)


def other_sheets(name: str, used: str, others: tuple[str, ...]) -> Diagnostic:
    """Return R013: other sheets look like the list, too."""
    listed = "、".join(others)
    return Diagnostic(
        code="R013",
        severity=Severity.WARNING,
        message=Text(
            f"只用了工作表“{used}”，没有用“{listed}”",
            f"only the sheet “{used}” is used, not “{listed}”",
        ),
        span=Span(file=name),
        hint=Text("都要的，请合到一张表里", "to use them all, put them into one sheet"),
    )


def misfit(span: Span, wanted: Text) -> Diagnostic:
    """Return R014: an entry of a YAML list is no entry."""
    message = Text(f"这里应当是{wanted.zh}", f"expected {wanted.en} here")
    return _error("R014", span, message)


def _error(code: str, span: Span, message: Text, hint: Text | None = None) -> Diagnostic:
    return Diagnostic(code=code, severity=Severity.ERROR, message=message, span=span, hint=hint)


def _fatal(
    code: str, name: str, message: Text, hint: Text | None = None, *, line: int = 0
) -> BookError:
    return BookError(_error(code, Span(file=name, line=line), message, hint))
