"""What may be said of chapters, pictures, paper and official documents: codes C040 to C079."""

from __future__ import annotations

from jianbao.diagnostics import Text, error

NO_CHAPTERS = error(
    "C040",
    Text("没有列出文章", "no chapters are listed"),
    Text(
        "请在“文章:”下面每行写一个稿件，例如“- 稿件/01.md”",
        "list a manuscript a line below “chapters:”, for instance “- articles/01.md”",
    ),
    why=Text(
        "稿件按写在这里的先后排；不写的不进书",
        "articles come in the order in which they are listed; others do not enter the book",
    ),
)
PARTS_AND_CHAPTERS = error(
    "C041",
    Text(
        "“辑”和“文章”只能写一种：第 {number} 行已有“{first}”",
        "either parts or chapters: “{first}” stands in line {number} already",
    ),
    Text("分辑的书，请把文章写在各辑里面", "in a book with parts, list the chapters inside them"),
    why=Text(
        "两种都写，就不知道哪篇在前；不分辑的书只写“文章”",
        "with both nobody knows which article comes first; a book without parts has chapters alone",
    ),
)
MANUSCRIPT_OUTSIDE = error(
    "C042",
    Text("“{path}”不在书的文件夹里", "“{path}” lies outside the book folder"),
    Text(
        "请把稿件复制到 book.yaml 所在的文件夹，再写相对路径",
        "copy the manuscript into the folder of book.yaml and write a relative path",
    ),
    why=Text(
        "只读书的文件夹里的文件：整个文件夹拷走，书还是完整的",
        "only files of the book folder are read, so that the folder is the whole book",
    ),
)
NO_SUCH_MANUSCRIPT = error(
    "C043",
    Text("找不到稿件“{path}”", "there is no manuscript “{path}”"),
    Text("请检查文件名，以及它在哪个文件夹", "check the file's name and its folder"),
    why=Text(
        "路径从 book.yaml 所在的文件夹算起，文件名要一字不差，包括空格和后缀",
        "paths begin at the folder of book.yaml; names have to be the same to the last space and suffix",
    ),
)
MANUSCRIPT_IS_FOLDER = error(
    "C044",
    Text("“{path}”是文件夹，不是稿件", "“{path}” is a folder, not a manuscript"),
    Text("请逐个列出其中的稿件", "list the manuscripts inside it one by one"),
    why=Text(
        "文件夹里的先后，电脑说了不算，要由人写明",
        "a machine cannot tell in which order the files of a folder belong",
    ),
)
NO_MANUSCRIPT = error(
    "C045",
    Text("“{path}”不是能用的稿件格式", "“{path}” is not a kind of manuscript"),
    Text(
        "稿件是 .md 或 .html 文件；Word、WPS 等来稿用 jianbao import 文件 --into 书 收进来",
        "a manuscript is a .md or .html file; take Word files in with jianbao import FILE --into BOOK",
    ),
    why=Text(
        "每种格式都要有一个读得准的办法；Word 文件先用 jianbao import 收稿",
        "each kind needs a reader; Word files come in through jianbao import",
    ),
)
LISTED_TWICE = error(
    "C046",
    Text(
        "稿件“{path}”重复了：第 {number} 行已列出",
        "“{path}” is listed twice: it stands in line {number} already",
    ),
    Text("请删去一处", "delete one of them"),
    why=Text(
        "列两次就会印两遍，几乎总是笔误",
        "listed twice, it would be printed twice, which is hardly ever meant",
    ),
)
NOT_A_COPY_NUMBER = error(
    "C050",
    Text(
        "份号应当是不超过六位的阿拉伯数字，现在是“{text}”",
        "the copy number has up to six digits, found “{text}”",
    ),
    Text("请写成 000001 或 1", "write it like 000001 or 1"),
    why=Text(
        "GB/T 9704—2012 7.2.1：份号一般用 6 位阿拉伯数字，不足的前面补零",
        "GB/T 9704-2012 7.2.1: six digits, filled up with zeros",
    ),
)
IRREGULAR_DOCUMENT_NUMBER = error(
    "C051",
    Text(
        "发文字号“{text}”写法不对：{slips}",
        "the document number “{text}” is not as it should be: {slips}",
    ),
    Text("请写成“{proper}”", "write “{proper}”"),
    why=Text(
        "GB/T 9704—2012 7.2.5：年份标全称，用六角括号〔〕；顺序号不加“第”，不编虚位，后面加“号”",
        "GB/T 9704-2012 7.2.5: the year in full in 〔〕; the number without 第 or leading zeros, "
        "before 号",
    ),
)
UNREADABLE_DOCUMENT_NUMBER = error(
    "C052",
    Text(
        "看不懂发文字号“{text}”：要有机关代字、年份和顺序号",
        "unreadable document number “{text}”: it needs the authority's code, the year and a number",
    ),
    Text("请写成“达教发〔2021〕1号”的样子", "write it like “达教发〔2021〕1号”"),
    why=Text(
        "GB/T 9704—2012 7.2.5：发文字号由机关代字、年份、发文顺序号组成",
        "GB/T 9704-2012 7.2.5: the authority's code, the year and the number",
    ),
)
PICTURE_WITHOUT_NAME = error(
    "C060",
    Text("“{label}”没有写文件名", "“{label}” names no file"),
    Text("请写图片的相对路径，或删去这一行", "write the path of a picture, or delete the line"),
    why=Text(
        "图片从书的文件夹里取，写法如 图片/徽标.png",
        "pictures come from the book's folder, as in pictures/logo.png",
    ),
)
PICTURE_OUTSIDE = error(
    "C061",
    Text("“{path}”不在书的文件夹里", "“{path}” lies outside the book folder"),
    Text(
        "请把图片复制到 book.yaml 所在的文件夹，再写相对路径",
        "copy the picture into the folder of book.yaml and write a relative path",
    ),
    why=Text(
        "只读书的文件夹里的文件：整个文件夹拷走，书还是完整的",
        "only files of the book folder are read, so that the folder is the whole book",
    ),
)
NO_SUCH_PICTURE = error(
    "C062",
    Text("找不到图片“{path}”", "there is no picture “{path}”"),
    Text("请检查文件名，以及它在哪个文件夹", "check the file's name and its folder"),
    why=Text(
        "路径从 book.yaml 所在的文件夹算起；大小写也算",
        "paths begin at the folder of book.yaml; capitals count",
    ),
)
NO_COVER_PICTURE = error(
    "C063",
    Text("“{path}”不能做封面", "“{path}” cannot be a cover"),
    Text("请另存为 JPEG 或 PNG", "save it as JPEG or PNG"),
    why=Text(
        "各种阅读器都能显示的封面只有 JPEG 和 PNG",
        "JPEG and PNG are what every reading system shows as a cover",
    ),
)
NO_SUCH_PAPER = error(
    "C070",
    Text(
        "“{label}”应当是纸张，现在是“{text}”", "“{label}”: expected a size of paper, found “{text}”"
    ),
    Text("例如 A3、SRA3、大度对开、320mm 450mm", "for instance A3, SRA3 or 320mm 450mm"),
    why=Text(
        "纸张按名称（A 系列、SRA、开本）或宽高来认",
        "paper goes by its name (A, SRA, 开) or by width and height",
    ),
)
NO_THICKNESS = error(
    "C071",
    Text(
        "“{label}”应当是一张纸的厚度，现在是“{text}”",
        "“{label}”: expected the thickness of a leaf, found “{text}”",
    ),
    Text("例如 0.1mm、80g 或 157g*0.85", "for instance 0.1mm, 80g or 157g*0.85"),
    why=Text(
        "书脊的宽度、骑马钉的移位都由纸的厚度算出",
        "the width of a spine and the creep of a booklet are reckoned from it",
    ),
)
NO_PLACE_FOR_BLANKS = error(
    "C072",
    Text(
        "“{label}”应当说明空白页放在哪里，现在是“{text}”",
        "“{label}”: expected where blank pages go, found “{text}”",
    ),
    Text("前、后、封底前，或者“第 2 页后”", "front, end, back, or “after 2”"),
    why=Text(
        "拼版要补足一张纸的页数，补的空白放在哪里由您定",
        "sheets have to be filled up with blank pages; where they go is for you to say",
    ),
)
