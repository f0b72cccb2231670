"""合订本: the issues of a year as one book, made of the files that were sent out.

The finished PDFs lie under the pages of a book that jianbao sets for them: title page, contents,
leaves that bear no more than a running head and a number, and the indexes. The finished EPUBs
are joined. Nothing is set again, so that the volume is what was sent, page by page.
"""

from __future__ import annotations

from jianbao.shelf.volume.bind import BoundVolume, VolumeWishes, bind

__all__ = ["BoundVolume", "VolumeWishes", "bind"]
