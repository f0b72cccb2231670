"""The styles of a Word file, one by one: what print.css says, in Word's terms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from jianbao.fonts import Role
from jianbao.products.word.measures import PageMeasures, twips
from jianbao.products.word.properties import CIVIL_AND_MARTIAL
from jianbao.products.word.properties import ParagraphLooks as P
from jianbao.products.word.properties import RunLooks as R
from jianbao.products.word.styles import StyleSetting, WordStyle, indent

_SMALL: Final = 0.75
"""Tables and captions, in em of the text."""
_IMPRINT: Final = 28
"""Half points: 四号."""


def style_table(m: PageMeasures, s: StyleSetting) -> tuple[WordStyle, ...]:
    """Return the styles of a theme of these measures."""
    return (
        *_text(m, s),
        *_headings(s),
        *_heads(m, s),
        *_fronts(m, s),
        *_official(m),
        *_apart(m, s),
        *_small(m, s),
    )


def _half(points: float) -> int:
    return round(points * 2)


def _text(m: PageMeasures, s: StyleSetting) -> Iterator[WordStyle]:
    body = P(indent=indent(first=2))
    yield WordStyle(id="BodyText", name="Body Text", looks=body)
    yield WordStyle(id="Quote", name="Quote", looks=P(indent=indent(2, 2, 2)), run=R(role=Role.KAI))
    yield WordStyle(id="ListParagraph", name="List Paragraph")
    yield WordStyle(id="Term", name="术语", looks=P(keep_next=True), run=R(role=Role.HEI))
    yield WordStyle(id="Definition", name="释义", looks=P(indent=indent(left=2)))
    code = P(line=m.lines_of(_SMALL), align="left", indent=indent(1, 1))
    yield WordStyle(id="Code", name="代码", looks=code, run=R(code=True, size=_half(m.em * _SMALL)))
    yield WordStyle(id="Strong", name="Strong", of_text=True, run=R(role=Role.HEI, bold=True))
    yield WordStyle(id="Emphasis", name="楷体强调", of_text=True, run=R(role=Role.KAI))
    yield WordStyle(id="RunIn1", name="段首标题一", of_text=True, run=R(role=s.heading))
    yield WordStyle(id="RunIn2", name="段首标题二", of_text=True, run=R(role=Role.KAI))


def _headings(s: StyleSetting) -> Iterator[WordStyle]:
    roles = {1: s.heading, 2: Role.KAI}
    names = {f"Heading{level}": (f"heading {level}", level) for level in range(1, 6)}
    for identifier, (name, level) in {**names, "AttachmentTitle": ("附件标题", 1)}.items():
        looks = P(keep_next=True, indent=indent(first=2), align="left", outline=level)
        run = R(role=roles.get(level, s.body))
        yield WordStyle(id=identifier, name=name, looks=looks, run=run, following="BodyText")


def _heads(m: PageMeasures, s: StyleSetting) -> Iterator[WordStyle]:
    centred = P(align="center", keep_next=True)
    above, below = around_title(s)
    title = P(
        align="center",
        keep_next=True,
        line=s.title_line,
        before=m.lines_of(above),
        after=m.lines_of(below),
        outline=0,
    )
    big = R(role=s.title, size=_half(s.title_size))
    yield WordStyle(id="ArticleTitle", name="文章标题", looks=title, run=big, following="BodyText")
    yield WordStyle(id="ForewordTitle", name="按语标题", looks=centred, run=R(role=Role.HEI))
    yield WordStyle(
        id="Kicker",
        name="引题",
        looks=centred,
        run=R(role=Role.KAI, size=_half(m.em * 0.875), colour=s.accent),
    )
    yield WordStyle(id="Subtitle", name="Subtitle", looks=centred, run=R(role=Role.KAI))
    byline = R(role=Role.KAI, size=_half(m.em * (0.92 if s.is_reader else 0.875)))
    yield WordStyle(id="Byline", name="作者", looks=centred, run=byline)
    summary = P(indent=indent(2, 2, 2), after=m.lines_of(1), keep_next=True)
    yield WordStyle(id="Summary", name="摘要", looks=summary, run=R(role=Role.KAI))
    yield WordStyle(id="Source", name="供稿", looks=P(align="right"), run=R(role=Role.KAI))
    rules = (("bottom", 12, s.accent),)
    part = P(align="left", keep_next=True, before=m.lines_of(1), outline=0, rules=rules)
    run = R(role=Role.HEI, size=28, colour="FFFFFF", ground=s.accent, spacing=56)
    if s.is_official:
        part = P(align="center", keep_next=True, before=m.lines_of(1), outline=0)
    if s.is_reader:
        part = P(
            align="center", before=twips(m.height * 0.33), line=twips(s.part_size * 1.4), outline=0
        )
    if s.is_official or s.is_reader:
        colour = "" if s.is_reader else s.accent
        run = R(role=s.title, size=_half(s.part_size), colour=colour)
    yield WordStyle(id="PartTitle", name="辑名", looks=part, run=run)
    yield WordStyle(id="PaperNumber", name="材料序号", looks=P(align="right"), run=R(role=Role.HEI))


def around_title(s: StyleSetting) -> tuple[float, float]:
    """Return the white above and below the head of an article, in lines."""
    if s.is_official:
        return 2.0, 1.0
    return (2.0, 1.5) if s.is_reader else (0.75, 0.75)


def _fronts(m: PageMeasures, s: StyleSetting) -> Iterator[WordStyle]:
    yield WordStyle(id="Marks", name="版头标识", looks=P(align="left"), run=R(role=Role.HEI))
    yield WordStyle(id="CopyNumber", name="份号", looks=P(align="left"))
    name = P(align="center", before=m.lines_of(0.4))
    yield WordStyle(
        id="Masthead",
        name="报头",
        looks=name,
        run=R(role=s.title, colour=s.accent),
    )
    yield WordStyle(
        id="MastheadSubtitle", name="报头副题", looks=P(align="center"), run=R(role=Role.KAI)
    )
    yield WordStyle(id="Issue", name="期号", looks=P(align="center", before=m.lines_of(0.25)))
    issuer = P(
        align="left",
        before=m.lines_of(0.4),
        after=m.lines_of(0.25),
        rules=(("bottom", CIVIL_AND_MARTIAL, s.accent),),
    )
    yield WordStyle(id="IssuerLine", name="编印行", looks=issuer)
    yield WordStyle(
        id="ContentsTitle",
        name="目录标题" if s.is_reader else "要目标题",
        looks=P(align="center", line=m.lines_of(3) if s.is_reader else None, keep_next=True),
        run=R(
            role=s.title if s.is_reader else Role.HEI,
            size=44 if s.is_reader else 0,
            colour="" if s.is_reader else s.accent,
            spacing=twips(22 if s.is_reader else m.em),
        ),
    )
    edge = 0.0 if s.is_reader else 1.0
    place = twips(m.width - edge * m.em)
    for level in (1, 2, 3):
        left = edge + 2 * (level - 1)
        looks = P(align="left", indent=indent(left, edge), tabs=(("right", place, "dot"),))
        yield WordStyle(id=f"TOC{level}", name=f"toc {level}", looks=looks)
    yield from _covers(m, s)


def _covers(m: PageMeasures, s: StyleSetting) -> Iterator[WordStyle]:
    name = P(align="center", before=twips(m.height * 0.24))
    yield WordStyle(
        id="CoverName", name="封面书名", looks=name, run=R(role=s.title, colour=s.accent)
    )
    below = P(align="center", before=twips(m.height * 0.03))
    yield WordStyle(
        id="CoverLine", name="封面行", looks=below, run=R(role=Role.KAI, size=_half(m.em * 1.3))
    )
    foot = P(align="center", line=twips(m.em * 1.4 * 1.8))
    yield WordStyle(id="CoverFoot", name="封面落款", looks=foot, run=R(size=_half(m.em * 1.4)))


def _official(m: PageMeasures) -> Iterator[WordStyle]:
    yield WordStyle(id="Authority", name="发文机关标志", looks=P(align="center"))
    yield WordStyle(id="DocumentNumber", name="发文字号", looks=P(align="center"))
    yield WordStyle(id="Addressees", name="主送机关", looks=P(keep_next=True))
    yield WordStyle(id="AttachmentList", name="附件说明", looks=P(indent=indent(6, 0, -1)))
    yield WordStyle(id="Signature", name="落款", looks=P(align="left"))
    yield WordStyle(id="OfficialNote", name="附注", looks=P(indent=indent(first=2)))
    label = P(align="left", keep_next=True, after=m.lines_of(1))
    yield WordStyle(id="EnclosedLabel", name="附件标记", looks=label, run=R(role=Role.HEI))


def _apart(m: PageMeasures, s: StyleSetting) -> Iterator[WordStyle]:
    yield WordStyle(
        id="EditorNote", name="按语", looks=P(indent=indent(first=2)), run=R(role=Role.KAI)
    )
    yield WordStyle(id="Box", name="着重框", looks=P(indent=indent(1, 1, 2)))
    yield WordStyle(
        id="BoxTitle", name="框题", looks=P(align="center", keep_next=True), run=R(role=Role.HEI)
    )
    yield WordStyle(id="Facts", name="会议时间地点", looks=P(indent=indent(3, 0, -3)))
    size = _IMPRINT if not s.is_reader else _half(m.em * 0.9)
    line = twips(size / 2 * (1.5 if s.is_official else 1.4))
    imprint = P(line=line, indent=indent(1, 1), align="left")
    yield WordStyle(id="Imprint", name="版记", looks=imprint, run=R(size=size))


def _small(m: PageMeasures, s: StyleSetting) -> Iterator[WordStyle]:
    small, line = _half(m.em * _SMALL), m.lines_of(_SMALL)
    cell = P(line=line, align="left")
    yield WordStyle(id="TableText", name="表格", looks=cell, run=R(role=s.table, size=small))
    head = P(line=line, align="center")
    yield WordStyle(id="TableHead", name="表头", looks=head, run=R(role=Role.HEI, size=small))
    caption = P(
        align="center", keep_next=True, line=line, before=m.lines_of(0.5), after=m.lines_of(0.15)
    )
    yield WordStyle(id="TableCaption", name="表题", looks=caption, run=R(role=Role.HEI, size=small))
    figure = P(align="center", line=m.lines_of(0.8), before=m.lines_of(0.2), after=m.lines_of(0.5))
    yield WordStyle(id="FigureCaption", name="图注", looks=figure, run=R(role=Role.HEI, size=small))
    picture = P(align="center", is_least=True, before=m.lines_of(0.5))
    yield WordStyle(id="Picture", name="图片", looks=picture)
    note = P(line=m.lines_of(0.6), align="both")
    yield WordStyle(
        id="FootnoteText",
        name="footnote text",
        looks=note,
        run=R(role=Role.SONG, size=_half(m.em * 0.65)),
    )
    call = R(role=Role.SONG, raised="superscript")
    yield WordStyle(id="FootnoteReference", name="footnote reference", of_text=True, run=call)
    folio = 28 if not s.is_reader else _half(m.em * 0.85)
    foot = P(line=twips(folio / 2), align="left")
    yield WordStyle(id="Footer", name="footer", looks=foot, run=R(role=Role.SONG, size=folio))
    rule = P(line=twips(m.em), align="left", rules=(("bottom", 4, "auto"),))
    yield WordStyle(id="Header", name="header", looks=rule, run=R(role=Role.SONG, size=small))
