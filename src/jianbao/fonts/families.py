"""Which families fill a role, in order of preference (TYPESETTING, “Faces”).

``{region}`` stands for SC, TC or HK. A face answers to each of its names, so the Chinese and the
English name of a family both stand here, and which of the two comes first makes no difference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from jianbao.diagnostics import Text
from jianbao.fonts.model import REGULAR, Face, Role

_HEAVIEST = 900
_REGIONS = ("SC", "TC", "HK")
_SANS = re.compile("sans|gothic|hei|meiryo|gulim|dotum|黑|圆|ゴシック", re.IGNORECASE)
_MONO = re.compile("mono|等宽", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePlan:
    """How to fill a role: the faces of the trade, free ones in their stead, and the next best role.

    ``originals_hant`` go before ``originals`` in a book in traditional characters. ``weight`` is
    the CSS weight to look for in a family; ``install`` says how to get a free face.
    """

    originals: tuple[str, ...]
    originals_hant: tuple[str, ...] = ()
    substitutes: tuple[str, ...]
    nearest: tuple[Role, ...]
    weight: int = REGULAR
    install: Text


def _package(name: str) -> Text:
    return Text(
        f"运行 make setup；或在 Debian 上运行 sudo apt install {name}",
        f"run make setup; or on Debian: sudo apt install {name}",
    )


_SERIF = (
    "Noto Serif CJK {region}",
    "Source Han Serif {region}",
    "思源宋体",
    "Noto Serif {region}",
)

PLANS = {
    Role.SONG: RolePlan(
        originals=(
            *("宋体", "SimSun", "新宋体", "NSimSun"),
            *("方正书宋_GBK", "FZShuSong-Z01", "方正书宋简体", "FZShuSong-Z01S"),
            *("华文宋体", "STSong", "宋体-简", "Songti SC"),
        ),
        originals_hant=("新細明體", "PMingLiU", "細明體", "MingLiU", "宋體-繁", "Songti TC"),
        substitutes=(*_SERIF, "FandolSong", "AR PL UMing CN"),
        nearest=(Role.FANGSONG, Role.KAI, Role.HEI),
        install=_package("fonts-noto-cjk"),
    ),
    Role.FANGSONG: RolePlan(
        originals=(
            *("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong"),
            *("方正仿宋_GBK", "FZFangSong-Z02", "方正仿宋简体", "FZFangSong-Z02S"),
            *("华文仿宋", "STFangsong"),
        ),
        substitutes=("FandolFang", "朱雀仿宋", "Zhuque Fangsong (technical preview)"),
        nearest=(Role.SONG, Role.KAI, Role.HEI),
        install=Text(
            "运行 make setup；或把 FandolFang-Regular.otf 放进 ~/.local/share/fonts",
            "run make setup; or put FandolFang-Regular.otf into ~/.local/share/fonts",
        ),
    ),
    Role.KAI: RolePlan(
        originals=(
            *("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi"),
            *("方正楷体_GBK", "FZKai-Z03", "方正楷体简体", "FZKai-Z03S"),
            *("华文楷体", "STKaiti", "楷体-简", "Kaiti SC"),
        ),
        originals_hant=("標楷體", "DFKai-SB", "楷體-繁", "Kaiti TC"),
        substitutes=(
            "LXGW WenKai {region}",
            "LXGW WenKai Light",
            "LXGW WenKai",
            "FandolKai",
            "AR PL UKai CN",
        ),
        nearest=(Role.FANGSONG, Role.SONG, Role.HEI),
        install=_package("fonts-lxgw-wenkai"),
    ),
    Role.HEI: RolePlan(
        originals=(
            *("黑体", "SimHei"),
            *("方正黑体_GBK", "FZHei-B01", "方正黑体简体", "FZHei-B01S"),
            *("华文黑体", "STHeiti", "黑体-简", "Heiti SC"),
        ),
        originals_hant=("微軟正黑體", "Microsoft JhengHei", "黑體-繁", "Heiti TC"),
        substitutes=(
            *("Noto Sans CJK {region}", "Source Han Sans {region}", "思源黑体"),
            *("Noto Sans {region}", "PingFang {region}", "微软雅黑", "Microsoft YaHei"),
            *("FandolHei", "WenQuanYi Zen Hei"),
        ),
        nearest=(Role.SONG, Role.KAI, Role.FANGSONG),
        install=_package("fonts-noto-cjk"),
    ),
    Role.XIAOBIAOSONG: RolePlan(
        originals=(
            *("方正小标宋_GBK", "FZXiaoBiaoSong-B05"),
            *("方正小标宋简体", "FZXiaoBiaoSong-B05S"),
        ),
        substitutes=("华文中宋", "STZhongsong", *_SERIF),
        nearest=(Role.SONG, Role.HEI, Role.KAI),
        weight=_HEAVIEST,
        install=_package("fonts-noto-cjk"),
    ),
}


def region_of(language: str) -> str:
    """Return ``SC``, ``TC`` or ``HK``: the shapes that a BCP 47 language tag calls for."""
    subtags = {subtag.upper() for subtag in language.replace("_", "-").split("-")}
    if subtags & {"HK", "MO"}:
        return "HK"
    return "TC" if subtags & {"HANT", "TW"} else "SC"


def originals(role: Role, language: str) -> tuple[str, ...]:
    """Return the names of the families that the trade uses for ``role``, best first."""
    plan = PLANS[role]
    if region_of(language) == "SC":
        return plan.originals
    return (*plan.originals_hant, *plan.originals)


def substitutes(role: Role, language: str) -> tuple[str, ...]:
    """Return the names of the families that may stand in for ``role``, best first.

    Those of the language's own region come first, those of the others after them.
    """
    regions = dict.fromkeys((region_of(language), *_REGIONS))
    names = (name.format(region=region) for region in regions for name in PLANS[role].substitutes)
    return tuple(dict.fromkeys(names))


def families_of(role: Role) -> tuple[str, ...]:
    """Return the names of all families that may fill ``role``, in whatever language."""
    plan = PLANS[role]
    listed = (name.format(region=region) for name in plan.substitutes for region in _REGIONS)
    return tuple(dict.fromkeys((*plan.originals, *plan.originals_hant, *listed)))


def how_to_get(role: Role) -> Text:
    """Return what brings a free face for ``role`` onto a machine."""
    return PLANS[role].install


def unlikeness(face: Face, role: Role, language: str) -> tuple[bool, bool, bool, str]:
    """Return a sort key that puts the faces nearest to the style of ``role`` first.

    The name of the family is all there is to go by: few faces fill in their PANOSE figures.
    """
    names = " ".join(face.names)
    return (
        bool(_SANS.search(names)) is not (role is Role.HEI),
        bool(_MONO.search(names)),
        region_of(language) not in face.family.split(),
        face.family,
    )
