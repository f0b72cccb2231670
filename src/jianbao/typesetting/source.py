"""A document held in memory, as WeasyPrint reads it: its tree, its style sheets, its pictures."""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping

import cssselect2
import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from jianbao.typesetting.complaints import Complaints
from jianbao.typesetting.job import Style

# Fontconfig names a family, and the PDF with it, in the language of the environment. Asked once in
# a process, before its first use: the same book must give the same bytes in every office.
os.environ["FC_LANG"] = "en"

BASE_URL = "https://book.invalid/"


class Source(weasyprint.HTML):
    """A document parsed as XML: ten times faster than tinyhtml5, and what we write is XML."""

    def __init__(self, html: str, fetcher: URLFetcher) -> None:
        self.base_url = BASE_URL
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(
            ET.fromstring(html),  # noqa: S314 - composed by the edition, never read from outside
            content_language=None,
        )
        self.etree_element = self.wrapper_element.etree_element


class MemoryFetcher(URLFetcher):
    """Serves the job's own resources and refuses every other address."""

    def __init__(self, resources: tuple[tuple[str, str, bytes], ...]) -> None:
        super().__init__(allowed_protocols=("data",))
        self._resources: Mapping[str, tuple[str, bytes]] = {
            BASE_URL + href: (media_type, data) for href, media_type, data in resources
        }

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return the resource at ``url``; raises ValueError for any address outside the job."""
        if url in self._resources:
            media_type, data = self._resources[url]
            return URLFetcherResponse(url, data, {"Content-Type": media_type})
        return super().fetch(url, headers)


def style_sheets(
    styles: Iterable[Style], fetcher: URLFetcher, fonts: FontConfiguration, log: Complaints
) -> list[weasyprint.CSS]:
    """Parse ``styles``; complaints name the sheet that they are about."""
    sheets = []
    for style in styles:
        log.file = style.file
        sheets.append(
            weasyprint.CSS(
                string=style.css, base_url=BASE_URL, url_fetcher=fetcher, font_config=fonts
            )
        )
    log.file = ""
    return sheets
