"""What the studio may say of what a person asks for: codes A001 to A019."""

from __future__ import annotations

from jianbao.diagnostics import Text, error

MALFORMED = error(
    "A001",
    Text("没有看懂这个请求：{name}", "the request was not understood: {name}"),
    why=Text(
        "多半是页面旧了，刷新一下再试",
        "mostly the page is older than the program: load it again",
    ),
)
NO_ARTICLE = error(
    "A002",
    Text("没有第 {number} 篇文章", "there is no article {number}"),
    why=Text("目录在别处改过了", "the list was changed elsewhere"),
)
CHANGED_ELSEWHERE = error(
    "A003",
    Text("“{path}”在别处也改过", "“{path}” was changed elsewhere too"),
    Text("两边的改动都还在，请选用哪一边", "both versions are there: choose"),
    why=Text(
        "存的时候发现文件不是您打开时的样子，为了不丢掉别人的改动，先不写",
        "the file is not as it was when it was opened; nothing of anybody's is written over",
    ),
)
GONE = error(
    "A004",
    Text("找不到稿件“{path}”", "the manuscript “{path}” is gone"),
    why=Text(
        "文件被改名、移走或者删了；改回原名，或在目录里重新指明",
        "it was renamed, moved or deleted; name it again, or give the new path",
    ),
)
UNEDITABLE = error(
    "A005",
    Text("总表的这种写法不能自动修改", "book.yaml is written in a way that cannot be changed here"),
    Text("请在文字里手工修改", "please edit it by hand"),
    why=Text(
        "总表里用了少见的写法，自动改会动到别处，所以不动",
        "an automatic change would touch other places, so nothing is done",
    ),
)
DISK = error(
    "A006",
    Text("没有写成：{reason}", "nothing was written: {reason}"),
    why=Text("磁盘满了，或者没有写的权限", "the disk is full, or there is no right to write"),
)
CHANGED_SINCE = error(
    "A007",
    Text("没有撤：这些文件后来又改过：{paths}", "not taken back: changed since: {paths}"),
    why=Text(
        "撤销会盖掉后来的改动，所以不撤；可以在历史里恢复某一版",
        "later changes would be lost; restore a version instead",
    ),
)
LAST_ARTICLE = error(
    "A008",
    Text("至少要留一篇文章", "one article has to stay"),
    why=Text("没有文章就排不成书", "there is no book without an article"),
)
NOTHING_THERE = error(
    "A009",
    Text("没有可以恢复的", "there is nothing to restore"),
    why=Text("已经恢复过，或者记录被删了", "it was restored already, or its record is gone"),
)
LAST_OF_PART = error(
    "A010",
    Text("这个栏目只有这一篇", "it is the only article of its part"),
    Text("请先把栏目去掉，或放进别的文章", "remove the part first, or put another article into it"),
    why=Text("栏目里至少要有一篇文章", "a part has one article at least"),
)
TOO_MUCH = error(
    "A011",
    Text(
        "这份来稿太大或太复杂，没有读完", "the contribution is too large or too involved to be read"
    ),
    Text("请在 Word 里另存一份再试，或分成几份", "save it anew, or part it, and try again"),
    why=Text(
        "读来稿的程序有时间和内存的限度，一份坏文件不会拖住整个编辑台",
        "contributions are read within limits of time and memory, so that a bad one holds nothing up",
    ),
)
MAKING = error(
    "A012",
    Text("正在做，请等它做完", "something is being made: wait until it is done"),
    Text("也可以点“不做了”", "or break it off"),
    why=Text("同一本书一次只做一批成品", "of a book one batch of products is made at a time"),
)
OUTSIDE_SHELF = error(
    "A013",
    Text("新一期要放在书架的文件夹里", "the next issue has to lie in the folder of the shelf"),
    Text("请从上一层文件夹打开书架", "open the shelf at the folder above"),
    why=Text(
        "编辑台只在打开的文件夹里读写；只打开了一本书，就没有放新一期的地方",
        "nothing is written outside the folder that was opened; for a single book there is no room",
    ),
)
NOT_READY = error(
    "A014",
    Text("还有 {count} 种成品没有做好，或者要重做", "{count} product(s) are lacking or stale"),
    Text("请先到成品里全部做好", "make all products first"),
    why=Text(
        "签发的是看得见的成品，所以成品要和稿件一致",
        "what is signed off is what can be seen, so products have to show the present state",
    ),
)
SIGNED = error(
    "A015",
    Text("已经签发，不能再改", "the issue is signed off and cannot be changed"),
    Text("要改，请先出更正，写明原因", "to change it, begin a correction and say why"),
    why=Text(
        "签发以后稿件和成品都定了；更正会记下是谁、什么时候、为什么改",
        "manuscripts and products are fixed; a correction keeps who changed what, when and why",
    ),
)
NO_NETWORK = error(
    "A016",
    Text("这台电脑没有连上办公室的网", "this machine is in no network"),
    Text("接上网线或无线网，再试一次", "connect it and try again"),
    why=Text(
        "手机要和这台电脑在同一个网里，才读得到",
        "a phone reads from this machine only where both are in one network",
    ),
)
