"""The shelf: finished issues made into a site that is read and searched from a folder.

What stands on it is what was sent to phones: the EPUB of each issue, as it was built and signed,
with the PDF and the Word file beside it. Manuscripts that have changed since are not looked at.
"""

from __future__ import annotations

from jianbao.shelf.search import Hit, search
from jianbao.shelf.site import Site, SiteWishes, build_site

__all__ = ["Hit", "Site", "SiteWishes", "build_site", "search"]
