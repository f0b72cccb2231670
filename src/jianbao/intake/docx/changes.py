"""What the reader leaves out, keeps or puts right, as lines of the report."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from jianbao.diagnostics import Span, Text
from jianbao.intake.docx.names import w
from jianbao.intake.model import Certainty, Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A kind of change, in a sentence that may hold ``{what}``."""

    code: str
    zh: str
    en: str
    certainty: Certainty = Certainty.CERTAIN

    def of(self, what: str) -> Rule:
        """Return the rule with ``what`` in its sentence."""
        return replace(self, zh=self.zh.format(what=what), en=self.en.format(what=what))


INSERTED = Rule(
    code="N120",
    zh="修订：保留插入的文字（{what}）",
    en="tracked change: the insertion is kept ({what})",
)
DELETED = Rule(
    code="N121",
    zh="修订：去掉已删除的文字（{what}）",
    en="tracked change: the deletion is left out ({what})",
)
MOVED = Rule(
    code="N122",
    zh="修订：文字已移到别处，去掉原处的（{what}）",
    en="tracked change: the text was moved; its old place is left out ({what})",
)
COMMENT = Rule(
    code="N123", zh="批注不排进正文（{what}）", en="the comment is left out of the text ({what})"
)
HIDDEN = Rule(code="N124", zh="隐藏文字不排进正文", en="hidden text is left out")
HEADER = Rule(code="N125", zh="页眉不排进正文", en="the page header is left out of the text")
FOOTER = Rule(code="N126", zh="页脚不排进正文", en="the page footer is left out of the text")
FIELD_CODE = Rule(
    code="N127",
    zh="域代码里的文字不显示，去掉",
    en="text in a field's code does not show; left out",
)
FIELD = Rule(
    code="N128",
    zh="域“{what}”按显示的样子读成文字",
    en="the field “{what}” is read as the text that it shows",
)
LOST_FIELD = Rule(
    code="N129",
    zh="域“{what}”没有存下结果，请对照原稿补上",
    en="the field “{what}” has no stored result; see the source and fill it in",
    certainty=Certainty.UNCLEAR,
)
SYMBOL = Rule(
    code="N130",
    zh="符号字体（{what}）的字符换成同形的通用字符",
    en="a character of the symbol font {what} becomes the common one of its shape",
)
LOST_SYMBOL = Rule(
    code="N131",
    zh="符号字体（{what}）的字符没有同形的通用字符，请对照原稿补上",
    en="a character of the symbol font {what} has no common like; see the source and fill it in",
    certainty=Certainty.UNCLEAR,
)
FORMULA = Rule(
    code="N132",
    zh="公式读成了一行文字，请对照原稿",
    en="a formula is read as one line of text; compare it with the source",
    certainty=Certainty.UNCLEAR,
)
NESTED_TABLE = Rule(
    code="N133",
    zh="表格里的表格改成所在格子的文字",
    en="a table inside a table becomes text of the cell it is in",
    certainty=Certainty.UNCLEAR,
)
FRAME_TABLE = Rule(
    code="N134", zh="只有一格的表格当作文字框，读成正文", en="a table of one cell is read as text"
)
TABLE_PICTURE = Rule(
    code="N135",
    zh="表格里的图片移到表格之后",
    en="a picture in a table is moved behind the table",
    certainty=Certainty.UNCLEAR,
)
MERGED_AWAY = Rule(
    code="N136",
    zh="合并单元格遮住的文字，Word 里看不见，去掉",
    en="text covered by merged cells, which Word does not show; left out",
)
TOC = Rule(
    code="N137", zh="自动生成的目录不排进正文", en="a generated table of contents is left out"
)
PLACEHOLDER = Rule(
    code="N138", zh="填写框里的提示文字不排进正文", en="the prompt of a form's field is left out"
)
STRUCK = Rule(
    code="N139",
    zh="文字带删除线，请确认要不要",
    en="the text is struck through; should it stay?",
    certainty=Certainty.UNCLEAR,
)
NOTE_MARK = Rule(
    code="N140",
    zh="手工的注号去掉，由排版重编",
    en="a note's own mark is left out; it gets a number",
)
UNUSED_NOTE = Rule(
    code="N141",
    zh="正文没有引用的脚注或尾注，去掉",
    en="a note that the text does not refer to is left out",
)
DIAGRAM = Rule(
    code="N142",
    zh="SmartArt 图示里的文字读成正文，请对照原稿",
    en="the text of a diagram is read as paragraphs; compare it with the source",
    certainty=Certainty.UNCLEAR,
)
CHART = Rule(
    code="N143",
    zh="图表没有读入，请在 Word 里另存为图片",
    en="a chart is left out; save it as a picture in Word",
    certainty=Certainty.UNCLEAR,
)
EMBEDDED = Rule(
    code="N144",
    zh="嵌入的文件没有读入（{what}）",
    en="an embedded file is left out ({what})",
    certainty=Certainty.UNCLEAR,
)
DROP_CAP = Rule(code="N145", zh="首字下沉的字接回正文", en="a drop cap is joined to its paragraph")
BOX_MOVED = Rule(
    code="N146", zh="文本框移到所在的段落之后", en="a text box is moved behind its paragraph"
)
PICTURE_LINKED = Rule(
    code="N150",
    zh="图片只是一个链接，没有读入",
    en="a picture is only linked; it is left out",
    certainty=Certainty.UNCLEAR,
)
PICTURE_MISSING = Rule(
    code="N150",
    zh="文件里没有这张图片，没有读入",
    en="the file does not hold this picture; it is left out",
    certainty=Certainty.UNCLEAR,
)
PICTURE_TOO_LARGE = Rule(
    code="N150",
    zh="图片超过 50 MB，没有读入",
    en="a picture has more than 50 MB; it is left out",
    certainty=Certainty.UNCLEAR,
)
PICTURE_IN_NOTE = Rule(
    code="N150",
    zh="脚注或尾注里的图片没有读入",
    en="a picture in a note is left out",
    certainty=Certainty.UNCLEAR,
)
PICTURE_CONVERTED = Rule(
    code="N151", zh="图片从 {what} 转成 PNG", en="a picture is converted from {what} to PNG"
)
PICTURE_FORMAT = Rule(
    code="N152",
    zh="图片是 {what} 格式，排版用不了，请另存为 PNG",
    en="a picture has the format {what}, which cannot be set; save it as PNG",
    certainty=Certainty.UNCLEAR,
)
PICTURE_CROPPED = Rule(
    code="N153", zh="图片照原稿裁剪（{what}）", en="a picture is cropped as in the source ({what})"
)

GALLERY = Rule(
    code="N156",
    zh="只放照片的表格，排成并排的照片和说明",
    en="a table of photos becomes photos side by side with their captions",
)

FIELD_CODES = Rule(
    code="N157",
    zh="域代码（页码、链接、目录等）不排进正文",
    en="codes of fields (page numbers, links, contents) are left out of the text",
)
UNKNOWN = Rule(
    code="N158",
    zh="认不出的结构里的文字，放在最后，请对照原稿",
    en="text in a structure that is not known is put at the end; compare it with the source",
    certainty=Certainty.UNCLEAR,
)


def author(element: etree._Element) -> str:
    """Return who made a tracked change, and when, as far as it says."""
    date = element.get(w("date"), "")[:10]
    return " ".join(filter(None, (element.get(w("author"), ""), date))) or "?"


class Log:
    """The changes to one source, in the order they are met."""

    def __init__(self, source: str) -> None:
        """``source`` is the file's name."""
        self._source = source
        self._changes: list[Change] = []
        self._end = -1

    @property
    def changes(self) -> tuple[Change, ...]:
        """All of them."""
        return tuple(self._changes)

    def add(
        self,
        rule: Rule,
        line: int,
        *,
        before: str = "",
        after: str = "",
        place: int | None = None,
    ) -> None:
        """Note a change in the paragraph ``line``.

        ``place`` is how many characters of the paragraph have been read before it. A change that
        begins where one of the same kind ends continues it: Word cuts text into runs at random.
        """
        change = Change(
            rule=rule.code,
            certainty=rule.certainty,
            span=Span(file=self._source, line=line),
            before=before,
            after=after,
            about=Text(rule.zh, rule.en),
        )
        last = self._changes[-1] if self._changes else None
        if last and place == self._end and _kind(last) == _kind(change):
            change = replace(change, before=last.before + before, after=last.after + after)
            self._changes.pop()
        self._changes.append(change)
        self._end = -1 if place is None else place + len(after)


def _kind(change: Change) -> tuple[str, Span, Text]:
    return change.rule, change.span, change.about
