"""What the reader of Word files leaves out, keeps or puts right; a warning is for a person to look at: codes N120 to N159."""

from __future__ import annotations

from jianbao.diagnostics import Text, notice, warning

INSERTED = notice(
    "N120",
    Text("修订：保留插入的文字（{what}）", "tracked change: the insertion is kept ({what})"),
    why=Text(
        "按所有修订都接受后的样子读；谁改的写在报告里",
        "the text is read as if all changes were accepted; the report says whose they are",
    ),
)
DELETED = notice(
    "N121",
    Text("修订：去掉已删除的文字（{what}）", "tracked change: the deletion is left out ({what})"),
    why=Text(
        "按所有修订都接受后的样子读；删去的字写在报告里",
        "the text is read as if all changes were accepted; the report keeps what was deleted",
    ),
)
MOVED = notice(
    "N122",
    Text(
        "修订：文字已移到别处，去掉原处的（{what}）",
        "tracked change: the text was moved; its old place is left out ({what})",
    ),
    why=Text(
        "修订按“全部接受”读：留下现在的位置",
        "revisions are read as accepted: text stands where it is now",
    ),
)
COMMENT = notice(
    "N123",
    Text("批注不排进正文（{what}）", "the comment is left out of the text ({what})"),
    why=Text(
        "批注是说给编辑的话；全文在收稿报告里",
        "comments are for editors; the report has them in full",
    ),
)
HIDDEN = notice(
    "N124",
    Text("隐藏文字不排进正文", "hidden text is left out"),
    why=Text(
        "隐藏的文字不印，多半是备注或旧稿",
        "hidden text does not print: notes or an older version, mostly",
    ),
)
HEADER = notice(
    "N125",
    Text("页眉不排进正文", "the page header is left out of the text"),
    why=Text("页眉由版式统一排", "running heads are set by the theme"),
)
FOOTER = notice(
    "N126",
    Text("页脚不排进正文", "the page footer is left out of the text"),
    why=Text("页脚和页码由版式统一排", "feet and page numbers are set by the theme"),
)
FIELD_CODE = notice(
    "N127",
    Text("域代码里的文字不显示，去掉", "text in a field's code does not show; left out"),
    why=Text(
        "域代码是 Word 的指令，读者看不见",
        "codes of fields are instructions to Word that readers never see",
    ),
)
FIELD = notice(
    "N128",
    Text("域“{what}”按显示的样子读成文字", "the field “{what}” is read as the text that it shows"),
    why=Text("域的内容按 Word 最后一次更新的样子读", "a field is read as Word last showed it"),
)
LOST_FIELD = warning(
    "N129",
    Text(
        "域“{what}”没有存下结果，请对照原稿补上",
        "the field “{what}” has no stored result; see the source and fill it in",
    ),
    why=Text(
        "日期、编号等域在原稿里没有更新过，读不出它会显示什么",
        "the field was never updated, so nobody knows what it would show",
    ),
)
SYMBOL = notice(
    "N130",
    Text(
        "符号字体（{what}）的字符换成同形的通用字符",
        "a character of the symbol font {what} becomes the common one of its shape",
    ),
    why=Text(
        "“Wingdings”一类字体里的字符，换了电脑就成了别的字；换成通用字符才不会变",
        "characters of Wingdings and the like turn into others elsewhere; Unicode ones do not",
    ),
)
LOST_SYMBOL = warning(
    "N131",
    Text(
        "符号字体（{what}）的字符没有同形的通用字符，请对照原稿补上",
        "a character of the symbol font {what} has no common like; see the source and fill it in",
    ),
    why=Text(
        "这种字体里每个符号的含义只有字体自己知道",
        "what a sign of such a font means only the font knows",
    ),
)
FORMULA_IN_A_LINE = warning(
    "N132",
    Text(
        "公式读成了一行文字，请对照原稿",
        "a formula is read as one line of text; compare it with the source",
    ),
    why=Text(
        "分式、根号压成一行，意思可能看不出来；可用 $…$ 重写",
        "fractions and roots in one line may be hard to read; write them anew as $…$",
    ),
)
NESTED_TABLE = warning(
    "N133",
    Text(
        "表格里的表格改成所在格子的文字", "a table inside a table becomes text of the cell it is in"
    ),
    why=Text(
        "书里的表格不能再套表格；文字一字不少", "a table cannot stand in a cell; no word is lost"
    ),
)
FRAME_TABLE = notice(
    "N134",
    Text("只有一格的表格当作文字框，读成正文", "a table of one cell is read as text"),
    why=Text("一格的表格多半是用来画框的", "a table of one cell is mostly drawn as a box"),
)
LAYOUT_TABLE = FRAME_TABLE.also(
    Text(
        "没有框线、只用来排位置的表格读成正文",
        "a table that only sets text in its place is read as text",
    )
)
TABLE_PICTURE = warning(
    "N135",
    Text("表格里的图片移到表格之后", "a picture in a table is moved behind the table"),
    why=Text("图片在窄格子里看不清", "a picture in a narrow cell can hardly be seen"),
)
MERGED_AWAY = notice(
    "N136",
    Text(
        "合并单元格遮住的文字，Word 里看不见，去掉",
        "text covered by merged cells, which Word does not show; left out",
    ),
    why=Text(
        "合并单元格时 Word 留下了被盖住的旧文字",
        "Word keeps the old text that a merged cell covers",
    ),
)
TOC = notice(
    "N137",
    Text("自动生成的目录不排进正文", "a generated table of contents is left out"),
    why=Text("书有自己的目录，页码也是新的", "the book has contents of its own"),
)
PLACEHOLDER = notice(
    "N138",
    Text("填写框里的提示文字不排进正文", "the prompt of a form's field is left out"),
    why=Text(
        "“单击此处输入”一类提示不是作者写的",
        "“click here to enter text” was not written by the author",
    ),
)
STRUCK = warning(
    "N139",
    Text("文字带删除线，请确认要不要", "the text is struck through; should it stay?"),
    why=Text("删除线有时是删去，有时是有意给人看", "it may be deleted, or be meant to be seen so"),
)
NOTE_MARK = notice(
    "N140",
    Text("手工的注号去掉，由排版重编", "a note's own mark is left out; it gets a number"),
    why=Text(
        "注号按先后自动重编，手写的会重复",
        "notes are numbered anew; those typed by hand would stand twice",
    ),
)
UNUSED_NOTE = notice(
    "N141",
    Text("正文没有引用的脚注或尾注，去掉", "a note that the text does not refer to is left out"),
    why=Text(
        "没有引用的注，印在哪里都对不上；全文在收稿报告里",
        "a note that nothing refers to has no place; the report has it in full",
    ),
)
DIAGRAM = warning(
    "N142",
    Text(
        "SmartArt 图示里的文字读成正文，请对照原稿",
        "the text of a diagram is read as paragraphs; compare it with the source",
    ),
    why=Text("图示里的先后和箭头读不出来", "order and arrows of a diagram cannot be read"),
)
CHART = warning(
    "N143",
    Text(
        "图表没有读入，请在 Word 里另存为图片", "a chart is left out; save it as a picture in Word"
    ),
    why=Text(
        "图表是 Word 临时画出来的，文件里没有图片",
        "Word draws charts as it shows them; the file holds no picture",
    ),
)
EMBEDDED = warning(
    "N144",
    Text("嵌入的文件没有读入（{what}）", "an embedded file is left out ({what})"),
    why=Text(
        "嵌入的表格、演示文稿请单独打开，需要的内容贴到正文里",
        "open an embedded file by itself and paste what is needed into the text",
    ),
)
OLD_FORMULA = EMBEDDED.also(
    Text(
        "旧式公式（{what}）只有一张图，请照原稿用 $…$ 写出",
        "a formula of an older kind ({what}) is but a picture; write it as $…$ after the source",
    )
)
DROP_CAP = notice(
    "N145",
    Text("首字下沉的字接回正文", "a drop cap is joined to its paragraph"),
    why=Text(
        "首字下沉在 Word 里是单独的一块，接回去才是完整的一句",
        "a dropped initial is a box of its own in Word",
    ),
)
BOX_MOVED = notice(
    "N146",
    Text("文本框移到所在的段落之后", "a text box is moved behind its paragraph"),
    why=Text(
        "文本框浮在页面上，正文里没有它的位置，就放在它挂靠的段落后面",
        "a floating box has no place in the text but behind the paragraph that it hangs on",
    ),
)
PICTURE_LINKED = warning(
    "N150",
    Text("图片只是一个链接，没有读入", "a picture is only linked; it is left out"),
    why=Text(
        "只有随文件一起来的图片才能进书", "only pictures that come with the file can go into a book"
    ),
)
PICTURE_MISSING = PICTURE_LINKED.also(
    Text("文件里没有这张图片，没有读入", "the file does not hold this picture; it is left out")
)
PICTURE_TOO_LARGE = PICTURE_LINKED.also(
    Text("图片超过 50 MB，没有读入", "a picture has more than 50 MB; it is left out")
)
PICTURE_IN_NOTE = PICTURE_LINKED.also(
    Text("脚注或尾注里的图片没有读入", "a picture in a note is left out")
)
PICTURE_CONVERTED = notice(
    "N151",
    Text("图片从 {what} 转成 PNG", "a picture is converted from {what} to PNG"),
    why=Text(
        "原来的格式排版和电子书都用不了；图的样子不变",
        "print and e-books cannot use the format; the picture looks the same",
    ),
)
PICTURE_FORMAT = warning(
    "N152",
    Text(
        "图片是 {what} 格式，排版用不了，请另存为 PNG",
        "a picture has the format {what}, which cannot be set; save it as PNG",
    ),
    why=Text(
        "EMF、WMF 是 Windows 的绘图指令，别的系统画得不一样",
        "EMF and WMF are commands of Windows, which other systems draw differently",
    ),
)
PICTURE_CROPPED = notice(
    "N153",
    Text("图片照原稿裁剪（{what}）", "a picture is cropped as in the source ({what})"),
    why=Text("在 Word 里裁掉的部分不收", "what was cropped in Word is left out"),
)
GALLERY = notice(
    "N156",
    Text(
        "只放照片的表格，排成并排的照片和说明",
        "a table of photos becomes photos side by side with their captions",
    ),
    why=Text("照片和说明的对应照原表", "captions go with their photos as in the table"),
)
FIELD_CODES = notice(
    "N157",
    Text(
        "域代码（页码、链接、目录等）不排进正文",
        "codes of fields (page numbers, links, contents) are left out of the text",
    ),
    why=Text("页码、目录由排版重做", "page numbers and contents are made anew"),
)
FORMULA = notice(
    "N159",
    Text("公式写成 $…$", "a formula is written as $…$"),
    why=Text(
        "分式、根号、上下标照原样排出来；$…$ 里是 LaTeX 的写法",
        "fractions, roots and scripts are set as they were; inside $…$ are the words of LaTeX",
    ),
)
