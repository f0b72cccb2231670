"""What may be said of name plates, badges and sign-in sheets: codes G050 to G054."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, notice

NOBODY = error(
    "G050",
    Text("没有参会人员名单，印不出来", "there is no list of participants to print from"),
    Text(
        "在 book.yaml 的“会议”下写“名单”，或写名单文件的名字",
        "write participants under meeting in book.yaml, or the name of a file that lists them",
    ),
    why=Text(
        "桌牌、胸卡、签到表都照参会人员名单印",
        "plates, badges and sign-in sheets are printed from the list of participants",
    ),
)
NO_CHAIR = error(
    "G051",
    Text(
        "要印主席台的桌牌，但座位表里没有主席台",
        "plates are wanted for the chair's table, but the seating has none",
    ),
    Text(
        "在“会议”的“座位”下写“主席台”，或写“范围: 全体”",
        "write chair under meeting.seating, or people: all",
    ),
    why=Text(
        "默认只印主席台的桌牌；没有主席台，就不知道印谁的",
        "plates are those of the chair's table; without one nobody knows whose to print",
    ),
)
TOO_MANY = error(
    "G052",
    Text(
        "名单有 {count} 人，一次最多印 {most} 人",
        "there are {count} people; at most {most} are printed at once",
    ),
    Text("把名单分成几份，分别生成", "divide the list and build each part"),
    why=Text(
        "一次印太多，错了浪费也多；分几次印",
        "too many at once waste paper if something is wrong; print them in parts",
    ),
)
TOO_LARGE = error(
    "G053",
    Text(
        "{width:g}×{height:g} 毫米的尺寸，{paper} 纸放不下",
        "{width:g} × {height:g} mm is too large for {paper} paper",
    ),
    Text("改小“尺寸”，或换大一号的“纸张”", "make size smaller, or choose a larger paper"),
    why=Text(
        "一块桌牌要在一张纸上折出前后两面", "a plate is folded out of one sheet, with two faces"
    ),
)
SMALL = notice(
    "G054",
    Text(
        "“{words}”太长，只能排到 {points:.0f} 磅",
        "“{words}” is so long that it is set in {points:.0f} points",
    ),
    why=Text(
        "字排小了，远处看不清；名字不能折行，所以缩小",
        "names are not broken, so long ones are smaller, and harder to read from afar",
    ),
)
