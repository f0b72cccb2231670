"""Contributions through the browser: sent in, answered, taken in, taken back."""

from __future__ import annotations

import io
import json
import multiprocessing
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from PIL import Image

from jianbao import history
from jianbao.studio.services import inbox
from jianbao.studio.services.limited import TookTooMuchError, call

if TYPE_CHECKING:
    from tests.studio.services.conftest import Client

ARTICLE = (
    "第三小学开展读书活动\n\n11月3日，第三小学举行了读书活动,共有320名学生参加。\n\n第三小学供稿\n"
)


def word(*paragraphs: str) -> bytes:
    document, data = docx.Document(), io.BytesIO()
    document.add_heading(paragraphs[0], 0)
    for text in paragraphs[1:]:
        document.add_paragraph(text)
    document.save(data)
    return data.getvalue()


def state(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".jianbao" not in path.parts
    }


def test_a_word_file_is_shown_beside_what_it_becomes_taken_in_and_back(briefing: Client) -> None:
    before = state(briefing.folder)
    data = word("第三小学开展读书活动", "11月3日，第三小学举行了读书活动。", "学生都很高兴。")

    sent = briefing.upload("inbox", data, name="第三小学 来稿.docx")

    assert sent.status == 200, sent.body
    item: dict[str, Any] = sent.result
    assert item["name"] == "第三小学 来稿.docx"
    assert item["source"][0]["text"] == "第三小学开展读书活动"
    (article,) = item["articles"]
    assert article["title"] == "第三小学开展读书活动"
    assert "学生都很高兴。" in article["text"]
    assert state(briefing.folder) == before

    taken = briefing.post(f"inbox/{item['id']}", op="take")
    assert taken.status == 200, taken.body
    assert taken.result["paths"] == [article["path"]]
    assert article["path"] in [each["path"] for each in briefing.get("articles").result["articles"]]
    (listed,) = briefing.get("inbox").result["items"]
    assert listed["taken"] == [article["path"]]
    assert briefing.get("history").result["undo"]["what"] == "import"
    history.undo(briefing.folder)
    assert state(briefing.folder) == before


def test_changes_are_taken_back_one_by_one(briefing: Client) -> None:
    item = briefing.post("paste", text=ARTICLE, name="读书").result
    change = next(one for one in item["changes"] if "," in one["before"])
    assert "活动，共有" in item["articles"][0]["text"]
    declined = briefing.post(f"inbox/{item['id']}", op="decline", id=change["id"]).result
    if change["certainty"] != "certain":
        assert "活动,共有" in declined["articles"][0]["text"]
    assert declined["declined"] == [change["id"]]
    again = briefing.post(f"inbox/{item['id']}", op="decline", id=change["id"], undo=True).result
    assert again["articles"][0]["text"] == item["articles"][0]["text"]


def test_a_question_is_answered_and_the_answer_changed(briefing: Client) -> None:
    text = "各校纷纷行动起来，\n把工作落到实处，取得了明显的成效，受到了家长的好评。\n"
    item = briefing.post("paste", text=text).result
    titles = [one for one in item["questions"] if not one["choices"]]
    assert item["state"] == "asks"
    assert titles
    answered = briefing.post(
        f"inbox/{item['id']}", op="answer", id=titles[0]["id"], title="行动 起来"
    ).result
    assert answered["articles"][0]["title"] == "行动 起来"
    assert answered["decided"]["titles"] == {titles[0]["id"]: "行动 起来"}
    back = briefing.post(f"inbox/{item['id']}", op="answer", id=titles[0]["id"], title="").result
    assert [one["id"] for one in back["questions"]] == [one["id"] for one in item["questions"]]


def test_the_same_source_again_asks_which_version_counts(briefing: Client) -> None:
    first = briefing.post("paste", text=ARTICLE).result
    path = briefing.post(f"inbox/{first['id']}", op="take").result["paths"][0]
    same = briefing.post("paste", text=ARTICLE).result
    assert same["there"] == [path]
    other = briefing.post("paste", text=ARTICLE.replace("320", "350")).result
    (version,) = other["versions"]
    assert version["path"] == path
    assert other["articles"] == []
    chosen = briefing.post(
        f"inbox/{other['id']}", op="version", id=version["id"], choice="replace"
    ).result
    assert chosen["versions"][0]["choice"] == "replace"
    briefing.post(f"inbox/{other['id']}", op="take")
    assert "350" in (briefing.folder / path).read_text("utf-8")


def test_pasted_markup_loses_its_scripts(briefing: Client) -> None:
    html = "<h1>校园消防演练</h1><p onclick='x()'>各班有序撤离。</p><script>alert(1)</script>"
    item = briefing.post("paste", html=html, text="x").result
    assert item["articles"][0]["title"] == "校园消防演练"
    assert "alert" not in item["articles"][0]["text"]
    assert "onclick" not in item["articles"][0]["text"]


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"MZ\x90", "a.exe"), (b"PK\x03\x04xx", "坏.docx"), (b"", "空.txt"), (b"\0" * 99, "a.pdf")],
)
def test_what_cannot_be_read_is_told_and_can_be_thrown_away(
    briefing: Client, data: bytes, name: str
) -> None:
    sent = briefing.upload("inbox", data, name=name)
    assert sent.status == 200
    assert sent.result["state"] == "failed"
    assert sent.codes
    taken = briefing.post(f"inbox/{sent.result['id']}", op="take")
    assert taken.status == 422
    assert briefing.post(f"inbox/{sent.result['id']}", op="drop").result["items"] == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../../etc/甲.txt", "甲.txt"),
        ("C:\\稿\\乙.txt", "乙.txt"),
        ("<img src=x onerror=a>.txt", "img src=x onerror=a.txt"),
        (".bashrc.txt", "bashrc.txt"),
        ("丙" * 300 + ".txt", "丙" * 60 + ".txt"),
    ],
)
def test_a_name_leads_nowhere_else(briefing: Client, name: str, kept: str) -> None:
    sent = briefing.upload("inbox", ARTICLE.encode(), name=name)
    assert sent.result["name"] == kept
    place = briefing.folder / inbox.FOLDER / sent.result["id"] / "source"
    assert [path.name for path in place.iterdir()] == [kept]


@pytest.mark.parametrize("name", ["", "..", "///", ".", "\0"])
def test_a_file_needs_a_name(briefing: Client, name: str) -> None:
    assert briefing.upload("inbox", b"x", name=name).status == 400
    assert briefing.get("inbox").result["items"] == []


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"op": "fly"}, 400),
        ({"op": "answer", "id": "N999|1|1|1|a", "choice": 0}, 400),
        ({"op": "answer", "id": "x", "title": "a"}, 400),
        ({"op": "decline", "id": "a|b|c|d|e"}, 400),
        ({"op": "version", "id": "version|1|1|1|a", "choice": "burn"}, 400),
    ],
)
def test_what_is_no_decision_is_refused(
    briefing: Client, fields: dict[str, object], status: int
) -> None:
    briefing.post("paste", text=ARTICLE)
    assert briefing.post("inbox/0001", **fields).status == status
    assert briefing.post("inbox/..", **fields).status in {400, 404}
    assert briefing.post("inbox/0002", **fields).status == 400


def test_decisions_that_were_spoilt_are_none(briefing: Client) -> None:
    item = briefing.post("paste", text=ARTICLE).result
    record = briefing.folder / inbox.FOLDER / item["id"] / "decisions.json"
    for spoilt in ("[", "[]", '{"a": 1}', json.dumps({"choices": {"x": 1}})):
        record.write_text(spoilt, "utf-8")
        assert briefing.get(f"inbox/{item['id']}").result["articles"] == item["articles"]


def test_what_takes_too_long_is_ended(briefing: Client) -> None:
    at_work = call(os.getpid)
    child = next(each for each in multiprocessing.active_children() if each.pid == at_work)
    with pytest.raises(TookTooMuchError):
        call(_never, patience=0.5)
    child.join(60)
    assert not child.is_alive()
    briefing.post("paste", text=ARTICLE)


def test_too_much_is_told(briefing: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_much(*_: object) -> None:
        raise TookTooMuchError

    monkeypatch.setattr(inbox, "call", too_much)
    sent = briefing.post("paste", text=ARTICLE)
    assert (sent.result["state"], sent.codes) == ("failed", ["A011"])


def _never() -> None:
    while True:
        pass


def test_a_photo_is_shown_and_put_below_an_article(briefing: Client) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (900, 600), "teal").save(stream, "JPEG")
    item = briefing.upload("inbox", stream.getvalue(), name="现场.jpg").result
    assert item["state"] == "photo"
    assert item["thumbnail"].startswith("data:image/jpeg;base64,")
    number = next(
        each["n"]
        for each in briefing.get("articles").result["articles"]
        if each["path"].endswith(".md")
    )
    before = briefing.get(f"manuscript/{number}").result
    fields = {"op": "illustrate", "n": number, "caption": "学生在[操场]上"}
    assert briefing.post(f"inbox/{item['id']}", **fields).result["paths"] == [before["path"]]
    text = briefing.get(f"manuscript/{number}").result["text"]
    assert text == f"{before['text'].rstrip()}\n\n![学生在\\[操场\\]上](图/现场.jpg)\n"
    picture = briefing.folder / Path(before["path"]).parent / "图" / "现场.jpg"
    assert picture.read_bytes() == stream.getvalue()
    assert briefing.get("inbox").result["items"][0]["taken"] == [before["path"]]
    assert briefing.post(f"inbox/{item['id']}", op="illustrate", n=99).status == 404
