"""What may be said of drafts that come back from review: codes D001 to D099."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, notice, warning

_BY_HAND = Text("打开稿件，照着改", "open the manuscript and make the change there")
OTHER_BOOK = error(
    "D001",
    Text("这份文档不是这本书送出去的", "this file was not made from this book"),
    Text("用 --into 指明它出自哪一本书", "name the book that it was made from with --into"),
    why=Text(
        "送出去的 Word 文档里记着它出自哪一本书、哪一期；书名、期号、日期改过的，文字大半相同也认得",
        "a draft knows the book and issue that it was made from; where title, issue or date were "
        "changed since, it is known by most of its text",
    ),
)
NO_RECORD = warning(
    "D002",
    Text(
        "文档里没有送出时的底稿（别的软件另存时丢了，或不是 jianbao 生成的），只能与现在的稿件比",
        "the file has no record of what it said when it went out; it is compared with the manuscripts "
        "as they are now",
    ),
    Text(
        "请看清每一处再接受：送出以后稿件里改过的，会显示为审稿人改回去了",
        "look at each change: what was changed in the manuscripts since seems changed back",
    ),
    why=Text(
        "送出去的文档里有一个部件记着送出时的文字；在线编辑、转成别的格式再转回来，会丢掉它",
        "a draft has a part with what it said when it went out; editors on the web and conversions "
        "to other formats and back lose it",
    ),
)
UNPLACED = error(
    "D003",
    Text(
        "{who}的这一处改动放不回稿件：{before} → {after}",
        "this change by {who} cannot be put into the manuscripts: {before} → {after}",
    ),
    Text(
        "在稿件里照着改，再运行一次，它就算收好了；或用 --skip 跳过它",
        "make it in the manuscript and run this again; or leave it out with --skip",
    ),
    why=Text(
        "每一处改动写进去以后都重新读一遍稿件来核对；对不上的（公式、表格的列、不是 PNG 和 JPEG 的图、由程序生成的文字）不写",
        "what was put in is read again and compared; what does not come out as the reviewer has it "
        "(formulas, columns of tables, pictures other than PNG and JPEG, words that the program "
        "makes) is not written",
    ),
)
UNDECIDED = error(
    "D004",
    Text(
        "有 {count} 处冲突还没有定：两个人改的是同一处，或者稿件在送审期间也改过",
        "{count} conflict(s) are open: two people changed one place, or the manuscript was changed too",
    ),
    Text(
        "在终端里运行，逐处选；或用 --prefer 指明听谁的（稿件也可以）",
        "run this on a terminal and choose; or say with --prefer whom to follow",
    ),
    why=Text(
        "谁的都不能悄悄盖掉别人的，所以不替您选；改得一样的不算冲突",
        "nobody's text is overwritten unseen, so somebody has to choose; who changed a place alike "
        "is in no conflict",
    ),
)
NOT_ACCEPTED = error(
    "D005",
    Text("有 {count} 处改动等着人点头", "{count} change(s) wait for somebody to accept them"),
    Text(
        "看过清单以后加 --yes 全部接受，或用 --accept、--reject 按人取舍",
        "accept all with --yes, or choose by reviewer with --accept and --reject",
    ),
    why=Text(
        "没有终端可以问（或者要 JSON），又没有说接受谁的，就只列出来",
        "with no terminal to ask on, or with --json, and nobody accepted, changes are only listed",
    ),
)
REMARK_UNPLACED = warning(
    "D006",
    Text("{who}的批注没有写进稿件：{said}", "a comment by {who} was not put in: {said}"),
    _BY_HAND,
    why=Text(
        "批注旁边的文字不在稿件里（报头、版记、目录），或者连同批注的位置一起删掉了",
        "what it stands beside is in no manuscript (masthead, imprint, contents), or has gone with "
        "its place",
    ),
)
NOTHING = notice(
    "D007",
    Text("没有要收的改动", "there is no change to take over"),
    why=Text(
        "审稿人没有改，或者他改的稿件里都有了",
        "nobody changed anything, or the manuscripts have it all already",
    ),
)
TABLE_OF_BOOK = error(
    "D008",
    Text(
        "{who}的这一处改在由 book.yaml 生成的文字里：{before} → {after}",
        "this change by {who} is in words that come from book.yaml: {before} → {after}",
    ),
    Text("在 book.yaml 里改，再运行一次", "make it in book.yaml and run this again"),
    why=Text(
        "照原样印出来的（书名、期号、编印单位、版记里的单位）直接改进 book.yaml；由几项拼成的、换了写法的"
        "（如日期），认不出改的是哪一项，由您来改",
        "what is printed as it stands there (title, issue, issuer, names in the imprint) is changed "
        "in book.yaml; where a text is put together or worded anew, as a date, nobody but you can "
        "tell what to change",
    ),
)
DIFFERENT_ARTICLES = error(
    "D009",
    Text("这几份文档不是同一份送出去的", "these files did not go out as the same draft"),
    Text("一份一份地收", "merge them one after another"),
    why=Text(
        "整本和单篇、这一篇和那一篇送出去的，文字不同，不能放在一起比",
        "the whole book and single articles say different things and cannot be compared at once",
    ),
)
LOOK_UNTAKEN = warning(
    "D010",
    Text(
        "{who}改了{what}，稿件里没有收{where}", "{who} changed {what}, which was not taken{where}"
    ),
    Text(
        "要照办的，改稿件或版式；不用照办的，可以不管",
        "change the manuscript or the theme if you agree; else there is nothing to do",
    ),
    why=Text(
        "稿件管文字、粗体、上下标、着重号、删除线和标题层次；颜色、字体、字号、对齐、页面由版式定，"
        "公式要在稿件里改。审稿人动过的，一样都不会不声不响地丢掉",
        "manuscripts hold words, bold, raised and lowered text, dots, struck-out text and levels; "
        "colours, faces, sizes, alignment and pages are the theme's, and formulas are changed in the "
        "manuscript. Nothing that a reviewer touched is dropped without a word",
    ),
)
PASSED_OVER = notice(
    "D011",
    Text("{who}的“{text}”没有采用", "{text} by {who} was passed over"),
    Text(
        "照 --prefer 定的；要采用的，用 jianbao undo 退回，再收一次",
        "by --prefer; take the merge back with jianbao undo where you want it",
    ),
    why=Text(
        "冲突按 --prefer 定了听谁的，没有采用的逐处说明，免得改的人以为收进去了",
        "where --prefer settles a conflict, what it leaves out is told place by place, so that "
        "nobody takes it for done",
    ),
)
