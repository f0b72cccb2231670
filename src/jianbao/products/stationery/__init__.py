"""会务用品: name plates, badges and the sign-in sheet, from the same list as the meeting pack."""

from __future__ import annotations

from jianbao.diagnostics import Text
from jianbao.products.model import Product
from jianbao.products.stationery.keys import BADGE_KEYS, PLATE_KEYS, SIGN_IN_KEYS
from jianbao.products.stationery.options import BadgeOptions, PlateOptions, SignInOptions

NAME_PLATES = Product(
    name="name_plates",
    aliases=("桌牌",),
    label=Text("桌牌", "name plates"),
    about=Text("会场的桌牌，一人一张，对折", "Name plates, a folded sheet for each person"),
    ending=Text("-桌牌.pdf", "-name-plates.pdf"),
    media_type="application/pdf",
    keys=PLATE_KEYS,
    options=PlateOptions,
    make="jianbao.products.stationery.make:make_plates",
)
BADGES = Product(
    name="badges",
    aliases=("胸卡",),
    label=Text("胸卡", "badges"),
    about=Text("胸卡，一张纸印几个", "Badges, several to a sheet"),
    ending=Text("-胸卡.pdf", "-badges.pdf"),
    media_type="application/pdf",
    keys=BADGE_KEYS,
    options=BadgeOptions,
    make="jianbao.products.stationery.make:make_badges",
)
SIGN_IN = Product(
    name="sign_in",
    aliases=("签到表",),
    label=Text("签到表", "sign-in sheet"),
    about=Text("签到表，按单位", "The sign-in sheet, by unit"),
    ending=Text("-签到表.pdf", "-sign-in.pdf"),
    media_type="application/pdf",
    keys=SIGN_IN_KEYS,
    options=SignInOptions,
    make="jianbao.products.stationery.make:make_sign_in",
)
