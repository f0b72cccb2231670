"""Mails as contributions: attachments, or the text where nothing is attached."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from jianbao import budget
from jianbao.diagnostics import Span
from jianbao.intake import mail as mails
from jianbao.intake import sources
from jianbao.intake.model import Draft, Paragraph

TEXT = "食堂来了新伙伴\n\n3月5日，河滨小学食堂启用智能留样柜。\n"


def mail(text: str, **attached: bytes) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "some@example.org"
    message["Subject"] = "投稿"
    message.set_content(text, charset="gb18030")
    for name, data in attached.items():
        message.add_attachment(
            data, maintype="application", subtype="octet-stream", filename=name.replace("_", ".")
        )
    return message


def read(folder: Path, message: EmailMessage) -> tuple[tuple[Draft, ...], list[str]]:
    path = folder / "投稿.eml"
    path.write_bytes(message.as_bytes())
    result = sources.read(path)
    assert result.value is not None
    return result.value.drafts, [one.code for one in result.diagnostics]


def words(draft: Draft) -> str:
    return "".join(one.text for one in draft.blocks if isinstance(one, Paragraph))


def test_a_mail_without_attachments_is_its_text(tmp_path: Path) -> None:
    (draft,), said = read(tmp_path, mail(TEXT))
    assert words(draft) == "食堂来了新伙伴3月5日，河滨小学食堂启用智能留样柜。"
    assert said == []


def test_how_to_reach_the_sender_is_left_out_below_the_text(tmp_path: Path) -> None:
    message = mail(
        "主任：\n\n现报送信息一则，请审。\n\n"
        + TEXT
        + "\n--\n林夏 13900001111\n电话：5512345\n发自我的手机\n"
    )
    del message["Subject"]
    message["Subject"] = "河滨小学信息报送：食堂来了新伙伴"
    (draft,), _ = read(tmp_path, message)
    assert words(draft) == "食堂来了新伙伴3月5日，河滨小学食堂启用智能留样柜。"
    assert [one.before for one in draft.changes if one.rule == "N419"][-3:] == [
        "林夏 13900001111",
        "电话：5512345",
        "发自我的手机",
    ]


@pytest.mark.parametrize(
    "subject", ["投稿：食堂来了新伙伴", "【河滨小学】食堂来了新伙伴", "Fwd: 来稿 — 食堂来了新伙伴"]
)
def test_a_letter_above_the_title_that_the_subject_names_is_left_out(
    subject: str, tmp_path: Path
) -> None:
    message = mail("编辑老师您好：\n\n附上稿件一篇，请审阅。\n\n" + TEXT)
    del message["Subject"]
    message["Subject"] = subject
    (draft,), _ = read(tmp_path, message)
    assert words(draft) == "食堂来了新伙伴3月5日，河滨小学食堂启用智能留样柜。"
    assert [(one.rule, one.before) for one in draft.changes] == [
        ("N419", "编辑老师您好："),
        ("N419", "附上稿件一篇，请审阅。"),
    ]


def test_a_letter_is_left_whole_where_its_subject_names_no_title(tmp_path: Path) -> None:
    message = mail("编辑老师您好：\n\n" + TEXT)
    del message["Subject"]
    message["Subject"] = "投稿"
    (draft,), _ = read(tmp_path, message)
    assert words(draft).startswith("编辑老师您好：食堂")
    assert not draft.changes


@pytest.mark.parametrize(
    "letter",
    ["张老师好，发您一篇简讯，谢谢！", "编辑同志：您好！\n\n现将我校稿件发给您，请查收。"],
)
def test_a_letter_is_known_by_its_greeting_and_that_it_sends_something(
    letter: str, tmp_path: Path
) -> None:
    (draft,), _ = read(tmp_path, mail(f"{letter}\n\n{TEXT}"))
    assert words(draft).startswith("食堂来了新伙伴")
    told = "\n\n".join(one.before for one in draft.changes if one.rule == "N419")
    assert told == letter


@pytest.mark.parametrize(
    "words_above",
    [
        "家长朋友们，你们好！",
        "我校投稿邮箱已经开通，欢迎全体师生踊跃投稿，内容包括课堂、活动、随笔、书评、影评等各个方面，来稿即复。",
    ],
)
def test_what_greets_others_or_says_more_is_no_letter(words_above: str, tmp_path: Path) -> None:
    (draft,), _ = read(tmp_path, mail(f"{words_above}\n\n{TEXT}"))
    assert words(draft).startswith(words_above)
    assert not draft.changes


def test_attachments_are_read_and_the_words_beside_them_told(tmp_path: Path) -> None:
    drafts, said = read(
        tmp_path, mail("附件是稿件，请查收。", 甲_txt=TEXT.encode(), 乙_txt=TEXT.encode())
    )
    assert [draft.source for draft in drafts] == ["投稿.eml/甲.txt", "投稿.eml/乙.txt"]
    assert said == ["N419"]


def test_a_page_as_text_is_read_as_a_page(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "some@example.org", "投稿"
    message.set_content("<h1>标题在此</h1><p>正文一段。</p>", subtype="html")
    (draft,), _ = read(tmp_path, message)
    assert "正文一段。" in words(draft)


def test_a_name_that_leads_elsewhere_is_a_name(tmp_path: Path) -> None:
    message = mail("请查收。")
    message.add_attachment(
        TEXT.encode(), maintype="text", subtype="plain", filename="../../etc/甲.txt"
    )
    drafts, _ = read(tmp_path, message)
    assert [draft.source for draft in drafts] == ["投稿.eml/甲.txt"]
    assert list(tmp_path.iterdir()) == [tmp_path / "投稿.eml"]


@pytest.mark.parametrize("text", ["", "没有邮件头的文字。\n", "甲: 乙\n\n正文\n"])
def test_what_is_no_mail_is_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "不是.eml"
    path.write_text(text, "utf-8")
    found = sources.read(path)
    assert (found.value is None) == (not text)


@pytest.mark.parametrize("charset", ["no-such", "utf\x00", '"'])
def test_a_damaged_mail_is_told(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "投稿.eml"
    head = f"From: a@b.cn\nSubject: x\nContent-Type: text/plain; charset={charset}\n\n正文\n"
    path.write_text(head, "utf-8")
    result = sources.read(path)
    assert result.value is not None or [one.code for one in result.diagnostics] == ["N410"]


def test_a_mail_that_takes_too_long_is_told_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(_: bytes) -> mails.MailParts:
        while True:
            pass

    monkeypatch.setenv(budget.SECONDS, "0.1")
    monkeypatch.setattr(mails, "opened", endless)
    (tmp_path / "投稿.eml").write_bytes(mail(TEXT).as_bytes())
    with budget.watched():
        result = sources.read(tmp_path / "投稿.eml")
    assert [(item.code, item.span) for item in result.diagnostics] == [
        ("B005", Span(file="投稿.eml"))
    ]


def test_the_words_of_a_mail_beside_its_attachments_are_looked_for_at_its_beginning() -> None:
    """Of a hundred thousand openings of styles each would be followed to the end."""
    message = mail("", 甲_txt=TEXT.encode())
    message.get_payload(0).set_content(f"<p>附上稿件{'<style ' * 100_000}", subtype="html")  # type: ignore[union-attr] # a part
    parts = mails.opened(message.as_bytes())
    assert "附上稿件" in parts.words


def test_a_part_described_by_a_thousand_parameters_is_not_read() -> None:
    """Each would be compared with all the others."""
    many = b"Content-Type: " + b"a*0*=utf-8; " * 3_000
    data = mail(TEXT).as_bytes().replace(b"Content-Type: ", many)
    assert mails.opened(data) == mails.MailParts()
