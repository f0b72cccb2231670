"""What may be said of the pictures of a manuscript and of its cover: codes I001 to I016."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, warning

_SAVE_IT_HERE = Text(
    "把图片存到书稿文件夹里，写它的相对路径，如 images/图一.png",
    "save it in the book folder and give its relative path, such as images/one.png",
)
_SAVE_AS_PNG = Text("另存为 PNG 或 JPEG", "save it as PNG or JPEG")
_MISSING = Text(
    "图片没有文字说明，看不见图的读者不知道它说什么",
    "the picture has no description for those who cannot see it",
)
_HINT = Text(
    "写成 ![说明](图.jpg)；只作装饰的，写成 ![](图.jpg){{.装饰}}",
    "write ![description](picture.jpg), or ![](picture.jpg){{.decorative}} if it only decorates",
)
NO_FILE_NAME = error(
    "I001",
    Text("图片没有写文件名", "the picture has no file name"),
    why=Text(
        "文件名要一字不差，大小写、空格、后缀都算；路径从稿件所在的文件夹算起",
        "names have to be the same to the last sign, capitals and suffix too; paths begin at the manuscript's folder",
    ),
)
NO_SUCH_PICTURE = NO_FILE_NAME.also(
    Text("找不到图片“{address}”", "there is no picture {address!r}")
)
UNREADABLE_PICTURE = NO_FILE_NAME.also(
    Text("图片读不出来：{reason}", "the picture cannot be read: {reason}")
)
PICTURE_OUTSIDE = error(
    "I002",
    Text("图片在书稿文件夹之外", "the picture lies outside the book folder"),
    Text("把图片复制到书稿文件夹里", "copy it into the book folder"),
    why=Text(
        "只读书的文件夹里的文件：整个文件夹拷走，书还是完整的",
        "only files of the book folder are read, so that the folder is the whole book",
    ),
)
PICTURE_ON_THE_WEB = error(
    "I003",
    Text("图片在网上，不会去下载", "the picture is on the web and is never fetched"),
    _SAVE_IT_HERE,
    why=Text(
        "生成时不上网：网上的图会变、会消失，也不该让别人知道谁在排这本书",
        "nothing is fetched while building: what is on the web changes, vanishes, and keeps records",
    ),
)
UNUSABLE_FORMAT = error(
    "I004",
    Text("不能用 {format} 格式的图片", "{format} pictures cannot be used"),
    _SAVE_AS_PNG,
    why=Text(
        "书里只用各种阅读器都认得的格式",
        "only kinds that every reading system shows go into a book",
    ),
)
BROKEN_PICTURE = error(
    "I005",
    Text("图片已损坏，或者不是图片", "the picture is broken or is none: {problem}"),
    Text("用看图软件打开，另存一份再用", "open it in a viewer and save it anew"),
    why=Text(
        "下载到一半、改了后缀的图片都打不开",
        "a picture of which half was downloaded, or whose suffix was changed, cannot be opened",
    ),
)
TOO_LARGE_PICTURE = error(
    "I006",
    Text("图片超过 20 MB", "the picture is larger than 20 MB"),
    Text("缩小后再用", "scale it down"),
    why=Text(
        "这么大的图排得慢，印出来也不会更清楚", "it slows everything down and prints no better"
    ),
)
TOO_MANY_PIXELS = error(
    "I007",
    Text("图片超过 8000 万像素", "the picture has more than 80 million pixels"),
    Text("缩小后再用", "scale it down"),
    why=Text(
        "打开后占的内存是文件的几十倍，可能拖垮电脑",
        "opened it takes many times its size in memory",
    ),
)
TOO_FEW_DOTS = warning(
    "I008",
    Text(
        "图片印出来只有 {dpi:.0f} dpi，会不清楚（印刷要 {least} dpi）",
        "printed at {dpi:.0f} dpi this picture is blurred; print needs {least} dpi",
    ),
    why=Text(
        "印刷要 200 dpi 以上，最好 300：每英寸的点数等于像素数除以印出来的宽度",
        "print needs 200 dots an inch, better 300: the picture's pixels divided by its printed "
        "width",
    ),
)
PICTURE_NO_FILE = error(
    "I009",
    Text("图片不是书稿文件夹里的文件", "the picture is not a file of the book folder"),
    _SAVE_IT_HERE,
    why=Text(
        "网址、别的盘上的图片，过后可能就没有了；书的文件夹里要什么都有",
        "pictures elsewhere may be gone one day; a book's folder has to hold all of it",
    ),
)
BAD_DRAWING = error(
    "I010",
    Text("{reason}", "{reason}"),
    why=Text(
        "SVG 图要写成规范的、不含程序的 XML", "an SVG has to be well-formed XML without programs"
    ),
)
REMOVED_FROM_DRAWING = warning(
    "I011",
    Text(
        "SVG 图里的 {what} 不能进书，已去掉",
        "{what} cannot go into a book; it was removed from the SVG",
    ),
    why=Text(
        "脚本、外部链接等在书里不起作用，电子书商店也不收",
        "scripts and links to elsewhere do nothing in a book, and shops refuse them",
    ),
)
GIF = error(
    "I013",
    UNUSABLE_FORMAT.message,
    _SAVE_AS_PNG,
    why=Text(
        "能用的有 PNG、JPEG、WebP、SVG；相机的 RAW、PSD、CAD 图要先转",
        "PNG, JPEG, WebP and SVG are taken; RAW, PSD and CAD files have to be converted",
    ),
)
SMALL_COVER = warning(
    "I014",
    Text(
        "封面图片高 {height:.0f} 像素，会不清楚",
        "the cover is only {height:.0f} pixels high and will be blurred",
    ),
    Text("换一张高 1600 像素以上的图片", "use a picture that is at least 1600 pixels high"),
    why=Text("书店和阅读器的书架把封面放得很大", "shops and shelves show covers large"),
)
CUT_THROUGH = warning(
    "I016",
    Text(
        "长图太高，分成几段排；有的地方没有空白行，从内容中间截开了",
        "the picture is too high for a page and was cut; there was no blank row at some place",
    ),
    Text(
        "看一看截断的地方；或自己分成几张图，或写 {{width=…%}} 整张缩小",
        "look where it was cut; cut it yourself, or set it small with {{width=…%}}",
    ),
    why=Text(
        "手机里的长图一页放不下，缩小了看不清，就在空白行处分段",
        "a long picture from a phone would be too small to read if it had to fit a page",
    ),
)
NO_DESCRIPTION = warning(
    "I015",
    _MISSING,
    _HINT,
    why=Text(
        "看不见图的人靠说明知道图里是什么（WCAG 1.1.1）；电子书和存档的标准都要求有",
        "the description is what the blind get (WCAG 1.1.1); standards for e-books and archives "
        "ask for it",
    ),
)
