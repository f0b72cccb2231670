"""An e-book of one document, and a look at the faces inside."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # ships no types

from jianbao.book import Book
from jianbao.diagnostics import Diagnostic
from jianbao.edition import Document, DocumentRole, EbookEdition, Stylesheet, embed_faces
from jianbao.fonts import Typefaces

PROLOG = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
OPEN = '<html xmlns="http://www.w3.org/1999/xhtml" lang="zh-Hans"><head><title>陈䶮</title></head>'
RULE = re.compile(r'@font-face \{ font-family: "(.*?)"; font-weight: (\w+); src: url\("../(.*?)"\)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Dressed:
    """What became of the body of the one document."""

    edition: EbookEdition
    diagnostics: tuple[Diagnostic, ...]

    @property
    def body(self) -> str:
        """The content of the body."""
        html = self.edition.documents[0].html
        assert html.startswith(f"{PROLOG}{OPEN}<body>")
        assert html.endswith("</body></html>\n")
        return html.partition("<body>")[2].rpartition("</body>")[0]

    @property
    def css(self) -> str:
        """The style sheet."""
        return self.edition.stylesheets[0].css

    @property
    def faces(self) -> dict[tuple[str, str], tuple[str, str]]:
        """PostScript name and characters of the face for each family and weight."""
        files = {asset.href: asset.data for asset in self.edition.assets}
        return {
            (family, weight): _looked_at(files[href])
            for family, weight, href in RULE.findall(self.css)
        }


def _looked_at(data: bytes) -> tuple[str, str]:
    font = TTFont(io.BytesIO(data))
    return str(font["name"].getDebugName(6)), "".join(map(chr, sorted(font.getBestCmap())))


Dress = Callable[..., Dressed]
Undressed = Callable[..., EbookEdition]


@pytest.fixture
def undressed(book: Book) -> Undressed:
    """Make an e-book of one document with this body and style sheet."""

    def edition_of(body: str, css: str = "") -> EbookEdition:
        html = f"{PROLOG}{OPEN}<body>{body}</body></html>\n"
        return EbookEdition(
            book=book,
            documents=(
                Document(name="text/a.xhtml", title="䶮", place=DocumentRole.CHAPTER, html=html),
            ),
            contents=(),
            stylesheets=(Stylesheet(name="styles/book.css", css=css),),
            assets=(),
        )

    return edition_of


@pytest.fixture
def dress(undressed: Undressed, typefaces: Typefaces) -> Dress:
    """Put faces into such an e-book."""

    def dressed(
        body: str, css: str = "", installed: Typefaces = typefaces, **options: str
    ) -> Dressed:
        result = embed_faces(undressed(body, css), installed, **options)
        assert result.value is not None
        return Dressed(edition=result.value, diagnostics=result.diagnostics)

    return dressed
