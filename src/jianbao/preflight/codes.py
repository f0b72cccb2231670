"""What a press may stumble over in a PDF: codes V001 to V088."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, notice, warning

BROKEN = error(
    "V001",
    Text("PDF 读不懂，文件可能损坏", "the PDF is broken ({reason})"),
    Text("请重新导出或重新生成", "export or build it again"),
    why=Text(
        "下载没有完成、被邮件截断的 PDF 也会这样",
        "a PDF cut off in a download or a mail looks like this too",
    ),
)
LOCKED = error(
    "V002",
    Text("PDF 有密码或权限限制，印刷厂打不开", "the PDF is encrypted: no press can use it"),
    Text("请用没有加密的那一份", "use the one that is not"),
    why=Text(
        "印刷厂要拼版、加标记，加了密就做不了",
        "a press has to impose and mark the file, which encryption forbids",
    ),
)
ENDLESS = error(
    "V003",
    Text("PDF 里的图形多得没有尽头，没有检查完", "the PDF draws without end"),
    Text("请重新导出；文件可能是恶意的", "export it again; it may be malicious"),
    why=Text(
        "图形一层套一层、成倍地多，印刷厂的机器也会停住",
        "drawings that multiply level by level stop a print shop's machines too",
    ),
)
NO_PAGE = error(
    "V004",
    Text("PDF 里没有一页能用的页面", "the PDF has no page that is a page"),
    BROKEN.hint,
    why=Text("一页也没有，就没有东西可印", "without a page there is nothing to print"),
)
ODD_PAGE = error(
    "V005",
    Text("第 {number} 页的页面大小不对", "page {number} has no usable page box"),
    BROKEN.hint,
    why=Text(
        "页面没有大小、大得不合理，印刷厂没法开印",
        "a page without size, or absurdly large, cannot be printed",
    ),
)
TOO_MANY_PAGES = error(
    "V006",
    Text("PDF 有 {count} 页，最多 {most} 页", "the PDF has {count} pages; at most {most}"),
    why=Text(
        "一次查的页数有上限，免得把电脑拖住；请分成几个文件",
        "there is a limit, so that a machine is not kept busy for hours: divide the file",
    ),
)
TOO_LARGE = error(
    "V007",
    Text("PDF 里的数据解开后太大，文件可能是恶意的", "the PDF unpacks to far too much"),
    BROKEN.hint,
    why=Text(
        "小文件解开成几个 GB，会拖死打开它的电脑",
        "a small file that unpacks to gigabytes stops the machine that opens it",
    ),
)
REPAIRED = warning(
    "V008",
    Text("PDF 有损坏，读的时候修过，请逐页核对", "the PDF was damaged and repaired: check it"),
    why=Text("印刷厂的软件可能补得不一样", "a print shop's programs may repair it otherwise"),
)
NO_TRIM_BOX = notice(
    "V010",
    Text("没有裁切框", "there is no trim box"),
    Text(
        "按整张纸算成品大小；送印刷厂请问清成品尺寸",
        "the whole sheet is taken for the page; tell the print shop its size",
    ),
    why=Text(
        "裁切框（TrimBox）说明裁成多大，没有就只能猜",
        "the trim box says where the paper is cut; without it that is a guess",
    ),
)
BOXES_ASTRAY = error(
    "V011",
    Text(
        "裁切框、出血框、纸张的大小对不上，应当一个套一个",
        "the trim, bleed and media boxes do not lie in each other",
    ),
    why=Text(
        "印刷机按这几个框裁纸（ISO 32000-1 14.11.2），对不上就会裁错",
        "presses cut by these boxes (ISO 32000-1 14.11.2)",
    ),
)
SIZE_DIFFERS = warning(
    "V012",
    Text(
        "成品 {width}×{height} mm，多数页是 {usual_width}×{usual_height} mm",
        "this page is {width} × {height} mm, most are {usual_width} × {usual_height} mm",
    ),
    why=Text(
        "一本书裁成一样大小，不同的一页会裁掉字或露白",
        "a book is cut in one size, and another page would lose text or show white",
    ),
)
NO_BLEED = warning(
    "V013",
    Text(
        "图片或底色到了纸边，没有出血，裁切后可能露白（要超出 {least:.0f} mm）",
        "an area ends at the cut: it must go {least:.0f} mm beyond, or paper may show",
    ),
    Text(
        "在 book.yaml 的“输出”里写“pdf: {{出血: 3mm}}”；只在办公室打印不用管",
        "write “pdf: {{bleed: 3mm}}” under outputs; an office printer does not need it",
    ),
    why=Text(
        "裁切总有一点误差，底色只到纸边，裁偏就露出白边",
        "cutting is never exact: an area that ends at the cut may leave a white edge",
    ),
)
NOT_EMBEDDED = error(
    "V020",
    Text("字体 {name} 没有嵌入", "the face {name} is not embedded"),
    Text("导出 PDF 时选“嵌入全部字体”", "embed all faces when exporting the PDF"),
    why=Text(
        "印刷厂的电脑上没有这种字体，就会换成别的，或印成空框",
        "where the face is missing another one takes its place, or boxes do",
    ),
)
SCREEN_COLOUR = warning(
    "V030",
    Text("用的是屏幕颜色（RGB）", "the colour is one of screens (RGB)"),
    Text(
        "送印刷厂要四色：在 book.yaml 的“输出”里写“pdf: {{颜色: 四色}}”",
        "a print shop needs four inks: write “pdf: {{colour: cmyk}}” under outputs",
    ),
    why=Text(
        "印刷用青、品红、黄、黑四种墨，屏幕颜色要换算，换出来可能发灰、变色",
        "presses print four inks; colours of screens have to be converted, and may turn dull",
    ),
)
TOO_MUCH_INK = warning(
    "V031",
    Text(
        "颜色的总墨量 {ink:.0%}，超过 {limit:.0%}，会蹭脏、不干",
        "the colour takes {ink:.0%} of ink, more than {limit:.0%}: it will not dry",
    ),
    why=Text(
        "墨太多，纸吸不住，会蹭脏、粘页、透印",
        "paper cannot take so much: it smears, sticks and shows through",
    ),
)
TOO_MUCH_INK_IN_PICTURE = warning(
    "V032",
    Text(
        "图片的总墨量 {ink:.0%}，超过 {limit:.0%}，会蹭脏、不干",
        "the picture takes {ink:.0%} of ink, more than {limit:.0%}: it will not dry",
    ),
    why=Text(
        "墨太多，纸吸不住，会蹭脏、粘页、透印",
        "paper cannot take so much: it smears, sticks and shows through",
    ),
)
BLACK_OF_SEVERAL_INKS = warning(
    "V033",
    Text("黑字不是单黑，套印不准就发虚", "black text takes several inks, and will blur"),
    Text("黑字只用黑墨（K100）", "set it in black ink alone"),
    why=Text(
        "几块印版不可能套得分毫不差，小字用几种墨，边上就发虚、带彩边",
        "plates never meet exactly, and small type of several inks gets coloured edges",
    ),
)
WHITE_OVERPRINTS = error(
    "V034",
    Text("白色设了叠印，印出来看不见", "white overprints: on paper it is not there"),
    why=Text(
        "叠印是把墨盖在下面的墨上；白色没有墨，叠上去等于没有",
        "overprinting adds ink to ink, and white has none to add",
    ),
)
COLOUR_IN_GREY = warning(
    "V035",
    Text("灰度版里有彩色", "there is a colour in an edition in greys"),
    why=Text(
        "灰度版只用黑墨，彩色会印成预料不到的深浅",
        "an edition in greys has black ink alone, and colours turn into any shade of it",
    ),
)
SPOT_COLOUR = notice(
    "V036",
    Text("用了专色，要多一块印版", "a spot colour takes a plate of its own"),
    why=Text(
        "专色要单独制版、调墨，费用另算；不是有意的，改成四色",
        "it costs a plate and an ink of its own; make it four inks if it is not meant",
    ),
)
TOO_FEW_DOTS = warning(
    "V040",
    Text(
        "图片只有 {dpi:.0f} dpi，会不清楚（印刷要 {least} dpi，最好 300）",
        "the picture has {dpi:.0f} dpi; print needs {least}, better 300",
    ),
    Text("换一张更大的图，或印小一些", "use a larger picture, or show it smaller"),
    why=Text(
        "印刷要 200 dpi 以上，最好 300；从网页、微信存下的图常常不够",
        "print needs 200 dots an inch, better 300; pictures from the web seldom have them",
    ),
)
HAIRLINE = warning(
    "V041",
    Text(
        "线只有 {width:.2f} pt 粗，印不实（至少 {least} pt，约 0.1 mm）",
        "a line of {width:.2f} pt does not print; it takes {least} pt, about 0.1 mm",
    ),
    why=Text(
        "太细的线制版时会断开，浅色的更印不出",
        "so thin a line breaks up on the plate, a light one altogether",
    ),
)
NEAR_THE_CUT = warning(
    "V050",
    Text(
        "文字离裁切线不到 {least:.0f} mm，可能被切掉",
        "text stands less than {least:.0f} mm from the cut",
    ),
    why=Text(
        "裁切总有一点误差，折页、装订还会再偏一些",
        "cutting is never exact, and folding and binding add to it",
    ),
)
OVER_THE_CUT = warning(
    "V051",
    Text("文字出了裁切线，会被切掉", "text reaches over the cut"),
    why=Text(
        "裁切有一两毫米的误差，文字要离裁切线三毫米以上",
        "the cut is off by a millimetre or two; text stays three away from it",
    ),
)
BLANK_PAGE = notice(
    "V060",
    Text("空白页，请看是不是有意的", "a blank page: is it meant?"),
    why=Text(
        "有意的空白页（如封二）不用管；不是有意的，多半是少了内容",
        "a blank page may be meant, such as the inside of a cover, or lack what belongs on it",
    ),
)
LACKING_PAGES = warning(
    "V061",
    Text(
        "共 {count} 页，不是 {multiple} 的倍数，还差 {lacking} 页",
        "{count} pages are no multiple of {multiple}: {lacking} are lacking",
    ),
    Text(
        "用 jianbao impose 拼版会自动补空白页，或自己加页",
        "jianbao impose adds blank pages; or add some of your own",
    ),
    why=Text(
        "骑马钉一张纸四页，锁线、胶装一帖八页或十六页，不是整数就会多出空白",
        "a folded sheet has four pages, a signature eight or sixteen; the rest stays blank",
    ),
)
TRANSPARENCY = error(
    "V070",
    Text("声明是 PDF/A-1，却用了透明效果", "it claims PDF/A-1, and has transparency"),
    Text("改用 PDF/A-2，或去掉透明", "use PDF/A-2, or do without it"),
    why=Text("PDF/A-1（ISO 19005-1）不许有透明效果", "PDF/A-1 (ISO 19005-1) has no transparency"),
)
METADATA = error(
    "V080",
    Text("PDF/X-4 的文件信息缺 {lacking}", "PDF/X-4: the metadata lack {lacking}"),
    why=Text(
        "PDF/X-4（ISO 15930-7）是印刷厂收稿的标准，写了就要全都合乎",
        "PDF/X-4 (ISO 15930-7) is what print shops take, and a file that claims it has to keep all "
        "of it",
    ),
)
NO_IDENTIFIER = error(
    "V081",
    Text("PDF/X-4 要有文件标识", "PDF/X-4: the file has no identifier"),
    why=Text(
        "没有标识，印刷厂分不清前后两版（ISO 15930-7）",
        "without it versions of a file cannot be told apart (ISO 15930-7)",
    ),
)
TRAPPED_UNSAID = error(
    "V082",
    Text("PDF/X-4 要说明做没做陷印", "PDF/X-4: whether it is trapped is not said"),
    why=Text(
        "说明了，印刷厂才知道要不要再做（ISO 15930-7）",
        "it tells the print shop whether trapping is still to be done (ISO 15930-7)",
    ),
)
NO_PROFILE = error(
    "V083",
    Text("PDF/X-4 没有嵌入印刷条件（ICC）", "PDF/X-4: no profile of a press is embedded"),
    why=Text(
        "不知道按哪种油墨和纸分的色，印出来颜色不准（ISO 15930-7）",
        "without it nobody knows for which ink and paper colours were separated (ISO 15930-7)",
    ),
)
ACTIONS = error(
    "V084",
    Text("PDF/X-4 不能有动作和表单", "PDF/X-4: there are actions or forms"),
    why=Text(
        "会变的内容，印的时候不知道是哪一种（ISO 15930-7）",
        "what can change may be printed in any state (ISO 15930-7)",
    ),
)
ONE_TRIM_BOX = error(
    "V085",
    Text("PDF/X-4 每页要有一个裁切框", "PDF/X-4: a page needs one trim box"),
    why=Text(
        "没有裁切框，不知道裁到哪里（ISO 15930-7）",
        "without a trim box nobody knows where to cut (ISO 15930-7)",
    ),
)
NOTES_ON_PAGE = error(
    "V086",
    Text("PDF/X-4 版面里不能有链接、批注", "PDF/X-4: a note or link lies on the page"),
    why=Text(
        "链接、批注可能被印出来（ISO 15930-7）",
        "links and notes may come out in print (ISO 15930-7)",
    ),
)
COLOURS_OF_SCREENS = error(
    "V087",
    Text("PDF/X-4 里有没有换成四色的颜色", "PDF/X-4: there are colours of screens"),
    why=Text(
        "屏幕的颜色转成油墨会变，要在送印前转好",
        "colours of a screen change when they become inks: convert them before they go to press",
    ),
)
BLENDS_IN_RGB = COLOURS_OF_SCREENS.also(
    Text("PDF/X-4 的透明混合用了屏幕颜色", "PDF/X-4: transparency blends in RGB")
)
STAND_INS = error(
    "V088",
    Text("PDF/X-4 不能有 PostScript、替代图", "PDF/X-4: there are stand-in pictures"),
    why=Text(
        "这些会让同一个文件在不同的机器上印得不一样",
        "they make one file print differently on different machines",
    ),
)
PLATE_CURVES = STAND_INS.also(
    Text("PDF/X-4 不能改印版的曲线", "PDF/X-4: the curves of the plates are changed")
)
LZW = STAND_INS.also(Text("PDF/X-4 不能用 LZW 压缩", "PDF/X-4: something is packed with LZW"))
