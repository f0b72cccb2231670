"""Posts of WeChat public accounts, as a browser saves them."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from jianbao.intake.mending.names import is_name
from jianbao.intake.webpage.facts import Facts, by_id, day, day_of_timestamp, meta, squeezed

_CREATED = (
    re.compile(r"""\bvar\s+ct\s*=\s*["'](\d{9,10})["']"""),
    re.compile(r"""\b(?:ori_)?create_time\s*[:=]\s*(?:JsDecode\()?["']?(\d{9,10})\b"""),
)
_TITLE = re.compile(r"""\bvar\s+msg_title\s*=\s*(["'])(.*?)\1""")
_NICKNAME = re.compile(r"""\bvar\s+nickname\s*=\s*(?:htmlDecode\()?(["'])(.*?)\1""")
_REASONS = (
    "该内容已被发布者删除",
    "此内容因违规无法查看",
    "此内容被投诉且经审核涉嫌侵权",
    "环境异常",
    "该公众号已迁移",
    "访问过于频繁",
    "轻触查看原文",
)
_ORIGINAL = re.compile(r"原创\s*([^\s，。：]{2,12})")
_IDS = ("activity-name", "js_name", "publish_time", "js_author_name")


def content(tree: HtmlElement) -> HtmlElement | None:
    """Return the element with the text of the post; None where the page is none."""
    found = by_id(tree, "js_content")
    if found is None:
        posts: list[HtmlElement] = tree.xpath(
            "//*[contains(concat(' ', normalize-space(@class), ' '), ' rich_media_content ')]"
        )
        found = posts[0] if posts else None
    return found


def refusal(tree: HtmlElement) -> str | None:
    """Return what WeChat shows instead of the post, if that is what was saved."""
    if not any("weui-msg" in (element.get("class") or "") for element in tree.iter("div")):
        return None
    text = squeezed(str(tree.text_content()))
    return next((reason for reason in _REASONS if reason in text), "")


def facts(tree: HtmlElement) -> Facts:
    """Return what the head of the post says; WeChat's scripts say it where the head does not."""
    shown = {name: element for name in _IDS if (element := by_id(tree, name)) is not None}
    texts = {name: squeezed(str(element.text_content())) for name, element in shown.items()}
    scripts = "\n".join(script.text or "" for script in tree.iter("script"))
    title = texts.get("activity-name") or meta(tree, "og:title", "twitter:title")
    date = day(texts.get("publish_time", ""))
    return Facts(
        title=title or _quoted(_TITLE, scripts) or _page_title(tree),
        author=texts.get("js_author_name")
        or meta(tree, "author", "og:article:author")
        or _original(tree),
        date=date or _created(scripts),
        publisher=texts.get("js_name") or _quoted(_NICKNAME, scripts),
        taken=tuple(shown.values()),
    )


def _page_title(tree: HtmlElement) -> str:
    """Return the title of a page that was copied from a post or an editor, without its head."""
    found = squeezed(str(tree.findtext(".//title") or ""))
    return "" if "微信" in found or "公众" in found else found


def _original(tree: HtmlElement) -> str:
    """Return the name behind 原创 in the line under the title, or alone in an element of its own."""
    for element in tree.xpath("//*[contains(@class, 'rich_media_meta')]"):
        text = squeezed(str(element.text_content()))
        if match := _ORIGINAL.fullmatch(text):
            return match[1]
        if "rich_media_meta_text" in element.get("class", "") and is_name(text):
            return text
    return ""


def _created(scripts: str) -> str:
    """Return the day of publication: the page itself may say no more than “昨天”."""
    for pattern in _CREATED:
        if match := pattern.search(scripts):
            return day_of_timestamp(match[1])
    return ""


def _quoted(pattern: re.Pattern[str], scripts: str) -> str:
    match = pattern.search(scripts)
    return squeezed(match[2]) if match else ""
