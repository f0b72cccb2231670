"""Style sheets of an edition: the theme's values filled in, its pictures collected."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from jianbao import files
from jianbao.book import Asset, Book
from jianbao.css import addresses, readdressed
from jianbao.css_faults import SheetFault, faults
from jianbao.diagnostics import Diagnostic, Span, Text
from jianbao.edition import codes
from jianbao.edition.labels import Labels, date_line, issue_of, labels_for
from jianbao.edition.model import Stylesheet
from jianbao.edition.paper import turned_page
from jianbao.edition.screen.colours import palette_of, tint_of
from jianbao.fonts import Role, Typefaces
from jianbao.themes import Theme, ThemeFile
from jianbao.themes.codes import UNFIT_STYLE

_VARIABLE = re.compile(r"var\(\s*--([\w-]+)\s*\)")
_DEFINITION = re.compile(r"(?<![\w-])--([\w-]+)\s*:")
_OWN = ("data:", "#")
"""Addresses of what stands in the sheet or the document itself."""
_LEADS_ON = Text(
    "用 @import 引入的样式不能再引用别的文件，请直接写进样式里",
    "an imported sheet names no other file: write it into the sheet itself",
)
_LARGEST_RESOURCE = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSheets:
    """Finished style sheets and the pictures that they name."""

    sheets: tuple[Stylesheet, ...]
    assets: tuple[Asset, ...]
    diagnostics: tuple[Diagnostic, ...]


def variables(book: Book, theme: Theme, typefaces: Typefaces) -> dict[str, str]:
    """Return what ``var(--name)`` stands for: theme options, faces, lines for running heads, colours.

    ``tint`` is the accent as a ground; ``bar-1`` to ``bar-4`` are colours beside it; ``rule``, ``rule-soft`` and ``ink-2`` are the greys of rules
    inside tables and of text of second rank.
    """
    labels = labels_for(book.language)
    values = {
        "book-title": css_string(book.title),
        "issue": css_string(issue_of(book)),
        "issuer": css_string(book.issuer),
        "date": css_string(date_line(book)),
        "contents": css_string(labels.contents),
    }
    for role in Role:
        values[role.value] = typefaces.role(role).css
        values[f"{role.value}-weight"] = str(typefaces.role(role).weight)
    values |= turned_page(theme)
    values |= {
        "tint": tint_of(str(theme.option("accent"))),
        "rule": "#737373",
        "rule-soft": "#bbbbbb",
        "ink-2": "#4d4d4d",
    }
    values |= {
        f"bar-{number}": colour
        for number, colour in enumerate(palette_of(str(theme.option("accent"))), 1)
    }
    values |= _folio(theme, labels)
    values["masthead-weight"] = str(_heaviest(theme, typefaces))
    faces = {spec.name for spec in theme.specs if spec.kind == "face"}
    for name, value in theme.options:
        if name in faces:
            values[name] = values[str(value)]
            values[f"{name}-weight"] = values[f"{value}-weight"]
        else:
            values[name] = str(value).lower() if isinstance(value, bool) else str(value)
    return values


def _folio(theme: Theme, labels: Labels) -> dict[str, str]:
    """Return the ``folio`` that margins print, ``folio-outside`` or ``folio-centre``: one is none.

    A theme without these options writes its folios itself.
    """
    options = dict(theme.options)
    if "folio-form" not in options:
        return {}
    folio = {
        "dashes": '"— " counter(page) " —"',
        "plain": "counter(page)",
        "pages": labels.page_of_pages,
    }[str(options["folio-form"])]
    is_centred = options["folio-place"] == "centre"
    return {
        "folio": folio,
        "folio-outside": "none" if is_centred else folio,
        "folio-centre": folio if is_centred else "none",
    }


def _heaviest(theme: Theme, typefaces: Typefaces) -> int:
    """Return the weight of the heaviest face in the titles' family, for names set large."""
    role = typefaces.role(Role(str(theme.option("title-font"))))
    families = [face.family for face in role.faces[:1]]
    weights = (face.weight for face in typefaces.installed if face.family in families)
    return max(weights, default=role.weight)


def dress(
    sheets: tuple[ThemeFile, ...], theme: Theme, values: Mapping[str, str], prefix: str
) -> StyleSheets:
    """Fill ``values`` into ``sheets``; ``prefix`` leads from the sheet's folder to the assets.

    Faults: T006 an unknown variable, T009 a picture that is not in the theme's folder, T010 an
    imported sheet that is unfit.
    """
    dressed, assets, diagnostics = [], {}, list[Diagnostic]()
    for file in sheets:
        own = set(_DEFINITION.findall(file.text))
        diagnostics += _unknown(file, values, own)
        css = _VARIABLE.sub(lambda match: values.get(match[1], match[0]), file.text)
        found, missing = _resources(file, theme)
        assets.update(found)
        diagnostics += missing
        css = readdressed(css, partial(_address, found, prefix)) if found else css
        dressed.append(Stylesheet(name=file.shown, css=css))
    return StyleSheets(
        sheets=tuple(dressed), assets=tuple(assets.values()), diagnostics=tuple(diagnostics)
    )


def css_string(text: str) -> str:
    """Return ``text`` as a CSS string; only the backslash, quote and newline need escaping."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
    return f'"{escaped}"'


def _unknown(file: ThemeFile, values: Mapping[str, str], own: set[str]) -> Iterator[Diagnostic]:
    for number, line in enumerate(file.text.splitlines(), 1):
        for match in _VARIABLE.finditer(line):
            if match[1] not in values and match[1] not in own:
                yield codes.UNKNOWN_PROPERTY.at(
                    Span(
                        file=file.shown,
                        line=number,
                        column=match.start() + 1,
                        end_column=match.end() + 1,
                    ),
                    excerpt=line,
                    name=match[1],
                )


def _resources(file: ThemeFile, theme: Theme) -> tuple[dict[str, Asset], list[Diagnostic]]:
    found, missing = dict[str, Asset](), list[Diagnostic]()
    lines = file.text.splitlines()
    for address in addresses(file.text):
        name = address.text.strip()
        if name.startswith(_OWN) or name in found:
            continue
        span = Span(file=file.shown, line=address.line, column=address.column)
        asset = _resource(name, theme, span)
        if asset is not None:
            found[name] = asset
            missing += _unfit(asset) if address.imported else ()
        else:
            line = lines[address.line - 1] if address.line <= len(lines) else ""
            missing.append(_missing(name, span, line))
    return found, missing


def _unfit(sheet: Asset) -> Iterator[Diagnostic]:
    """Yield what makes an imported sheet unfit: it is taken as it is, so it names no other file."""
    css = sheet.data.decode("utf-8-sig", errors="replace")
    lines, file = css.splitlines(), sheet.href.removeprefix("theme/")
    led = (address for address in addresses(css) if not address.text.strip().startswith(_OWN))
    others = (
        SheetFault(text=_LEADS_ON, line=address.line, column=address.column) for address in led
    )
    for fault in (*faults(css), *others):
        yield UNFIT_STYLE.at(
            Span(file=file, line=fault.line, column=fault.column),
            excerpt=lines[fault.line - 1] if fault.line <= len(lines) else "",
            fault=fault.text,
        )


def _resource(address: str, theme: Theme, span: Span) -> Asset | None:
    for folder in theme.folders:
        path = folder / address
        try:
            data = files.read(path, _LARGEST_RESOURCE, folder)
        except (OSError, ValueError):
            continue
        return Asset(
            href=f"theme/{address}",
            media_type=mimetypes.guess_type(path.name)[0] or "application/octet-stream",
            data=data,
            width=0,
            height=0,
            span=span,
        )
    return None


def _address(found: Mapping[str, Asset], prefix: str, address: str) -> str | None:
    asset = found.get(address.strip())
    return f"{prefix}{asset.href}" if asset else None


def _missing(address: str, span: Span, line: str) -> Diagnostic:
    return codes.NO_SUCH_FILE.at(span, excerpt=line, address=address)
