"""What may be said of the keys of a cover: codes H001 to H003."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, notice, warning

UNKNOWN_PAPER = error(
    "H001",
    Text("不认识纸“{text}”", "unknown paper “{text}”"),
    Text(
        "写克重和名称，如“80g 双胶纸”；认识的有{names}；别的纸写“纸厚”，如 0.1mm",
        "write weight and name, e.g. “80g offset”; for other papers write thickness: 0.1mm",
    ),
    why=Text(
        "书脊的宽度由纸的厚度算出，纸不同，厚度可差一倍",
        "a spine is reckoned from the thickness of the paper, which may be twice that of another",
    ),
)
NO_BOOK_NUMBER = error(
    "H002",
    Text("“{text}”不是书号或刊号", "“{text}” is no ISBN or ISSN"),
    Text("写 ISBN 和 13 位数字", "write ISBN and its 13 digits"),
    why=Text(
        "条码按 ISBN、ISSN 的 13 位数字画，末位是校验码，抄错一位就对不上",
        "bars are drawn of 13 digits; the last checks the others, so one wrong digit is found",
    ),
)
BARS_TOO_SMALL = error(
    "H003",
    Text("条码放到 {found}% 就扫不出来", "bars at {found} % cannot be scanned"),
    Text("写 {least} 到 {most}", "write {least} to {most}"),
    why=Text(
        "条码的放大率有限度（GB 12904），太小扫不出来",
        "bars have a least size (ISO/IEC 15420), below which no scanner reads them",
    ),
)
TOO_THIN = notice(
    "H004",
    Text(
        "只有 {pages} 页，书脊 {spine:.1f} mm，胶装容易散页",
        "{pages} pages make a spine of {spine:.1f} mm: glue may not hold them",
    ),
    Text("改用骑马钉", "staple it through the fold instead"),
    why=Text(
        "胶装靠书脊上的胶粘住每一张纸，书太薄胶就太少",
        "glue holds the sheets at the spine, and a thin book has little of it",
    ),
)
NO_LETTERING = notice(
    "H005",
    Text(
        "书脊宽 {spine:.1f} mm，不到 5 mm，不印文字",
        "the spine is {spine:.1f} mm wide, less than 5 mm: it bears no text",
    ),
    why=Text(
        "GB/T 11668—1989：书脊宽 5 mm 以上才印书名。窄了字太小，裁切稍有误差就跑到封面上",
        "GB/T 11668-1989 asks for a title from 5 mm on; on less it is small, and the fold may miss "
        "it",
    ),
)
SMALL_LETTERING = warning(
    "H006",
    Text(
        "书名太长，书脊上只能排 {points:.1f} pt，看不清",
        "the title is so long that it is {points:.1f} pt small on the spine",
    ),
    Text("在“报头”的“名称”里写短一些的", "give a shorter name in the masthead"),
    why=Text("书脊上的字要在书架上看得清", "the spine is read on a shelf, from a distance"),
)
NO_NUMBER = error(
    "H007",
    Text("要印条码，可是没有书号", "bars are asked for, but there is no ISBN"),
    Text("在“标识”或“条码”里写 ISBN", "write an ISBN as identifier or barcode"),
    why=Text("条码印的是书号，没有书号就没有条码", "bars are the number of the book in print"),
)
QR_TOO_LONG = error(
    "H008",
    Text("二维码的内容太长，装不下", "no QR code holds a text as long as this"),
    Text("写一个短网址", "write a short address"),
    why=Text(
        "二维码装得下的字数有限，内容越长，点越密",
        "a QR code holds so much and no more, and the more the finer",
    ),
)
QR_TOO_FINE = warning(
    "H009",
    Text(
        "二维码每个点只有 {dot:.2f} mm，手机不容易扫出来",
        "the QR code has dots of {dot:.2f} mm, which phones hardly read",
    ),
    Text(
        "内容写短些，或者把“二维码大小”写成 {needed:.0f}mm",
        "shorten its text, or set qr_size to {needed:.0f}mm",
    ),
    why=Text("点太密，印刷稍一洇开就糊成一片", "dots that fine run into each other in print"),
)
COARSE = warning(
    "H010",
    Text(
        "封面图印出来只有 {dpi:.0f} dpi，不到 300，会模糊",
        "the picture of the front has {dpi:.0f} dpi in print, less than 300",
    ),
    Text("换一张至少 {width} × {height} 像素的", "use one of at least {width} × {height} pixels"),
    why=Text(
        "封面的图印得大，又最先被看见，要 300 dpi",
        "the picture of the front is large and seen first: it takes 300 dots an inch",
    ),
)
TOO_LARGE = warning(
    "H011",
    Text(
        "封皮连出血、标记 {width:.0f} × {height:.0f} mm，{sheet}纸印不下",
        "with bleed and marks the cover is {width:.0f} × {height:.0f} mm: larger than {sheet}",
    ),
    Text(
        "换大一些的纸，或去掉勒口，或写“裁切标记: 否”",
        "print it on a larger sheet, without flaps or without marks",
    ),
    why=Text(
        "封皮是封底、书脊、封面连成的一整张，还要加出血和标记",
        "the cover is back, spine and front in one piece, with bleed and marks around it",
    ),
)
UNKNOWN_SIZE = error(
    "H012",
    Text(
        "从“{written}”看不出纸张大小，算不出封皮",
        "“{written}” is no size of paper that a cover can be reckoned from",
    ),
    Text("写 A4、A5 或“185mm 260mm”", "write A4, A5 or “185mm 260mm”"),
    why=Text(
        "封皮的宽是封底、书脊、封面三者之和，要先知道页面多大",
        "a cover is as wide as back, spine and front together: the page's size has to be known",
    ),
)
LONG_BLURB = warning(
    "H013",
    Text("封底文字太长，排不下", "the text is too long for the back"),
    Text("写短一些", "shorten it"),
    why=Text(
        "排不下的文字会被切掉或压到条码", "what does not fit is cut off or runs into the bars"
    ),
)
SMALL_QR = error(
    "H014",
    Text("二维码 {side:g} mm 太小，至少 15 mm", "a QR code of {side:g} mm is too small"),
    Text("写 15mm 以上，默认 20mm", "write 15mm or more; 20mm is the default"),
    why=Text("手机的镜头在一臂之外要能对上焦", "a phone has to focus on it from where it is held"),
)
