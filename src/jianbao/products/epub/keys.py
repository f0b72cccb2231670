"""The keys of the e-book."""

from __future__ import annotations

from jianbao.config.pictures import PicturePath
from jianbao.config.record import Key
from jianbao.config.scalars import Choice, Percent, Switch, Words
from jianbao.diagnostics import Text

PAGE_LIST = Key(
    "page_list",
    ("印刷页码",),
    Switch(),
    Text("电子书里能不能按印刷本的页码翻", "Whether the e-book knows the pages of the print"),
)
FACES = Key(
    "faces",
    ("嵌入字体",),
    Choice(
        {
            "罕用字": "rare",
            "全部": "all",
            "不嵌": "none",
            "rare": "rare",
            "all": "all",
            "none": "none",
        }
    ),
    Text(
        "手机上可能没有的字嵌不嵌字体：罕用字、全部（标题、楷体等也嵌）、不嵌",
        "Faces to embed: for characters that phones lack (rare), for every role (all), none",
    ),
)
FACE_FORMAT = Key(
    "face_format",
    ("字体格式",),
    Choice({"woff2": "woff2", "WOFF2": "woff2", "otf": "otf", "OTF": "otf"}),
    Text("嵌入字体的格式，旧阅读器用 otf", "Format of embedded faces; otf for old readers"),
)
COVER = Key(
    "cover",
    ("封面",),
    PicturePath(),
    Text("封面图片，默认按版式画", "Picture of the cover; drawn by the theme by default"),
)
PICTURE_QUALITY = Key(
    "picture_quality",
    ("图片质量",),
    Percent(),
    Text("图片压缩的质量，1 到 100，默认 85", "Quality of the pictures, 1 to 100, 85 by default"),
)
REVIEWED_BY = Key(
    "reviewed_by",
    ("无障碍审阅人",),
    Words(),
    Text("谁按无障碍标准审阅过", "Who reviewed its accessibility"),
)

EPUB_KEYS = (PAGE_LIST, COVER, PICTURE_QUALITY, FACES, FACE_FORMAT, REVIEWED_BY)
