"""What may be said of the file as a file and of its YAML: codes C001 to C019."""

from __future__ import annotations

from jianbao.diagnostics import Text, error

NOT_FOUND = error(
    "C001",
    Text("找不到文件“{name}”", "there is no file “{name}”"),
    Text("请检查文件夹和文件名", "check the folder and the name of the file"),
    why=Text(
        "配置文件通常叫 book.yaml，和稿件放在同一个文件夹；命令后面可以写这个文件，也可以写文件夹",
        "the file is mostly called book.yaml and lies with the manuscripts; a command takes it or its folder",
    ),
)
IS_FOLDER = error(
    "C002",
    Text("“{name}”是文件夹，不是配置文件", "“{name}” is a folder, not a configuration file"),
    Text("请指明其中的 book.yaml", "name the book.yaml inside it"),
    why=Text(
        "一个文件夹里叫 book.yaml 的那一个会自动找到；叫别的名字的要写明",
        "book.yaml of a folder is found by itself; one of another name has to be named",
    ),
)
UNREADABLE = error(
    "C003",
    Text("读不了文件“{name}”：{reason}", "cannot read “{name}”: {reason}"),
    Text(
        "请检查文件的权限，或看它是否正被别的程序占用",
        "check the permissions of the file, and whether another program holds it",
    ),
    why=Text(
        "同步盘、杀毒软件或正开着它的编辑器会占住文件，稍等再试",
        "a drive that synchronises, a virus scanner or an open editor may hold the file for a moment",
    ),
)
TOO_LARGE = error(
    "C004",
    Text("配置文件超过 1 MB", "the configuration is larger than 1 MiB"),
    Text(
        "配置里只列稿件的文件名，正文请放进稿件",
        "only list the manuscripts here; their text belongs in files of their own",
    ),
    why=Text(
        "book.yaml 只是一张单子；大到 1 MB，多半是把正文贴了进来",
        "book.yaml is a list; at 1 MB a whole text has been pasted into it",
    ),
)

NOT_UTF8 = error(
    "C005",
    Text("文件不是 UTF-8 编码", "the file is not UTF-8"),
    Text(
        "看上去是{found}，请用记事本打开，“另存为”时编码选 UTF-8",
        "it looks like {found}; open it in an editor and save it as UTF-8",
    ),
    why=Text(
        "旧软件默认存成 ANSI（GBK）。只认 UTF-8，换一台电脑也不会出乱码",
        "old software saves as ANSI (GBK); UTF-8 alone reads the same on every machine",
    ),
)
EMPTY = error(
    "C006",
    Text("配置文件是空的", "the configuration is empty"),
    Text("至少要写“书名”和“文章”", "at least “title” and “chapters” are needed"),
    why=Text(
        "没有书名和文章就没有书；jianbao new 会写好一份可以改的",
        "no title and no chapters make no book; jianbao new writes a file to begin with",
    ),
)
CONTROL_CHARACTER = error(
    "C007",
    Text("这里有不可见的控制字符 U+{number:04X}", "control character U+{number:04X}"),
    Text("请删去它，重新输入这一行", "delete it and type the line anew"),
    why=Text(
        "这种字符看不见，常随粘贴带进来，PDF 和电子书里都放不下",
        "such characters come with pasted text unseen, and no PDF or e-book can hold them",
    ),
)
SEVERAL_DOCUMENTS = error(
    "C009",
    Text("一个文件里只能写一本书", "a file holds one book only"),
    Text("请删去“---”及其后的内容", "delete the “---” and what follows"),
    why=Text(
        "YAML 用一行“---”分开几份文档；要做几本书，就各建一个文件夹",
        "a line of --- begins another document in YAML; make a folder for each book instead",
    ),
)
NOT_A_MAPPING = error(
    "C010",
    Text(
        "配置应由“名称: 内容”组成，这里却是{found}",
        "expected “key: value” at the top of the file, found {found}",
    ),
    Text(
        "例如“书名: 教科简报”，冒号用半角，后面空一格",
        "for instance “title: Briefing”, with a space after the colon",
    ),
    why=Text(
        "冒号写成全角“：”，或冒号后没有空格，YAML 就看成一整句话",
        "with a full-width colon, or no space behind it, YAML sees a sentence",
    ),
)
ANCHOR = error(
    "C011",
    Text("不能使用“{mark}”（YAML 引用）", "“{mark}”: YAML anchors and aliases are refused"),
    Text(
        "请把内容直接写出来；如果它本是文字，请加上英文双引号",
        "write the content out; if this is meant as text, put it in double quotes",
    ),
    why=Text(
        "引用能让一个小文件展开得极大，拖垮电脑；书的设置用不着它",
        "aliases let a small file grow beyond all bounds, and no book needs them",
    ),
)
MERGE_KEY = error(
    "C012",
    Text("不能使用“<<”（YAML 合并键）", "“<<”: YAML merge keys are refused"),
    Text("请把内容直接写出来", "write the content out"),
    why=Text(
        "合并键让一处内容从别处来，出了错指不出是哪一行，所以不用",
        "merged keys come from elsewhere, and their faults could not be shown at their line",
    ),
)
TAG = error(
    "C013",
    Text("不能使用“{name}”（YAML 标签）", "“{name}”: YAML tags are refused"),
    Text(
        "请删去它；如果它本是文字，请加上英文双引号",
        "delete it; if this is meant as text, put it in double quotes",
    ),
    why=Text(
        "标签要程序造出别的东西来，来历不明的文件里不能有",
        "tags ask a program for objects of its own, which a file of unknown origin must not",
    ),
)
TOO_DEEP = error(
    "C014",
    Text("内容套了 {limit} 层以上", "nested more than {limit} levels deep"),
    Text("请检查缩进和括号", "check the indentation and the brackets"),
    why=Text(
        "没有一本书要写这么深，多半是缩进错了；也防恶意文件",
        "no book needs such depth: mostly the indentation is wrong, or the file means harm",
    ),
)
KEY_NOT_TEXT = error(
    "C015",
    Text("冒号前应当是名称，不能是列表或一组内容", "a key must be text, not a list or a mapping"),
    Text("请检查括号、问号和减号", "check brackets, question marks and dashes"),
    why=Text(
        "一行开头的“?”“-”“[”在 YAML 里有特别的意思；标题里有它们，就给整个标题加上引号",
        "? - and [ have a meaning at the head of a line in YAML; put a title with them into quotes",
    ),
)
