from __future__ import annotations

import pytest
from tests.intake.webpage.conftest import PAGES

from jianbao.intake import splitting, webpage


@pytest.mark.parametrize(
    "name", ["微信135.html", "微信未展开.html", "政务网.html", "短讯.html", "表格布局.html"]
)
def test_the_title_that_a_page_states_is_that_of_its_one_article(name: str) -> None:
    """No line of the text displaces it, however much it looks like a late or lost headline."""
    draft = webpage.read((PAGES / name).read_bytes(), name).value
    assert draft is not None
    (article,) = splitting.split(draft).articles
    assert article.title == draft.title != ""
