"""Tagged PDF (ISO 32000-1, 14.8; PDF/UA-1): the book's structure beside its pages.

WeasyPrint tags page by page: a paragraph that goes over a page becomes two, repeated heads are
read twice, notes follow the page. Here the structure is that of the manuscript's markup, and each
piece of content of any page is hung into it.
"""

from __future__ import annotations

from jianbao.typesetting.tagging.hooks import Tagging, objection, tagged

__all__ = ["Tagging", "objection", "tagged"]
