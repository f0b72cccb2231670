"""What may be said of archives: codes N402 to N407."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, notice, warning

TOO_MUCH = error(
    "N402",
    Text("来稿太大：{what}", "too much comes in: {what}"),
    Text("请分几次导入", "import it in several parts"),
    why=Text(
        "几 KB 的压缩包能解出几百 GB，占满硬盘，所以有上限",
        "an archive of some kB may unpack to hundreds of GB, hence the limits",
    ),
)
BROKEN = error(
    "N403",
    Text("压缩包已损坏，打不开", "the archive is broken: {problem}"),
    Text("请对方重新压缩后再发", "have it packed and sent anew"),
    why=Text(
        "邮件、网盘传了一半的压缩包会这样", "an archive of which half was sent looks like this"
    ),
)
UNSAFE = error(
    "N404",
    Text(
        "压缩包不安全，没有打开：“{shown}”{reason}",
        "the archive is unsafe and was not opened: {shown!r} is {reason}",
    ),
    Text("请向来稿人核实，另要一份", "ask the sender for another one"),
    why=Text(
        "里面的文件名想写到文件夹之外，正常的压缩包不会",
        "its names lead out of the folder, as no honest archive does",
    ),
)
ENCRYPTED = error(
    "N405",
    Text("压缩包有密码", "the archive is encrypted"),
    Text("请用密码解压后，再导入解压出来的文件夹", "unpack it and import the folder"),
    why=Text("压缩包里的文件读不出来，里面有什么也就不知道", "what is in it cannot be read"),
)
UNKNOWN_PACKING = ENCRYPTED.also(
    Text("这种压缩方法不认识", "packed in an unknown way: {problem}"),
    Text("请用普通的 zip 重新压缩", "pack it as a plain zip"),
)
NOT_WRITABLE = ENCRYPTED.also(
    Text("解压不出来：重名，或者文件名太长", "cannot be unpacked: {reason}"),
    Text("请解压后改好文件名，再导入文件夹", "unpack it, rename the file, import the folder"),
)
SKIPPED = notice(
    "N406",
    Text("跳过系统或软件自用的文件", "a file of the system or of a program; skipped"),
    why=Text(
        "如 __MACOSX、Thumbs.db、~$ 开头的临时文件，不是稿件",
        "__MACOSX, Thumbs.db, files that begin with ~$ and the like are no contributions",
    ),
)
NAMES_UNCERTAIN = warning(
    "N407",
    Text(
        "压缩包里文件名的编码认不准，先读作“{shown}”",
        "the encoding of the names in the archive is not certain; read as {shown!r}",
    ),
    why=Text(
        "旧的压缩软件不说明文件名用什么编码",
        "older programs do not say in which encoding the names are",
    ),
)
