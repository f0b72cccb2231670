"""How an issue is opened on phones, in steps that hold for every make of them.

Names of buttons differ from version to version: the steps keep to those that do not, or say what
to look for. Sources: Apple, "Scan a QR code with your iPhone camera" and "Add a website icon to
your Home Screen"; WeChat's own menus. Not every camera of Android and HarmonyOS reads codes, so
that WeChat and the browsers that come with them are named.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from ipaddress import ip_address
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from jianbao.edition.labels import labels_for
from jianbao.edition.labels.traditional import TRADITIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneSteps:
    """A kind of phone: its steps to the address, and then with a page or with a file."""

    name: str
    steps: tuple[str, ...]
    page: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningAdvice:
    """What the sheet says around its code."""

    call: str
    messenger: str
    near: str
    """Of an address in the office's own network."""
    heading: str
    phones: tuple[PhoneSteps, ...]
    others: str
    """Below a list that is cut, with the number of all articles."""


def advice_for(language: str) -> OpeningAdvice:
    """Return the words for a BCP 47 ``language``."""
    if not language.startswith("zh"):
        return _ENGLISH
    return _TRADITIONAL if labels_for(language) is TRADITIONAL else _SIMPLIFIED


def _but_for(phone: PhoneSteps, name: str, first: str) -> PhoneSteps:
    """Return the steps of a phone that is like another but for its ``name`` and the ``first`` one."""
    return replace(phone, name=name, steps=(first, *phone.steps[1:]))


def is_file(address: str) -> bool:
    """Whether a file lies at ``address``, rather than a page."""
    return PurePosixPath(urlsplit(address).path).suffix.lower() in {".epub", ".pdf", ".docx"}


def is_near(address: str) -> bool:
    """Whether ``address`` is one in a network of the office, which phones have to be in."""
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith((".local", ".lan"))


_ANDROID_SIMPLIFIED: Final = PhoneSteps(
    name="安卓手机",
    steps=(
        "用微信扫，或打开手机自带的浏览器，点搜索框里的扫码图标。",
        "扫出网址，就打开；问要不要访问的，点访问。",
    ),
    page="想留着：在浏览器的菜单里添加书签。",
    file="微信里打不开：点右上角的“…”，选用浏览器打开。下载后，电子书用阅读软件打开。",
)
_SIMPLIFIED: Final = OpeningAdvice(
    call="手机扫一扫，看全文",
    messenger="用微信：点右上角的“＋”，选“扫一扫”，对准二维码。收到的是图片：按住图片不放，选识别二维码的那一项。",
    near="先连上单位的无线网，才打得开。",
    heading="怎么打开",
    phones=(
        PhoneSteps(
            name="iPhone",
            steps=(
                "打开“相机”，对准二维码，不用按快门。",
                "点画面上出现的网址，浏览器里就打开了。",
            ),
            page="想留着：点“共享”，选“添加到主屏幕”。",
            file="点“下载”，再点下载好的文件；电子书选用“图书”打开。",
        ),
        _ANDROID_SIMPLIFIED,
        _but_for(
            _ANDROID_SIMPLIFIED, "鸿蒙手机", "用微信扫，或打开“浏览器”，点搜索框里的扫码图标。"
        ),
    ),
    others="……等{}篇",
)
_ANDROID_TRADITIONAL: Final = PhoneSteps(
    name="安卓手機",
    steps=(
        "用微信掃，或打開手機自帶的瀏覽器，點搜尋框裏的掃碼圖示。",
        "掃出網址，就打開；問要不要訪問的，點訪問。",
    ),
    page="想留着：在瀏覽器的選單裏添加書籤。",
    file="微信裏打不開：點右上角的「…」，選用瀏覽器打開。下載後，電子書用閱讀軟件打開。",
)
_TRADITIONAL: Final = OpeningAdvice(
    call="手機掃一掃，看全文",
    messenger="用微信：點右上角的「＋」，選「掃一掃」，對準二維碼。收到的是圖片：按住圖片不放，選識別二維碼的那一項。",
    near="先連上單位的無線網絡，才打得開。",
    heading="怎麼打開",
    phones=(
        PhoneSteps(
            name="iPhone",
            steps=(
                "打開「相機」，對準二維碼，不用按快門。",
                "點畫面上出現的網址，瀏覽器裏就打開了。",
            ),
            page="想留着：點「分享」，選「加入主畫面」。",
            file="點「下載」，再點下載好的檔案；電子書選用「書籍」打開。",
        ),
        _ANDROID_TRADITIONAL,
        _but_for(
            _ANDROID_TRADITIONAL, "鴻蒙手機", "用微信掃，或打開「瀏覽器」，點搜尋框裏的掃碼圖示。"
        ),
    ),
    others="……等{}篇",
)
_ANDROID_ENGLISH: Final = PhoneSteps(
    name="Android",
    steps=(
        "Scan with WeChat, or with the icon in the search box of the phone’s browser.",
        "Open the address that was found.",
    ),
    page="To keep it: add a bookmark from the browser’s menu.",
    file="From WeChat, choose … and open it in the browser. Open an e-book in a reading app.",
)
_ENGLISH: Final = OpeningAdvice(
    call="Scan to read it",
    messenger="In WeChat: tap + at the top right, then Scan. If this reached you as a picture, hold it and choose the line about its QR code.",
    near="Join the office’s Wi-Fi first.",
    heading="How to open it",
    phones=(
        PhoneSteps(
            name="iPhone",
            steps=("Point Camera at the code.", "Tap the address that appears."),
            page="To keep it: Share, then Add to Home Screen.",
            file="Tap Download, then the file; an e-book opens in Books.",
        ),
        _ANDROID_ENGLISH,
        _but_for(
            _ANDROID_ENGLISH,
            "HarmonyOS",
            "Scan with WeChat, or with the icon in Browser’s search box.",
        ),
    ),
    others="… {} articles in all",
)
