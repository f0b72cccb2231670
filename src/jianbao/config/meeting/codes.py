"""What may be said of what book.yaml tells of a meeting: codes G001 to G009."""

from __future__ import annotations

from jianbao.diagnostics import Text, error

_KINDS = Text("名单、议程可以是 .xlsx、.csv 或 .yaml", "a list may be .xlsx, .csv or .yaml")
OUTSIDE = error(
    "G001",
    Text("“{path}”不在书的文件夹里", "“{path}” is not in the book folder"),
    Text("把表格复制进来，写相对路径", "copy it there and write its relative path"),
    why=Text(
        "书的文件夹带走，名单也要跟着走", "a book's folder has to hold all that it is made from"
    ),
)
NOT_THERE = error(
    "G002",
    Text("找不到表格“{path}”", "there is no list “{path}”"),
    why=Text(
        "路径从 book.yaml 所在的文件夹算起，文件名要一字不差",
        "paths begin at the folder of book.yaml; the name has to be the same to the last sign",
    ),
)
UNSUPPORTED = error(
    "G003",
    Text("“{path}”不是表格", "“{path}” is no list"),
    _KINDS,
    why=Text(
        "Word 里的名单请复制到 Excel；旧的 .xls 另存为 .xlsx",
        "copy a list in Word into Excel; save an old .xls as .xlsx",
    ),
)
EMPTY_AGENDA = error(
    "G004",
    Text("议程是空的", "the agenda is empty"),
    Text("写上各项议程，或删去“议程”", "fill it in or delete the key"),
    why=Text(
        "写了“议程”却没有一项，多半是文件或表选错了",
        "an agenda without an item mostly is the wrong file or sheet",
    ),
)
EMPTY_LIST = error(
    "G005",
    Text("名单是空的", "the list is empty"),
    Text("写上参会人员，或删去“名单”", "fill it in or delete the key"),
    why=Text(
        "写了“名单”却没有一个人，多半是文件或表选错了",
        "a list without anybody mostly is the wrong file or sheet",
    ),
)
SEATS_TWICE = error(
    "G006",
    Text("“行”和“每行座数”只能写一种", "“rows” and “seats_per_row” exclude each other"),
    Text(
        "逐行排好的写“行”，自动排的写“每行座数”",
        "write rows by hand, or have them filled from the list",
    ),
    why=Text(
        "“行”是自己一排一排写好的，“每行座数”是自动排的，两种不能一起用",
        "rows are written by hand, seats_per_row is for seats that are filled; they exclude each other",
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
    why=Text(
        "数字是过道左边有几个座位，从左往右数",
        "the number is that of the seats to the left of the aisle",
    ),
)
NO_SEATS = error(
    "G009",
    Text("这一行没有座位", "this row has no seats"),
    why=Text(
        "空着的一排请删去；要留空座位，写“空”",
        "delete an empty row; seats that stay free are written as 空",
    ),
)
