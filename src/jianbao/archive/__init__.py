"""The archive: an issue with all that it was made from, which proves years later that it is whole.

It is a bag (BagIt, RFC 8493): a folder ``data`` with the files, and lists of their digests that any
tool for bags, or ``sha256sum -c``, can go by.
"""

from __future__ import annotations

from jianbao.archive.make import Archived, ArchiveWishes, archive
from jianbao.archive.verify import Verified, verify

__all__ = ["ArchiveWishes", "Archived", "Verified", "archive", "verify"]
