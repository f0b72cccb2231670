from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.intake.webpage.conftest import (
    PAGES,
    Page,
    paragraphs,
    picture_bytes,
    pictures,
    texts,
)

from jianbao.intake import webpage
from jianbao.intake.model import Align, Certainty


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """The post as the browser leaves it, with its folder of pictures."""
    shutil.copy(PAGES / "微信135.html", tmp_path)
    folder = tmp_path / "微信135_files"
    folder.mkdir()
    (folder / "640").write_bytes(picture_bytes("GIF"))
    (folder / "640(1)").write_bytes(picture_bytes("JPEG"))
    (folder / "640(2)").write_bytes(picture_bytes("PNG"))
    return tmp_path


def test_the_head_of_a_post_gives_its_facts(page: Page) -> None:
    draft = page.file("微信135.html")
    assert draft.title == "书香润校园 阅读伴成长 ｜ 青山区第五届校园读书节启动"
    assert (draft.author, draft.publisher, draft.date) == ("林小禾", "青山教育", "2022年4月25日")


def test_the_title_of_the_page_is_that_of_a_post_without_a_head(page: Page) -> None:
    post = "<html><head><title>{}</title></head><body><div id='js_content'><p>晨读开始。</p></div>"
    assert page.read(post.format("不如陪你读书")).title == "不如陪你读书"
    assert page.read(post.format("微信公众平台")).title == ""


def test_the_scripts_give_the_day_in_china_where_the_head_says_yesterday(page: Page) -> None:
    draft = page.file("微信未展开.html")
    assert (draft.title, draft.publisher) == ("石桥中学召开期中教学质量分析会", "石桥中学")
    assert draft.date == "2023年11月15日"


def test_the_body_of_a_post_comes_in_paragraphs_without_ornaments(page: Page) -> None:
    assert texts(page.file("微信135.html").blocks) == [
        "一、启动仪式",
        (
            "4月23日是第27个世界读书日。上午，青山区第五届校园读书节启动仪式在实验小学举行，"
            "区教育局副局长何婧出席并讲话。"
        ),
        "何婧指出，要让“多读书、读好书、善读书”成为师生的自觉行动。",
        "学生代表诵读《少年中国说》",
        "二、活动安排",
        "“书香班级”评选（5月10日前）；",
        "教师读书沙龙；",
        "读书不觉已春深，一寸光阴一寸金。",
        "青山实验小学五（2）班学生",
        "供稿：基础教育科",
        "编辑：林小禾　　审核：赵　明",
    ]


def test_each_thing_left_out_has_its_line_in_the_report(page: Page) -> None:
    draft = page.file("微信135.html")
    assert [(change.rule, change.before[:6]) for change in draft.changes] == [
        ("N211", "点击上方“蓝"),
        ("N216", "▼"),
        ("N215", "— END "),
        ("N218", "往期回顾"),
        ("N218", "青山区中小学"),
        ("N218", "我区召开义务"),
        ("N212", "长按识别下方"),
        ("N213", "喜欢就点个“"),
        ("N220", "编辑器的水印"),
        ("N221", "原创 发表于"),
        ("N221", "#读书节 2"),
    ]
    assert {change.certainty for change in draft.changes} == {Certainty.CERTAIN}
    assert {change.after for change in draft.changes} == {""}


def test_looks_come_from_the_elements_own_styles(page: Page) -> None:
    heading, first, second, caption, *_, credit, _ = paragraphs(page.file("微信135.html"))
    assert (heading.looks.align, heading.looks.size, heading.looks.bold) == (
        Align.CENTER,
        13.5,
        True,
    )
    assert (first.looks.indent, first.looks.face, first.looks.bold) == (2.0, "fangsong", False)
    assert [(run.text, run.bold) for run in second.runs][1] == ("“多读书、读好书、善读书”", True)
    assert (caption.looks.size, caption.looks.align) == (9.0, Align.CENTER)
    assert credit.looks.align is Align.END
    assert (heading.span.line, first.span.line, credit.span.line) == (35, 36, 47)


def test_list_items_have_their_numbers(page: Page) -> None:
    numbered = [p for p in paragraphs(page.file("微信135.html")) if p.looks.numbering]
    assert [p.looks.numbering for p in numbered] == ["1.", "2."]
    assert {p.looks.style for p in numbered} == {"li"}


def test_pictures_come_from_the_saved_folder_and_a_code_is_left_out(
    page: Page, saved: Path
) -> None:
    draft = page.file("微信135.html", saved)
    assert [picture.name for picture in pictures(draft)] == ["640.png", "640(1).jpg"]
    assert pictures(draft)[1].data == (saved / "微信135_files" / "640(1)").read_bytes()
    place = draft.blocks.index(pictures(draft)[1])
    assert texts(draft.blocks[place + 1 : place + 2]) == ["学生代表诵读《少年中国说》"]
    assert page.codes == ["N233"]


def test_a_picture_that_was_not_saved_is_told_and_not_fetched(page: Page) -> None:
    draft = page.file("微信未展开.html")
    assert pictures(draft) == []
    (missing,) = [item for item in page.diagnostics if item.code == "N230"]
    assert "NotSavedNotSaved" in missing.message.zh
    assert missing.hint is not None


def test_a_saved_file_under_wechats_own_name_is_found(page: Page, tmp_path: Path) -> None:
    shutil.copy(PAGES / "微信未展开.html", tmp_path)
    folder = tmp_path / "微信未展开_files"
    folder.mkdir()
    (folder / "mmbiz_NotSavedNotSavedNotSaved1234.jpg").write_bytes(picture_bytes("JPEG"))
    (picture,) = pictures(page.file("微信未展开.html", tmp_path))
    assert picture.name.endswith(".jpg")


@pytest.mark.parametrize(
    "address", ["../geheim.png", "/etc/geheim.png", "a/../../geheim.png", "file:///geheim.png"]
)
def test_no_picture_comes_from_outside_the_folder(page: Page, tmp_path: Path, address: str) -> None:
    (tmp_path / "geheim.png").write_bytes(picture_bytes())
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link.png").symlink_to(tmp_path / "geheim.png")
    post = f'<div id="js_content"><p>文</p><img src="{address}"><img src="link.png"></div>'
    draft = page.read(post, webpage.Folder(tmp_path / "in", "页"))
    assert pictures(draft) == []
    assert page.codes == ["N230", "N230"]


def test_media_are_told(page: Page) -> None:
    page.post("<p>文</p><iframe src='https://v.qq.com'>看视频</iframe><mpvoice></mpvoice>")
    assert [item.message.zh[-5:-2] for item in page.diagnostics] == ["共 2"]


@pytest.mark.parametrize("reason", ["该内容已被发布者删除", "环境异常"])
def test_a_notice_in_the_place_of_a_post_is_an_error(reason: str) -> None:
    result = webpage.read(f'<div class="weui-msg">{reason}</div>'.encode(), "页.html")
    assert [item.code for item in result.diagnostics] == ["N203"]
    assert reason in result.diagnostics[0].message.zh


def test_an_empty_post_is_an_error_with_advice() -> None:
    result = webpage.read(b'<h1 id="activity-name">t</h1><div id="js_content"></div>', "p.html")
    assert [item.code for item in result.diagnostics] == ["N205"]
    assert result.diagnostics[0].hint is not None
