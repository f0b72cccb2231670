"""Style sheets of an edition: the theme's values filled in, its pictures collected."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from jianbao.book import Asset, Book
from jianbao.diagnostics import Diagnostic, Span
from jianbao.edition import codes
from jianbao.edition.labels import date_line, labels_for
from jianbao.edition.model import Stylesheet
from jianbao.edition.paper import turned_page
from jianbao.fonts import Role, Typefaces
from jianbao.themes import Theme, ThemeFile

_VARIABLE = re.compile(r"var\(\s*--([\w-]+)\s*\)")
_DEFINITION = re.compile(r"(?<![\w-])--([\w-]+)\s*:")
_URL = re.compile(r"""url\(\s*(['"]?)(?!data:|#)([^'")]+)\1\s*\)""")
_LARGEST_RESOURCE = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """Finished style sheets and the pictures that they name."""

    sheets: tuple[Stylesheet, ...]
    assets: tuple[Asset, ...]
    diagnostics: tuple[Diagnostic, ...]


def variables(book: Book, theme: Theme, typefaces: Typefaces) -> dict[str, str]:
    """Return what ``var(--name)`` stands for: theme options, faces, and lines for running heads."""
    labels = labels_for(book.language)
    issue = labels.issue.format(book.issue) if book.issue is not None else ""
    values = {
        "book-title": css_string(book.title),
        "issue": css_string(issue),
        "issuer": css_string(book.issuer),
        "date": css_string(date_line(book)),
        "contents": css_string(labels.contents),
    }
    for role in Role:
        values[role.value] = typefaces.role(role).css
        values[f"{role.value}-weight"] = str(typefaces.role(role).weight)
    values |= turned_page(theme)
    faces = {spec.name for spec in theme.specs if spec.kind == "face"}
    for name, value in theme.options:
        if name in faces:
            values[name] = values[str(value)]
            values[f"{name}-weight"] = values[f"{value}-weight"]
        else:
            values[name] = str(value).lower() if isinstance(value, bool) else str(value)
    return values


def dress(
    files: tuple[ThemeFile, ...], theme: Theme, values: Mapping[str, str], prefix: str
) -> Styles:
    """Fill ``values`` into ``files``; ``prefix`` leads from the sheet's folder to the assets.

    Faults: T006 an unknown variable, T009 a picture that is not in the theme's folder.
    """
    sheets, assets, diagnostics = [], {}, list[Diagnostic]()
    for file in files:
        own = set(_DEFINITION.findall(file.text))
        diagnostics += _unknown(file, values, own)
        css = _VARIABLE.sub(lambda match: values.get(match[1], match[0]), file.text)
        found, missing = _resources(file, theme)
        assets.update(found)
        diagnostics += missing
        css = _URL.sub(partial(_address, found, prefix), css)
        sheets.append(Stylesheet(name=file.shown, css=css))
    return Styles(
        sheets=tuple(sheets), assets=tuple(assets.values()), diagnostics=tuple(diagnostics)
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
    found, missing = {}, []
    for number, line in enumerate(file.text.splitlines(), 1):
        for match in _URL.finditer(line):
            span = Span(file=file.shown, line=number, column=match.start() + 1)
            asset = _resource(match[2].strip(), theme, span)
            if asset is not None:
                found[match[2].strip()] = asset
            else:
                missing.append(_missing(match[2], span, line))
    return found, missing


def _resource(address: str, theme: Theme, span: Span) -> Asset | None:
    for folder in theme.folders:
        path = (folder / address).resolve()
        inside = path.is_relative_to(folder.resolve())
        if inside and path.is_file() and path.stat().st_size <= _LARGEST_RESOURCE:
            media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            return Asset(
                href=f"theme/{address}",
                media_type=media_type,
                data=path.read_bytes(),
                width=0,
                height=0,
                span=span,
            )
    return None


def _address(found: Mapping[str, Asset], prefix: str, match: re.Match[str]) -> str:
    asset = found.get(match[2].strip())
    return f'url("{prefix}{asset.href}")' if asset else match[0]


def _missing(address: str, span: Span, line: str) -> Diagnostic:
    return codes.NO_SUCH_FILE.at(span, excerpt=line, address=address)
