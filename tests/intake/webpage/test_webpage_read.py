from __future__ import annotations

import base64
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.intake.webpage.conftest import (
    Page,
    letters,
    paragraphs,
    picture_bytes,
    pictures,
    texts,
)

from jianbao.intake import webpage
from jianbao.intake.model import Align, Certainty, Paragraph, Table
from jianbao.intake.webpage import codes


def test_the_article_of_an_offices_page_is_found_and_its_facts_are_noted(page: Page) -> None:
    draft = page.file("政务网.html")
    assert texts(draft.blocks)[0] == "全区秋季学期校园食品安全工作会议召开"
    assert texts(draft.blocks)[-1] == "（供稿：办公室　周　敏）"
    assert (draft.date, draft.publisher) == ("2023年9月5日", "青山区教育局办公室")
    outside = [change for change in draft.changes if change.rule == "N221"]
    assert [change.certainty for change in outside] == [Certainty.LIKELY] * 2
    assert "脚本" not in draft.raw


def test_a_headline_in_the_article_keeps_its_level_and_is_its_title(page: Page) -> None:
    draft = page.file("政务网.html")
    assert paragraphs(draft)[0].looks.level == 2
    assert draft.title == paragraphs(draft)[0].text
    assert page.file("短讯.html").title == "石桥小学开展消防疏散演练"
    assert page.file("表格布局.html").title == "关于举办教职工运动会的通知"
    assert page.file("word另存.htm").title == ""


@pytest.mark.parametrize(
    ("row", "beside"),
    [
        (
            "<section style='display:flex'><section>{0}</section><section>{0}</section></section>",
            [False, True],
        ),
        ("<div style='display: inline-flex'><p>{0}</p>{0}{0}</div>{0}", [False, True, True, False]),
        ("<div style='display:flex;flex-direction:column'>{0}{0}</div>", [False, False]),
        ("<div style='display:flex'>{0}<p>说明文字</p>{0}</div>", [False, False]),
        ("<div>{0}{0}</div>", [False, False]),
    ],
)
def test_pictures_in_a_row_of_a_page_stand_side_by_side(
    row: str, beside: list[bool], page: Page
) -> None:
    code = base64.b64encode(picture_bytes()).decode()
    image = f"<img src='data:image/png;base64,{code}'>"
    draft = page.post(f"<p>活动在操场举行。</p>{row.format(image)}<p>活动结束。</p>")
    assert [picture.beside for picture in pictures(draft)] == beside


def test_a_table_of_data_keeps_its_cells(page: Page) -> None:
    (table,) = [block for block in page.file("政务网.html").blocks if isinstance(block, Table)]
    shape = [[(cell.paragraphs[0].text, cell.columns) for cell in row] for row in table.rows]
    assert shape[0] == [("学段", 1), ("学校数", 1), ("达标数", 1)]
    assert shape[3] == [("合计达标", 2), ("49", 1)]
    assert [cell.heading for cell in table.rows[0]] == [True] * 3


def test_a_page_laid_out_as_a_table_gives_paragraphs(page: Page) -> None:
    draft = page.file("表格布局.html")
    first, *_, unit, date = paragraphs(draft)
    assert (first.text, first.looks.face, first.looks.size) == (
        "关于举办教职工运动会的通知",
        "hei",
        18.0,
    )
    assert (unit.text, unit.looks.align, date.text) == ("东湖中学工会", Align.END, "2022年10月8日")
    assert len(texts(draft.blocks)) == 9


def test_what_word_saved_as_a_page_is_an_article_as_a_whole(page: Page) -> None:
    draft = page.file("word另存.htm")
    assert texts(draft.blocks) == [
        "关于开展校园安全检查的通知",
        "各中小学校、幼儿园：",
        "一、\xa0检查时间",
        "2023年9月。成绩<90分的班级除外。",
        "青山区教育局",
    ]
    title, address, heading, *_ = paragraphs(draft)
    assert (title.looks.face, title.looks.size, title.looks.align) == (
        "xiaobiaosong",
        22.0,
        Align.CENTER,
    )
    assert (address.looks.face, address.looks.indent) == ("fangsong", 2.0)
    assert heading.looks.face == "hei"
    assert [change.before for change in draft.changes] == ["批注残留"]
    assert page.codes == []


def test_lines_that_begin_with_an_indent_are_paragraphs(page: Page) -> None:
    draft = page.file("短讯.html")
    assert texts(draft.blocks)[1:] == [
        "　　11月9日上午，石桥小学全体师生开展消防疏散演练。",
        "　　警报响起，各班按预定路线有序撤离，用时2分40秒。",
        "　　校长王丽萍对演练作了点评。",
    ]


def test_a_headline_outside_the_article_is_its_title(page: Page) -> None:
    text = "<p>11月9日上午，石桥小学全体师生开展消防疏散演练，演练有序进行，效果良好。</p>" * 8
    draft = page.read(
        "<title>石桥小学开展演练_石桥小学</title><body><div class=top><h1>石桥小学开展演练</h1></div>"
        f"<div class=article-content>{text}</div>"
    )
    assert draft.title == "石桥小学开展演练"
    assert "石桥小学开展演练" not in draft.raw


def test_paragraphs_in_boxes_of_their_own_are_one_article(page: Page) -> None:
    lines = [f"第{number}段，会议强调，要把安全放在第一位，压实责任。" for number in range(30)]
    boxes = "".join(f"<section><section><p>{line}</p></section></section>" for line in lines)
    draft = page.read(f"<ul class=nav><li>首页<li>新闻</ul><div><div class=c>{boxes}</div></div>")
    assert texts(draft.blocks) == lines
    assert [change.before for change in draft.changes] == ["首页 新闻"]


def test_a_page_where_no_part_stands_out_is_taken_whole(page: Page) -> None:
    assert texts(page.read("<body>甲</body>").blocks) == ["甲"]
    assert page.codes == ["N204"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>一<br>二<br><br>三</p>", ["一\n二", "三"]),
        (
            "<section><section>甲</section>乙<section><p>丙</p></section></section>",
            ["甲", "乙", "丙"],
        ),
        ("<p>\n 中文\n 中文 <b> A</b>\n b </p>", ["中文中文 A b"]),
        ("<h2>上句\n下句</h2>", ["上句 下句"]),
        ("<pre>一行\n 二行</pre>", ["一行\n 二行"]),
        ("<p>&nbsp;&nbsp;甲&#x20BB7;&amp;&lt;</p>", ["\xa0\xa0甲𠮷&<"]),
        ("<p>x<sup>2</sup>y</p><p> </p><p>&nbsp;</p><p>z</p>", ["x2y", "z"]),
        ("<p>甲<!-- 注 -->乙<script>丙</script>丁</p>", ["甲乙丁"]),
        ("<table><tr><td>只有一格</td></tr></table>", ["只有一格"]),
        ("<table>散字<tr><td>甲</td><td>乙</td></tr></table>", ["散字", "甲", "乙"]),
        ("<svg><title>不读</title><text>图中字</text></svg>", ["图中字"]),
        ("<dl><dt>甲</dt><dd>乙</dd></dl>", ["甲", "乙"]),
    ],
)
def test_paragraphs_come_out_of_any_nesting(page: Page, content: str, expected: list[str]) -> None:
    assert texts(page.post(content).blocks) == expected


def test_what_is_hidden_goes_with_a_change_and_what_is_shown_again_stays(page: Page) -> None:
    draft = page.post(
        "<p>甲</p><p style='display:none'>乙<b>丙</b></p><p hidden>丁</p><p>戊</p>"
        "<div style='visibility:hidden'>己<span style='visibility: visible'>庚</span></div>"
        "<p style='mso-hide:all'>辛</p>"
    )
    assert texts(draft.blocks) == ["甲", "戊", "庚"]
    assert [change.before for change in draft.changes] == ["乙 丙 丁", "己", "辛"]
    assert {change.rule for change in draft.changes} == {"N220"}


def test_characters_keep_their_marks(page: Page) -> None:
    (paragraph,) = paragraphs(
        page.post(
            "<p>甲<em>乙</em><sup>1</sup><sub>2</sub><a href='https://a.cn/x'>丙</a>"
            "<a href='javascript:x()'>丁</a><span style='text-emphasis: dot'>戊</span>"
            "<ruby>㬎<rp>(</rp><rt>xiǎn</rt><rp>)</rp></ruby></p>"
        )
    )
    runs = {run.text: run for run in paragraph.runs}
    assert runs["乙"].italic
    assert runs["1"].raised
    assert runs["2"].lowered
    assert runs["丙"].link == "https://a.cn/x"
    assert runs["丁"].link == ""
    assert runs["戊"].emphasis_dots
    assert runs["㬎"].ruby == "xiǎn"


def test_numbers_of_lists_are_as_they_show(page: Page) -> None:
    draft = page.post(
        "<ol start=9><li>甲<li>乙</ol><ul><li>丙</ul><ol type=a><li>丁<ol><li>戊</ol><li>己</ol>"
        "<ol style='list-style-type: cjk-ideographic'><li value=21><p>庚</p><p>辛</p></ol>"
    )
    numbers = [(p.looks.numbering, p.text) for p in paragraphs(draft)]
    assert numbers == [
        ("9.", "甲"),
        ("10.", "乙"),
        ("•", "丙"),
        ("a.", "丁"),
        ("1.", "戊"),
        ("b.", "己"),
        ("二十一、", "庚"),
        ("", "辛"),
    ]


def test_a_picture_in_a_sentence_follows_it_and_data_pictures_are_read(page: Page) -> None:
    code = base64.b64encode(picture_bytes()).decode()
    draft = page.post(
        f"<p>前半<img alt='说明' src='data:image/png;base64,{code}'>后半</p>"
        f"<p><img src='data:image/png;base64,{base64.b64encode(picture_bytes(width=1, height=1)).decode()}'></p>"
    )
    assert texts(draft.blocks) == ["前半后半"]
    (picture,) = pictures(draft)
    assert (picture.name, picture.alt, picture.data) == ("图.png", "说明", picture_bytes())
    assert page.codes == []


def test_what_is_declared_oddly_is_passed_over_and_damaged_data_is_no_picture(page: Page) -> None:
    draft = page.post("<p>前半<![%x]>后半</p><p><img src='data:image/png;base64,甲乙'></p>")
    assert texts(draft.blocks) == ["前半后半"]
    assert pictures(draft) == []
    assert len(page.codes) == 1


def test_a_picture_between_lines_stays_between_them(page: Page) -> None:
    code = base64.b64encode(picture_bytes()).decode()
    image = f"<img src='data:image/png;base64,{code}'>"
    draft = page.post(f"<p>{image}<br>图一说明</p><p>正文<br>{image}<br>图二说明</p>")
    assert [b.text if isinstance(b, Paragraph) else "图" for b in draft.blocks] == [
        "图",
        "图一说明",
        "正文",
        "图",
        "图二说明",
    ]


def test_each_paragraph_has_the_line_that_its_text_begins_on(page: Page) -> None:
    draft = page.read("<div id=js_content>\n<p>\n\n 甲</p><p>乙\n</p>\n丙</div>")
    assert [(p.text, p.span.line) for p in paragraphs(draft)] == [("甲", 4), ("乙", 4), ("丙", 6)]


def test_pictures_in_cells_follow_their_table(page: Page) -> None:
    code = base64.b64encode(picture_bytes()).decode()
    image = f"<img src='data:image/png;base64,{code}'>"
    draft = page.post(f"<table><tr><td>甲{image}</td><td>乙{image}</td></tr></table><p>丙</p>")
    assert [type(block).__name__ for block in draft.blocks] == [
        "Table",
        "SourcePicture",
        "SourcePicture",
        "Paragraph",
    ]
    assert [picture.name for picture in pictures(draft)] == ["图.png", "图-2.png"]


@pytest.mark.parametrize(
    ("meta", "codec", "codes"),
    [
        ('<meta charset="utf-8">', "utf-8", []),
        ("", "utf-8", []),
        ("", "utf-8-sig", []),
        ("", "utf-16", []),
        ('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gbk", []),
        ("", "gb18030", []),
        ('<meta charset="gb2312">', "utf-8", ["N201"]),
        ('<meta charset="utf-8">', "gb18030", ["N201"]),
        ('<meta charset="big5">', "big5", []),
    ],
)
def test_the_bytes_tell_the_encoding_whatever_the_page_says(
    page: Page, meta: str, codec: str, codes: list[str]
) -> None:
    text = "石橋中學召開會議" if codec == "big5" else "石桥中学召开会议，部署安全工作。"
    markup = f'{meta}<div id="js_content"><p>{text}</p></div>'
    draft = page.read(markup.encode(codec))
    assert texts(draft.blocks) == [text]
    assert page.codes == codes


def mhtml(transfer: str, charset: str) -> bytes:
    archive = EmailMessage()
    archive["From"] = "<Saved by Blink>"
    archive["Snapshot-Content-Location"] = "https://mp.weixin.qq.com/s/abc"
    archive.set_type("multipart/related")
    page = EmailMessage()
    page.set_content(
        '<div id="js_content"><p>归档的文章</p><img src="cid:pic@mhtml">'
        '<img data-src="https://mmbiz.qpic.cn/a/640"></div>',
        subtype="html",
        charset=charset,
        cte=transfer,
    )
    archive.attach(page)
    for header, value in (
        ("Content-ID", "<pic@mhtml>"),
        ("Content-Location", "https://mmbiz.qpic.cn/a/640"),
    ):
        image = EmailMessage()
        image.set_content(picture_bytes(), maintype="image", subtype="png")
        image[header] = value
        archive.attach(image)
    return archive.as_bytes()


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_an_archived_page_is_read_with_its_pictures(
    page: Page, transfer: str, charset: str
) -> None:
    data = mhtml(transfer, charset)
    assert webpage.is_mhtml(data)
    draft = page.read(data, name="文.mht")
    assert texts(draft.blocks) == ["归档的文章"]
    assert len(pictures(draft)) == 2


def test_a_picture_of_an_archive_is_never_taken_for_another_of_its_name(page: Page) -> None:
    data = mhtml("base64", "utf-8").replace(b"<pic@mhtml>", b"<other@mhtml>")
    assert len(pictures(page.read(data, name="文.mht"))) == 1
    assert page.codes == ["N230"]


def test_an_archive_without_a_page_is_an_error() -> None:
    data = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\na\n--x--\n"
    assert [d.code for d in webpage.read(data, "a.mht").diagnostics] == ["N206"]


@pytest.mark.parametrize("data", [b"", b"  \n", b"\xef\xbb\xbf", b"<!-- a -->", b"<!DOCTYPE html>"])
def test_an_empty_page_is_an_error(data: bytes) -> None:
    assert [d.code for d in webpage.read(data, "a.html").diagnostics] == ["N202"]


def test_deep_nesting_is_read(page: Page) -> None:
    assert texts(page.post("<section>" * 600 + "底" + "</section>" * 600).blocks) == ["底"]


pieces = st.sampled_from(
    [
        "甲",
        "乙",
        "丙丁",
        "12",
        "AB",
        "。",
        "，",
        "&nbsp;",
        "&lt;",
        "\n",
        "<p>",
        "</p>",
        "<section>",
        "</section>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<span>",
        "</span>",
        "<br>",
        "<ul><li>",
        "</li></ul>",
        "<table><tr><td>",
        "</td><td>",
        "</td></tr></table>",
        "<td>",
        "<p&nbsp;style='display:none'>",
        "<h2>",
        "</h2>",
        "<blockquote>",
        "</blockquote>",
        "<!--",
        "-->",
        "<a&nbsp;href='x'>",
        "</a>",
        "<script>x</script>",
        "<ruby>",
        "<rt>",
        "</rt>",
        "</ruby>",
        "<font>",
        "<",
        ">",
        "&",
        '"',
        "<img>",
        "<hr>",
        "</table>",
        "<tr>",
        "<pre>",
        "</pre>",
        "<center>",
        "<style></style>",
        "<iframe></iframe>",
        "END",
        "往期回顾",
        "<o:p>",
        "</o:p>",
    ]
)


@given(st.lists(pieces, max_size=40))
def test_whatever_the_markup_no_letter_is_lost_unsaid(parts: list[str]) -> None:
    markup = "".join(
        part.replace("&nbsp;style", " style").replace("&nbsp;href", " href") for part in parts
    )
    result = webpage.read(
        f'<meta charset="utf-8"><div id="js_content">{markup}</div>'.encode(), "页"
    )
    if result.value is not None:
        account = "".join(texts(result.value.blocks)) + "".join(
            change.before for change in result.value.changes
        )
        assert sorted(letters(account)) == sorted(letters(result.value.raw))
    else:
        assert [item.code for item in result.diagnostics] == ["N205"]


def test_pictures_that_are_none_and_sounds_are_told(page: Page) -> None:
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "blue")]
    stream = BytesIO()
    frames[0].save(stream, "GIF", save_all=True, append_images=frames[1:])
    moving = base64.b64encode(stream.getvalue()).decode()
    broken = base64.b64encode(b"no picture at all").decode()
    draft = page.post(
        f"<p>甲<img src='data:image/gif;base64,{moving}'></p>"
        f"<p>乙<img src='data:image/png;base64,{broken}'></p>"
        "<p>丙<img class='icon_emotion_single' alt='微笑' src='x.png'></p><p>丁<mpvoice></mpvoice></p>"
    )
    assert [Path(picture.name).suffix for picture in pictures(draft)] == [".png"]
    assert sorted(page.codes) == ["N231", "N232", "N234", "N235"]


def test_a_page_within_messages_within_messages_is_told() -> None:
    nested = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b0\n\n" + b"".join(
        b"--b%d\nContent-Type: multipart/related; boundary=b%d\n\n" % (n, n + 1)
        for n in range(5_000)
    )
    result = webpage.read(nested, "页.mht")
    assert result.value is None
    assert [found.code for found in result.diagnostics] == [codes.NO_PAGE.code]
