"""The words of the page: each is there, each is used, and none is one that a clerk does not know."""

from __future__ import annotations

import re

from jianbao.studio.server import STATIC
from jianbao.studio.words import WORDS

FORBIDDEN = "渲染|编译|构建|导入|导出|解析|配置|参数|Markdown|YAML|元数据|同步|冲突|服务器|端口|缓存|报错|异常"
"""What Words that those who live in Word have never met."""
TEMPLATES = "".join(file.read_text("utf-8") for file in STATIC.parent.glob("*.html"))
SCRIPTS = "".join(
    file.read_text("utf-8") for file in STATIC.glob("*.js") if file.name != "parts.js"
)


def test_each_word_that_a_script_says_is_there() -> None:
    said = set(re.findall(r"\bwords\.(\w+)", SCRIPTS)) | set(re.findall(r"\bsay\('(\w+)'", SCRIPTS))
    assert said - WORDS.keys() - {"can_edit"} == set()


def test_each_word_that_is_there_is_said() -> None:
    built = tuple(set(re.findall(r"\bwords\[`(\w+_)\$\{", SCRIPTS)))
    assert built
    said = (rf"\b{name}\b" for name in WORDS if not name.startswith(built))
    assert [word for word in said if not re.search(word, SCRIPTS + TEMPLATES)] == []


def test_no_sentence_has_a_word_that_clerks_do_not_know() -> None:
    assert {text.zh for text in WORDS.values() if re.search(FORBIDDEN, text.zh)} == set()
