"""Preflight from book.yaml and from the command line."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from jianbao import build

Write = Callable[[dict[str, str]], Path]
MANUSCRIPT = "---\n标题: 通知\n---\n\n请按时参加会议，**不得缺席**。\n"


def book(write: Write, outputs: str, theme: str = "jianbao") -> Path:
    return write(
        {
            "book.yaml": f"书名: 简报\n期号: 1\n版式: {theme}\n文章: [甲.md]\n输出: {outputs}\n",
            "甲.md": MANUSCRIPT,
        }
    )


def made(write: Write, outputs: str, theme: str = "jianbao") -> tuple[pikepdf.Pdf, set[str]]:
    folder = book(write, outputs, theme)
    result = build.build(build.Request(file=folder / "book.yaml", only=("pdf",)), lambda _: None)
    (written,) = result.value or ()
    codes = {item.code for item in result.diagnostics}
    return pikepdf.open(io.BytesIO(written.path.read_bytes())), codes


def colours(pdf: pikepdf.Pdf) -> set[tuple[str, tuple[float, ...]]]:
    return {
        (str(item.operator), tuple(float(value) for value in item.operands))
        for page in pdf.pages
        for item in pikepdf.parse_content_stream(page)
        if str(item.operator) in {"g", "rg", "k", "cs", "scn"}
    }


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "jianbao", *arguments],
        capture_output=True, text=True, check=False,
        env={"LANG": "zh_CN.UTF-8", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip


@pytest.mark.parametrize("word", ["四色", "cmyk", "CMYK"])
def test_four_inks_are_asked_for_in_book_yaml(write: Write, word: str) -> None:
    pdf, _ = made(write, f"{{pdf: {{颜色: {word}}}}}")

    assert ("k", (0, 0.8, 0.8, 0)) in colours(pdf)
    assert ("k", (0, 0, 0, 1)) in colours(pdf)
    assert {operator for operator, _ in colours(pdf)} == {"k"}


def test_a_grey_edition_is_asked_for_in_book_yaml(write: Write) -> None:
    pdf, _ = made(write, "{pdf: {颜色: 灰度}}")

    assert {operator for operator, _ in colours(pdf)} == {"g"}


def test_the_inks_of_an_official_document_are_turned_for_screens(write: Write) -> None:
    outputs = "{pdf: {颜色: 屏幕}}"
    folder = book(write, outputs, "gongwen")
    text = (folder / "book.yaml").read_text("utf-8") + "编印单位: 某某局\n日期: 2024-03-05\n"
    (folder / "book.yaml").write_text(text, "utf-8")

    result = build.build(build.Request(file=folder / "book.yaml", only=("pdf",)), lambda _: None)

    (written,) = result.value or ()
    with pikepdf.open(written.path) as pdf:
        assert ("rg", (0.7804, 0, 0.0431)) in colours(pdf)
        assert not {"k", "scn"} & {operator for operator, _ in colours(pdf)}


def test_x_4_is_asked_for_in_book_yaml_and_passes(write: Write) -> None:
    pdf, codes = made(write, "{pdf: {标准: pdf/x-4, 出血: 3mm, 裁切标记: 是}}")

    assert b"PDF/X-4" in pdf.Root.Metadata.read_bytes()
    assert {operator for operator, _ in colours(pdf)} == {"k"}
    assert not {code for code in codes if code.startswith("V")}


def test_a_plain_build_says_nothing_of_the_press(write: Write) -> None:
    _, codes = made(write, "{pdf: 是}")

    assert not {code for code in codes if code.startswith("V")}


def test_check_mentions_the_press_only_when_asked(write: Write) -> None:
    folder = book(write, "[pdf]")

    plain, asked = run("check", str(folder)), run("check", "--print", str(folder))

    assert "V0" not in plain.stderr
    assert "V030" in asked.stderr
    assert not (folder / "out").exists()


def test_a_pdf_is_checked_in_every_format(write: Write) -> None:
    folder = book(write, "{pdf: {文件: 书.pdf}}")
    assert run("build", str(folder)).returncode == 0
    file = str(folder / "out" / "书.pdf")

    people = run("check", file, "--multiple", "4")
    concise = run("check", file, "--multiple", "4", "--format", "concise")
    listed = json.loads(run("check", file, "--multiple", "4", "--format", "json").stdout)
    sarif = json.loads(run("check", file, "--multiple", "4", "--format", "sarif").stdout)
    github = run("check", file, "--multiple", "4", "--format", "github")

    assert people.returncode == 1
    assert "警告[V061] 书.pdf" in people.stderr
    assert "书.pdf: warning V061" in concise.stdout
    assert "V061" in {item["code"] for item in listed["diagnostics"]}
    assert "V061" in {item["ruleId"] for item in sarif["runs"][0]["results"]}
    assert "::warning title=V061" in github.stdout


def test_a_file_that_is_no_pdf_is_refused_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "坏.pdf").write_bytes(b"nothing")

    found = run("check", str(tmp_path / "坏.pdf"))

    assert found.returncode == 1
    assert "V001" in found.stderr
    assert "Traceback" not in found.stderr


def test_a_pdf_is_not_put_right(tmp_path: Path) -> None:
    (tmp_path / "书.pdf").write_bytes(b"nothing")

    assert run("check", "--fix", str(tmp_path / "书.pdf")).returncode == 2
