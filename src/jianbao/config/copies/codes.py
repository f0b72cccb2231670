"""What may be said of what book.yaml tells of copies: codes K001 to K009."""

from __future__ import annotations

from jianbao.diagnostics import Text, error

_LIKE = Text("请写成“1-50”或“1-50,60”的样子", "write it like 1-50 or 1-50,60")
UNREADABLE = error(
    "K001",
    Text("看不懂份号“{text}”", "unreadable numbers “{text}”"),
    _LIKE,
    why=Text(
        "份号写成范围（1-50）、单个号（7），或用逗号连起来",
        "numbers are ranges (1-50), single ones (7), or both with commas",
    ),
)
OUT_OF_RANGE = error(
    "K002",
    Text("份号从 1 到 999999，没有“{text}”", "numbers go from 1 to 999999: {text}"),
    why=Text("GB/T 9704—2012 7.2.1：份号六位", "GB/T 9704-2012 7.2.1: six digits"),
)
REVERSED_RANGE = error(
    "K003",
    Text("份号“{text}”前大后小", "the range {text} runs backwards"),
    Text("是不是 {last}-{first}", "is it {last}-{first}"),
)
TWICE = error("K004", Text("份号 {number} 写了两次", "the number {number} is given twice"), _LIKE)
TOO_MANY = error(
    "K005",
    Text("一次最多做 {limit} 份", "at most {limit} copies are made at a time"),
    Text("请分几次做，如先“1-2000”", "make them in several runs, such as 1-2000 first"),
)
UNKNOWN_PLACE = error(
    "K006",
    Text("水印里的“{text}”填不上", "nothing stands for “{text}” in the watermark"),
    Text("可以用 {places}", "use {places}"),
)
NO_LIST = error(
    "K007",
    Text("名单“{path}”{why}", "the list “{path}” {why}"),
    Text(
        "把名单放进 book.yaml 所在的文件夹，写它的文件名",
        "put the list into the folder of book.yaml and write its name",
    ),
)
