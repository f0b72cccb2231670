"""A document held in memory, as WeasyPrint reads it: its tree, its style sheets, its pictures."""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from io import BytesIO

import cssselect2
import weasyprint
from PIL import Image
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from jianbao.typesetting.complaints import Complaints
from jianbao.typesetting.job import BASE_URL, JobStyle

# Fontconfig names a family, and the PDF with it, in the language of the environment. Asked once in
# a process, before its first use: the same book must give the same bytes in every office.
os.environ["FC_LANG"] = "en"


class XmlSource(weasyprint.HTML):
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
        """Return the resource at ``url``; raises ValueError for any address outside the job.

        A picture within a style sheet is looked at whole: OSError where it is broken.
        """
        if url in self._resources:
            media_type, data = self._resources[url]
            return URLFetcherResponse(url, data, {"Content-Type": media_type})
        response = super().fetch(url, headers)
        if not response.content_type.startswith("image/") or "svg" in response.content_type:
            return response
        data = response.read()
        with Image.open(BytesIO(data)) as picture:
            picture.load()  # what is cut off would fail where the PDF is written, without a place
        return URLFetcherResponse(url, data, {"Content-Type": response.content_type})


def style_sheets(
    styles: Iterable[JobStyle], fetcher: URLFetcher, fonts: FontConfiguration, log: Complaints
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
