"""What may be said of a meeting once its lists are read: codes G010 to G017."""

from __future__ import annotations

from collections.abc import Sequence

from jianbao.diagnostics import Text, error, warning

NOT_LISTED = error(
    "G010",
    Text("座位里的“{name}”不在名单上", "“{name}” has a seat but is not on the list"),
    Text("加进名单，或改成名单上的写法", "add them, or write the name as the list does"),
    why=Text(
        "座位上的名字要和名单一致，桌牌、签到表才对得上",
        "names on seats have to be those of the list, so that plates and sheets agree",
    ),
)
SEATED_TWICE = error(
    "G011",
    Text(
        "“{name}”排了两个座位，另一个在 {first}", "“{name}” has two seats, the other one at {first}"
    ),
    Text("只留一个；同名的两个人要都列在名单上", "keep one; list namesakes twice"),
    why=Text(
        "一个人坐不了两处；同名的人，名单里要写两行",
        "nobody sits twice; namesakes stand in the list twice",
    ),
)
WITHOUT_SEAT = warning(
    "G012",
    Text("名单上有 {count} 人没有座位：{listed}", "{count} on the list have no seat: {listed}"),
    why=Text(
        "座次图上少一个人，比排错更难堪",
        "somebody missing from the plan is worse than a wrong seat",
    ),
)
LISTED_TWICE = warning(
    "G013",
    Text(
        "名单上“{name}”重复了，前一个在 {first}", "“{name}” is on the list twice, first at {first}"
    ),
    Text("如果是两个人，可以不管", "never mind if they are two people"),
    why=Text("桌牌、签到表会各出两份", "there will be two plates and two lines to sign"),
)
TOO_MANY = error(
    "G014",
    Text("名单有 {count} 人，最多 {limit} 人", "{count} people; {limit} at most"),
    Text("请看看是不是用错了表格", "is it the right list?"),
    why=Text(
        "一次会议不会有这么多人，多半是选错了表",
        "no meeting is so large: mostly it is the wrong sheet",
    ),
)
NOBODY_TO_SEAT = error(
    "G015",
    Text("自动排座要有名单", "seats are filled from a list, and there is none"),
    Text("写上“名单”，或用“行”逐行写座位", "write “participants”, or the rows by hand"),
    why=Text(
        "自动排座按名单的先后和类别排",
        "seats are filled in the order and by the groups of the list",
    ),
)
UNKNOWN_ORDER = warning(
    "G016",
    Text(
        "不知道这些字的次序，排在最后：{listed}", "characters of unknown order come last: {listed}"
    ),
    Text("请核对名单的次序；不对时写“排序: 原序”", "check the order, or keep your own"),
    why=Text(
        "这些字不在排序用的字表里，位置要人来定",
        "the table that the order goes by lacks them, and a person has to place them",
    ),
)
NO_SUCH_GROUP = error(
    "G017",
    Text("名单里没有类别“{group}”", "the list has no group “{group}”"),
    why=Text(
        "类别是名单里“类别”一栏的写法，要一字不差",
        "a group is what the column 类别 of the list says, to the letter",
    ),
)
_SHOWN = 8
"""So many names are listed in a sentence."""


def some(names: Sequence[str]) -> str:
    """Return the first of ``names`` as a list within a sentence."""
    more = "……" if len(names) > _SHOWN else ""
    return "、".join(names[:_SHOWN]) + more
