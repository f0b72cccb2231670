"""What may be said of a PDF that becomes an OFD: codes O001 to O009."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, notice, warning

BROKEN = error(
    "O001",
    Text("PDF 读不懂，文件可能损坏", "the PDF is broken ({reason})"),
    Text("请从原来的软件重新导出 PDF", "export the PDF anew"),
    why=Text(
        "转换要读懂每一页画了什么，读不懂就不出，免得出了错却看不出来",
        "what a page draws has to be understood; nothing is better than a page that is wrong unnoticed",
    ),
)
NO_PAGE = BROKEN.also(Text("PDF 里没有能用的页面", "the PDF has no usable page"), BROKEN.hint)
LOCKED = error(
    "O002",
    Text("PDF 设了密码或权限，不能转换", "the PDF has a password or restricted permissions"),
    Text("请用没有加密的原件", "use the original that is not encrypted"),
    why=Text(
        "加了密的 PDF 不准改作他用，转成 OFD 就是改作他用",
        "an encrypted PDF may not be turned into something else",
    ),
)
ENDLESS = error(
    "O003",
    Text("PDF 里的内容多得没有尽头，没有转换", "the PDF unpacks or draws without end"),
    Text("请重新导出；文件可能是恶意的", "export it again; it may be malicious"),
    why=Text(
        "正常的文件用不了这么多；继续算下去会把电脑拖垮",
        "no honest file needs so much, and going on would bring the computer down",
    ),
)
REPAIRED = warning(
    "O004",
    Text("PDF 有损坏，已尽量修复，请逐页核对", "the PDF was damaged and repaired: check it"),
    why=Text("修复是猜的，可能少了东西", "a repair is a guess, and something may be missing"),
)
FLATTENED = notice(
    "O005",
    Text(
        "第 {pages} 页有 OFD 没有的效果（{what}），画成了图片，文字仍能选、能搜",
        "page {pages}: {what} is unknown to OFD and drawn as a picture; text can still be read",
    ),
    why=Text(
        "OFD 没有混合模式、软蒙版和网格渐变；那一块按 PDF 的样子画成 300 点的图片，盖在原处",
        "OFD has no blend modes, soft masks or meshes; that piece of the page is drawn at 300 dpi",
    ),
)
NOT_EMBEDDED = warning(
    "O006",
    Text(
        "PDF 没有嵌入字体 {names}，阅读器会用自己的字体代替",
        "the PDF does not bring the face {names}; readers use another",
    ),
    Text("请从原来的软件导出嵌入全部字体的 PDF", "export a PDF with all faces embedded"),
    why=Text(
        "没有嵌入的字体，各台电脑显示得不一样，也不合存档的要求",
        "without the face each computer shows another, which archives do not accept",
    ),
)
UNREAD = notice(
    "O007",
    Text(
        "字体 {names} 没有写明一些字是什么字，看得见，但选不了、搜不到",
        "the face {names} does not tell what some characters are: they show but cannot be searched",
    ),
    why=Text(
        "PDF 没有写字形对应的文字（ToUnicode），只能照样子画出来",
        "the PDF draws these glyphs without saying what they stand for (ToUnicode)",
    ),
)
LEFT_OUT = notice(
    "O008",
    Text("OFD 里没有带上：{what}", "left out of the OFD: {what}"),
    why=Text(
        "OFD 没有脚本这类动作，也没有能画出这些批注的办法",
        "OFD has no such actions, such as scripts, nor ways to draw such annotations",
    ),
)
BROKEN_PAGE = BROKEN.also(
    Text("第 {number} 页的内容读不懂", "the content of page {number} cannot be read ({reason})"),
    BROKEN.hint,
)
