"""theme.yaml: the table of its keys, read by the same rules as book.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jianbao.config.loader import load_record
from jianbao.config.model import Option
from jianbao.config.record import Key, Record
from jianbao.config.scalars import Choice, OptionValue, PlainName, Words
from jianbao.config.structures import ByKey, Many
from jianbao.diagnostics import BookError, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionSettings:
    """One option of a theme."""

    alias: str
    kind: str
    doc: Text
    default: Option = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSettings:
    """A whole theme.yaml.

    ``options`` adds options to those of the extended theme; ``defaults`` changes their defaults.
    """

    title: Text
    extends: str = ""
    options: tuple[tuple[str, OptionSettings], ...] = ()
    defaults: tuple[tuple[str, Option], ...] = ()


KINDS = ("length", "colour", "integer", "number", "boolean", "choice", "face", "text")
_WORDS = Words()
_BILINGUAL = Record(
    Text,
    (
        Key("zh", (), _WORDS, Text("中文", "chinese"), required=True),
        Key("en", (), _WORDS, Text("英文", "english"), required=True),
    ),
)
_OPTION = Record(
    OptionSettings,
    (
        Key("alias", (), _WORDS, Text("中文名", "its Chinese name"), required=True),
        Key(
            "kind", (), Choice({kind: kind for kind in KINDS}), Text("种类", "kind"), required=True
        ),
        Key("default", (), OptionValue(), Text("默认值", "default")),
        Key("doc", (), _BILINGUAL, Text("说明", "what it is for"), required=True),
        Key("choices", (), Many(_WORDS), Text("可选的值", "the values of a choice")),
    ),
)
_THEME = Record(
    ThemeSettings,
    (
        Key("title", (), _BILINGUAL, Text("名称", "name"), required=True),
        Key("extends", (), PlainName(), Text("以哪个版式为底", "the theme beneath it")),
        Key("options", (), ByKey(_OPTION), Text("选项", "options")),
        Key("defaults", (), ByKey(OptionValue()), Text("改换的默认值", "other defaults")),
    ),
)


def read_settings(path: Path, inside: Path) -> ThemeSettings:
    """Read a theme.yaml, which lies ``inside`` a folder; raises BookError where it is not what it should be."""
    result = load_record(path, f"styles/{path.parent.name}/theme.yaml", _THEME, inside)
    if result.value is None or result.failed:
        raise BookError(*result.diagnostics)
    return result.value
