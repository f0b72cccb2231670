"""What may be said of a PDF to be imposed and of what is asked of it: codes J001 to J017."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, warning

BROKEN = error(
    "J001",
    Text("这不是 PDF，或者文件已损坏", "this is no PDF, or it is damaged"),
    Text("请从原来的软件重新导出 PDF", "export the PDF anew"),
    why=Text(
        "下载没有完成、被邮件截断的 PDF 也会这样",
        "a PDF cut off in a download or a mail looks like this too",
    ),
)
ENCRYPTED = error(
    "J002",
    Text("PDF 设了密码或权限", "the PDF has a password or restricted permissions"),
    Text("请用没有加密的原件", "use the original that is not encrypted"),
    why=Text(
        "加了密的 PDF 不准改，拼版就是改",
        "an encrypted PDF may not be changed, which is what imposing does",
    ),
)
EMPTY = error(
    "J003",
    Text("PDF 里一页也没有", "the PDF has no pages"),
    why=Text("没有页面就没有东西可拼", "there is nothing to put on sheets"),
)
TOO_MANY = error(
    "J004",
    Text("PDF 有 {count} 页，最多 {most} 页", "the PDF has {count} pages; at most {most}"),
    Text("请分成几册", "divide it into volumes"),
    why=Text(
        "一次拼的页数有上限，免得把电脑拖住",
        "there is a limit, so that a machine is not kept busy for hours",
    ),
)
ODD_PAGE = error(
    "J005",
    Text("第 {number} 页的页面大小不对", "page {number} has no usable page box"),
    why=Text(
        "页面没有大小、大得不合理，就没法拼；请从原来的软件重新导出",
        "a page without size, or absurdly large, cannot be imposed; export the PDF anew",
    ),
)
OTHER_SIZE = warning(
    "J006",
    Text(
        "第 {pages} 页与其他页大小不同，{what}", "page {pages}: not as large as the others, {what}"
    ),
    why=Text(
        "大小不同的页拼在一起，裁出来有的露白、有的被切",
        "of pages of several sizes some are cut into, others show white, when the sheets are trimmed",
    ),
)
TOO_LARGE = BROKEN.also(
    Text("PDF 里的数据解开后太大，文件可能是恶意的", "the PDF unpacks to far too much"),
    BROKEN.hint,
)
REPAIRED = warning(
    "J007",
    Text("PDF 有损坏，已尽量修复，请逐页核对", "the PDF was damaged and repaired: check it"),
    why=Text(
        "损坏的地方能补的补上了，看不见的内容可能少了",
        "what could be repaired is; something that is not seen may be lost",
    ),
)
PAPER_TOO_SMALL = error(
    "J010",
    Text(
        "纸张 {paper} 放不下，至少要 {needed}", "{paper} is too small: it takes at least {needed}"
    ),
    Text(
        "换大纸，或者缩小到 {scale:.0%}（--fit）",
        "use larger paper, or reduce to {scale:.0%} (--fit)",
    ),
    why=Text(
        "页面、出血、标记加起来比纸大", "pages with their bleed and marks are larger than the paper"
    ),
)
NO_ROOM_AT_ALL = PAPER_TOO_SMALL.also(
    PAPER_TOO_SMALL.message,
    Text("请减小订口、出血，或换大纸", "make gutter and bleed smaller, or use larger paper"),
)
BAD_SIGNATURE = error(
    "J011",
    Text(
        "每帖 {signature} 页不行，应当是 {multiple} 的倍数",
        "a signature of {signature} pages is none: it takes a multiple of {multiple}",
    ),
    Text("常用 8、16、32 页一帖", "signatures are usually of 8, 16 or 32 pages"),
    why=Text(
        "一张纸对折是 4 页；几张套在一起是一帖，所以页数要是它的倍数",
        "a sheet folded once has 4 pages, and a signature is made of whole sheets",
    ),
)
NO_SUCH_PAGE = error(
    "J012",
    Text(
        "空白页要放在第 {number} 页后，可是只有 {count} 页",
        "blanks go after page {number}, but there are only {count} pages",
    ),
    why=Text("空白页只能放在书里有的页后面", "blank pages go behind a page that the book has"),
)
LARGE_GUTTER = error(
    "J013",
    Text(
        "订口、出血加宽 {gutter:g} 毫米太多，页面宽才 {width:.0f} 毫米",
        "{gutter:g} mm of gutter or bleed is too much for pages {width:.0f} mm wide",
    ),
    Text("订口一般 3 到 10 毫米，出血 3 毫米", "a gutter is usually 3 to 10 mm, bleed 3 mm"),
    why=Text("订口太宽，留给字的地方就不够了", "such a gutter leaves no room for the text"),
)
CREEP_INTO_TEXT = error(
    "J014",
    Text(
        "纸厚要把第 {pages} 页向订口移 {shift:.1f} 毫米，订口到字只有 {margin:.1f} 毫米",
        "page {pages}: creep of {shift:.1f} mm towards the spine, {margin:.1f} mm from text",
    ),
    Text(
        "请分成几帖（--signature 16）、加订口（--gutter），或用薄一些的纸",
        "use several signatures (--signature 16), a gutter (--gutter) or thinner paper",
    ),
    why=Text(
        "套在里面的纸被外面的顶出去，切齐后里页的版面偏向切口，要往订口移回来；移得太多就压到字",
        "inner sheets are pushed outwards, so their pages are moved back towards the spine, here "
        "too far",
    ),
)
THICK_BOOKLET = warning(
    "J015",
    Text(
        "{sheets} 张纸对折骑马钉太厚，钉不牢、合不拢",
        "{sheets} sheets folded in one are too thick to be stapled",
    ),
    Text("请分帖（--signature 16）锁线，或者胶装", "use signatures (--signature 16) or glue"),
    why=Text("钉子穿不透，书也合不拢", "staples do not go through, and the booklet gapes"),
)
NO_ROOM_FOR_MARKS = warning(
    "J016",
    Text("纸边没有地方画裁切线和折标", "no room on the paper for crop and fold marks"),
    Text("请用大一号的纸，例如 SRA3", "use larger paper, such as SRA3"),
    why=Text(
        "没有标记照样能印能折，只是裁切时没有依据",
        "sheets can be printed and folded without marks, but nothing shows where to cut",
    ),
)
NOT_FOLDABLE = error(
    "J017",
    Text("{scheme} 不折页，没有“帖”", "{scheme} folds nothing and has no signatures"),
    Text("请去掉 --signature", "leave out --signature"),
    why=Text(
        "只有折起来装订的拼法（骑马钉、胶装）才分帖",
        "only schemes that fold (saddle, perfect) have signatures",
    ),
)
