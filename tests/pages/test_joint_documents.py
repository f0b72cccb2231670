"""Joint official documents: page 1 shows the text (GB/T 9704-2012 7.3.3), the date stays in one line."""

from __future__ import annotations

import re

import pytest
from tests.pages.conftest import TEXT, Pages, text_of

NAMES = [
    *("城南区教育局", "城南区公安分局", "城南区市场监督管理局", "城南区卫生健康局"),
    *("城南区住房和城乡建设局", "城南区应急管理局"),
]


@pytest.mark.parametrize("count", [2, 4, 5, 6])
@pytest.mark.parametrize("sealed", ["是", "否"])
def test_page_1_shows_the_text_and_the_date_is_whole(pages: Pages, count: int, sealed: str) -> None:
    names = ", ".join(NAMES[:count])
    official = (
        f"{{份号: 1, 紧急程度: 特急, 发文机关标志: [{names}文件], 发文字号: 城教发〔2024〕8号, "
        f"签发人: [张三, 李四, 王五, 赵六], 主送: [各学校, 区级各部门], 加盖印章: {sealed}}}"
    )
    article = "# 关于联合开展校园安全隐患排查整治工作的请示\n\n" + "\n\n".join([TEXT] * 3)
    with pages.of(article, theme="gongwen", 密级="机密★1年", 公文=official) as found:
        first = text_of(found[0])
        assert TEXT[:12] in first
        assert all(name[:5] in first for name in NAMES[:count])
        whole = [
            line
            for page in found
            for line in (page.extract_text() or "").splitlines()
            if "".join(line.split()).endswith("2024年3月5日")
        ]
        assert whole
    assert not {code for code in pages.codes if code.startswith("L01")}


def test_a_document_with_a_signature_of_its_own_is_signed_once(pages: Pages) -> None:
    article = f"# 通知\n\n{TEXT}\n\n::: 落款\n城南区公安局\n2024年3月4日\n:::"
    with pages.of(article, theme="gongwen", 公文="{发文字号: 城教发〔2024〕8号}") as found:
        said = "".join(text_of(page) for page in found)
    assert said.count("城南区公安局2024年3月4日") == 1
    assert not re.search("城南区教育局2024年3月5日(?!印发)", said)
