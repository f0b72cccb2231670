"""What may be said of what book.yaml tells of a meeting: codes G001 to G009."""

from __future__ import annotations

from jianbao.diagnostics import Text, error

_KINDS = Text("名单、议程可以是 .xlsx、.csv 或 .yaml", "a list may be .xlsx, .csv or .yaml")
OUTSIDE = error(
    "G001",
    Text("“{path}”不在书的文件夹里", "“{path}” is not in the book folder"),
    Text("把表格复制进来，写相对路径", "copy it there and write its relative path"),
)
NOT_THERE = error("G002", Text("找不到表格“{path}”", "there is no list “{path}”"))
UNSUPPORTED = error("G003", Text("“{path}”不是表格", "“{path}” is no list"), _KINDS)
EMPTY_AGENDA = error(
    "G004",
    Text("议程是空的", "the agenda is empty"),
    Text("写上各项议程，或删去“议程”", "fill it in or delete the key"),
)
EMPTY_LIST = error(
    "G005",
    Text("名单是空的", "the list is empty"),
    Text("写上参会人员，或删去“名单”", "fill it in or delete the key"),
)
SEATS_TWICE = error(
    "G006",
    Text("“行”和“每行座数”只能写一种", "“rows” and “seats_per_row” exclude each other"),
    Text(
        "逐行排好的写“行”，自动排的写“每行座数”",
        "write rows by hand, or have them filled from the list",
    ),
)
TOO_MANY_SEATS = error(
    "G007",
    Text("一行最多 {limit} 个座位", "a row has at most {limit} seats"),
    why=Text(
        "再多的座位，一张纸上排不下，名字也看不清",
        "more would not fit on a sheet, nor could the names be read",
    ),
)
AISLE_OUTSIDE = error(
    "G008",
    Text(
        "过道写的是左边有几个座位，{aisle} 不在 1 到 {value} 之间",
        "an aisle is the number of seats to its left, from 1 to {value}, not {aisle}",
    ),
)
NO_SEATS = error("G009", Text("这一行没有座位", "this row has no seats"))
