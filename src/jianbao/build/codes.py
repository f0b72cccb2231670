"""What may be said of a build as a whole: codes B003, B004, B007 to B009 and B013."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, notice, warning

NOT_BUILT = error(
    "B003",
    Text("没有生成：{error}", "not built: {error}"),
    why=Text(
        "一批书里这一本因为系统的缘故（磁盘满、没有权限、缺系统库等）没有做成，别的书照常；排除以后再生成这一本",
        "of a batch this book failed for a reason of the system (disk, permission, library); the others are made; build it again when that is mended",
    ),
)
DAMAGED_CACHE = notice(
    "B004",
    Text(
        "缓存里有 {number} 项坏了，已经重做",
        "{number} damaged entries of the cache have been made again",
    ),
    why=Text(
        "缓存只为快，坏了不影响成品；常常出现，请检查磁盘，或用 jianbao cache --prune 清空",
        "what is kept only saves time, and the files are right; where it happens often, check the disk or empty it by jianbao cache --prune",
    ),
)
OUT_OUTSIDE = error(
    "B007",
    Text(
        "书的文件夹里的 out 是个链接，指向外面的 {folder}，没有往那里写",
        "out is a link that leads out of the book's folder, to {folder}: nothing was written",
    ),
    Text("删去这个链接，或用 --out 指明要写到哪里", "delete the link, or name a folder by --out"),
    why=Text(
        "成品只写在书的文件夹里或您指明的地方，以免链接把别处的文件盖掉",
        "files are written only into the book's folder or where you say, so that a link cannot overwrite others",
    ),
)
WITHHELD = notice(
    "B008",
    Text(
        "各份加了密，没加密的 {names} 没有放在旁边",
        "the copies are encrypted: {names}, which anybody can open, was not written beside them",
    ),
    Text(
        "PDF 原件也要留，在“分发”里写 原件: 是（或加 --original）；别的成品要留，在“输出”里写上",
        "for the PDF write original: yes under copies (or add --original), name others under outputs",
    ),
    why=Text(
        "没加密的放在一起，拿到它的人不用密码就看到全文，各份的密码就白设了",
        "an open file beside them shows all without a password, and those of the copies were in vain",
    ),
)
LEFT_OPEN = warning(
    "B009",
    Text(
        "{name} 是以前生成的，没有加密，还在加了密的各份旁边",
        "{name}, which was made before and anybody can open, still lies beside the encrypted copies",
    ),
    Text("不再需要就删去", "delete it if it is no longer needed"),
    why=Text(
        "成品只写不删，以前没加密的还在原处；把整个文件夹发出去，密码就白设了",
        "files are written and never deleted: sent along with the folder, the earlier one shows all without a password",
    ),
)
CLASSIFIED = error(
    "B013",
    Text(
        "密级是“{classification}”，不做给手机和网页看的：{products}",
        "a paper that is {classification} is not made for phones and screens: {products}",
    ),
    Text(
        "从“输出”里去掉这几种；经保密审查准许的，写“电子版批准人”",
        "take these out of the outputs; where they are allowed, say by whom: screens_approved_by",
    ),
    why=Text(
        "涉密的文件不能上互联网和手机（《保守国家秘密法》），电子书、网页一转发就收不回来",
        "what is classified must not reach phones and the internet, and what is passed on cannot be called back",
    ),
)
