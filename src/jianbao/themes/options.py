"""The options of a theme: defaults, the book's own values, and whether they fit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from jianbao.config import BookConfig
from jianbao.config.model import Option
from jianbao.config.scalars import BOOLEANS
from jianbao.diagnostics import Diagnostic, Text, did_you_mean
from jianbao.themes import codes
from jianbao.themes.model import OptionSpec
from jianbao.themes.settings import ThemeSettings

_LENGTH = re.compile(r"0|\d*\.?\d+(mm|cm|in|pt|px|em|rem|%)")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|[a-zA-Z]+|(rgb|device-cmyk)\([\d.,%\s]+\)")
_ROLES = ("song", "fangsong", "kai", "hei", "xiaobiaosong")
_EXPECTED = {
    "face": Text("字体角色：" + "、".join(_ROLES), "a face: " + ", ".join(_ROLES)),
    "length": Text("长度，如 12pt、8mm", "a length such as 12pt or 8mm"),
    "colour": Text('颜色，如 "#c00"、red', 'a colour such as "#c00" or red'),
    "integer": Text("整数", "a whole number"),
    "number": Text("数", "a number"),
    "boolean": Text("是或否", "true or false"),
    "text": Text("文字", "text"),
}


def specify(chain: Iterable[ThemeSettings]) -> dict[str, OptionSpec]:
    """Return the options of a theme and those it extends; ``chain`` begins with the theme."""
    specs: dict[str, OptionSpec] = {}
    for settings in reversed(tuple(chain)):
        for name, option in settings.options:
            specs[name] = OptionSpec(
                name=name,
                alias=option.alias,
                kind=option.kind,
                default=option.default,
                choices=option.choices,
                doc=option.doc,
            )
        for name, default in settings.defaults:
            if name in specs:
                specs[name] = replace(specs[name], default=default)
    return specs


def settle(
    specs: dict[str, OptionSpec], config: BookConfig
) -> tuple[tuple[tuple[str, Option], ...], tuple[Diagnostic, ...]]:
    """Return each option with the book's value or its default, and what does not fit (T003-T004)."""
    values = {name: spec.default for name, spec in specs.items()}
    by_alias = {spec.alias: name for name, spec in specs.items()}
    diagnostics = [
        _unfit(spec.name, spec.default, spec, config)
        for spec in specs.values()
        if not _fits(spec, spec.default)
    ]
    for key, written in config.theme.options:
        name = by_alias.get(key, key)
        if name not in specs:
            diagnostics.append(_unknown(key, specs, config))
            continue
        value = _understood(written, specs[name])
        if not _fits(specs[name], value):
            diagnostics.append(_unfit(key, value, specs[name], config))
        else:
            values[name] = value
    return tuple(values.items()), tuple(diagnostics)


def _understood(written: Option, spec: OptionSpec) -> Option:
    """Return what ``written`` means where ``spec`` asks for yes or no."""
    if spec.kind == "boolean" and isinstance(written, str):
        return BOOLEANS.get(written, written)
    return written


def _fits(spec: OptionSpec, value: Option) -> bool:
    whole = isinstance(value, int) and not isinstance(value, bool)
    fits = {
        "integer": whole and int(value) >= 0,
        "number": whole or isinstance(value, float),
        "boolean": isinstance(value, bool),
        "face": value in _ROLES,
        "choice": value in spec.choices,
        "length": bool(_LENGTH.fullmatch(str(value))),
        "colour": bool(_COLOUR.fullmatch(str(value))),
        "text": True,
    }
    return fits[spec.kind]


def _unknown(key: str, specs: dict[str, OptionSpec], config: BookConfig) -> Diagnostic:
    names = [*specs, *(spec.alias for spec in specs.values())]
    known = [f"{spec.alias}（{name}）" for name, spec in specs.items()]
    return codes.UNKNOWN_OPTION.at(
        config.span(f"theme.options.{key}"),
        hint=did_you_mean(key, names),
        name=config.theme.name,
        key=key,
        known=Text("、".join(known), ", ".join(specs)),
    )


def _unfit(key: str, value: Option, spec: OptionSpec, config: BookConfig) -> Diagnostic:
    expected = _EXPECTED.get(spec.kind) or Text(
        "其中之一：" + "、".join(spec.choices), "one of " + ", ".join(spec.choices)
    )
    return codes.UNFIT_OPTION.at(
        config.span(f"theme.options.{key}"), key=key, value=value, expected=expected, doc=spec.doc
    )
