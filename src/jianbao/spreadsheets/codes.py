"""What may be said of a list in a file: codes R001 to R014."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, notice, warning

_SAVE_AS_XLSX = Text(
    "用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”",
    "open it in Excel or WPS and save it as an Excel workbook (*.xlsx)",
)
_SAVE_AS = Text(
    "用 Excel 打开，另存为“CSV UTF-8（逗号分隔）”或 .xlsx",
    "open it in Excel and save it as CSV UTF-8, or as .xlsx",
)
_CHECK = Text("请检查冒号、引号和缩进", "check colons, quotation marks and indentation")
UNREADABLE = error(
    "R001",
    Text("读不出来：{reason}", "cannot be read: {reason}"),
    why=Text(
        "正用 Excel 开着的文件，Windows 上别的程序读不了，关掉再试",
        "on Windows a file that Excel has open cannot be read: close it",
    ),
)
UNKNOWN_KIND = error(
    "R002",
    Text("不读这种文件", "not a kind of file that is read"),
    Text("名单可以是 .xlsx、.csv 或 .yaml", "a list may be .xlsx, .csv or .yaml"),
    why=Text(
        "每种表格文件的读法不同，别的格式先另存",
        "each kind of file is read in its own way; save others as one of these",
    ),
)
OLD_WORKBOOK = UNKNOWN_KIND.also(UNKNOWN_KIND.message, _SAVE_AS_XLSX)
NO_WORKBOOK = error(
    "R003",
    Text("它不是 Excel 文件，或者已损坏", "no Excel file, or a damaged one"),
    _SAVE_AS_XLSX,
    why=Text(
        "旧的 .xls 和加了密的文件读不出里面的表",
        "sheets of old .xls files and of encrypted ones cannot be read",
    ),
)
LOCKED = NO_WORKBOOK.also(
    Text("它有密码，或者是改了后缀的旧格式（.xls）", "it has a password, or is an .xls renamed"),
    _SAVE_AS_XLSX,
)
DAMAGED = NO_WORKBOOK.also(
    Text("这个 Excel 文件已损坏", "a damaged Excel file: {error!r}"), _SAVE_AS_XLSX
)
BEYOND_EXCEL = NO_WORKBOOK.also(
    Text("它有第 {row} 行，Excel 没有这么多行", "it has a row {row}, more than Excel has"),
    _SAVE_AS_XLSX,
)
NO_TEXT = NO_WORKBOOK.also(
    Text("它不是文字，或者编码认不出来", "it is no text, or in no known encoding"), _SAVE_AS
)
UNPAIRED_QUOTE = NO_WORKBOOK.also(Text("引号没有配对", "not a table: {error}"), _SAVE_AS)
TOO_DEEP = NO_WORKBOOK.also(Text("层次太多", "nested too deep"), _CHECK)
YAML_SYNTAX = NO_WORKBOOK.also(Text("这里的 YAML 写法有误", "YAML syntax: {problem}"), _CHECK)
BAD_YAML = NO_WORKBOOK.also(Text("YAML 写法有误", "YAML syntax"), _CHECK)
NO_HEAD = error(
    "R004",
    Text("没有找到表头", "there is no head row"),
    Text("在名单上面加一行列名：{proper}", "name the columns in a row above the list: {proper}"),
    why=Text(
        "哪一列是什么，是看表头的列名认的，先后随意",
        "columns are known by their heads, in any order",
    ),
)
NO_COLUMN = error(
    "R005",
    Text("缺少“{head}”一列", "the column “{head}” is missing"),
    why=Text(
        "列按表头的字认，位置不要紧；手册里有每种名单要哪些列",
        "columns go by their heads, wherever they stand; the manual tells which each list needs",
    ),
)
COLUMN_TWICE = error(
    "R006",
    Text("有两列都叫“{head}”", "two columns are called “{head}”"),
    Text(
        "一行只写一个；并排的几栏请移到下面接成一栏",
        "one entry a row: put columns that stand side by side below each other",
    ),
    why=Text(
        "同名的两列，不知道用哪一列", "of two columns of one name nobody knows which is meant"
    ),
)
EMPTY = error(
    "R007",
    Text("名单是空的", "the list is empty"),
    why=Text(
        "只有表头，或数据在另一张工作表里",
        "there is a head alone, or the rows are on another sheet",
    ),
)
TOO_LONG = error(
    "R008",
    Text("名单超过 {limit} 行", "the list has more than {limit} rows"),
    Text("请分成几份", "divide it into several"),
    why=Text(
        "一次会议、一次分发不会有这么多行，多半是选错了表",
        "no meeting is so large: mostly it is the wrong sheet",
    ),
)
NOTHING_IN = error(
    "R009",
    Text("这一行没有“{head}”", "this row has no “{head}”"),
    Text("补上，或删去这一行", "fill it in or delete the row"),
    why=Text(
        "空着的人名、单位印出来就是一张空桌牌、一行空白",
        "an empty name would make an empty plate or line",
    ),
)
NOT_CALCULATED = NOTHING_IN.also(
    NOTHING_IN.message,
    Text(
        "补上，或删去这一行；如果是公式，请用 Excel 打开再存一次",
        "fill it in or delete the row; if it is a formula, save the file once in Excel",
    ),
)
FAILED_FORMULA = error(
    "R010",
    Text("这一格的公式出错了：{text}", "the formula of this cell failed: {text}"),
    why=Text(
        "公式的结果是错误值，不能当姓名、单位用", "what the formula came to is an error, no name"
    ),
)
REPEATED = warning(
    "R011",
    Text("与第 {first} 行完全相同", "the same as row {first}"),
    Text("如果是多抄的，请删去", "delete it if it stands there by mistake"),
    why=Text("会印出两份", "it will be printed twice"),
)
SKIPPED = notice(
    "R012",
    Text("“{text}”不是名单里的一项，略过", "“{text}” is no entry; skipped"),
    why=Text(
        "表末的“合计”“备注”、中间的分组行不是人",
        "totals, remarks and rows that head a group are nobody",
    ),
)
OTHER_SHEETS = warning(
    "R013",
    Text(
        "只用了工作表“{used}”，没有用“{listed}”", "only the sheet “{used}” is used, not “{listed}”"
    ),
    Text("都要的，请合到一张表里", "to use them all, put them into one sheet"),
    why=Text(
        "有时人员分写在几张表里，漏掉一张就少一批人",
        "people may be spread over several sheets, and one overlooked lacks them all",
    ),
)
MISFIT = error(
    "R014",
    Text("这里应当是{wanted}", "expected {wanted} here"),
    why=Text("要的是能放进一个格子的文字或数字", "what is wanted is text or a number"),
)
FAR_BELOW = warning(
    "R015",
    Text(
        "这一行还有内容，离名单（到第 {end} 行）太远，没有读",
        "this row has something, too far below the list (which ends with row {end}) to be read",
    ),
    Text("多半是误填的，请删去", "it is most likely a slip: delete it"),
    why=Text(
        "常常是很远的格子里留着一个空格或旧内容",
        "often a cell far away holds a space or what was there before",
    ),
)
