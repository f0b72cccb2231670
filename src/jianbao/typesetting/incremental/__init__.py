"""The book laid out in pieces that stand alone, each kept for the next build, then put together.

The law: the pages are those of the whole book laid out at once. What cannot be carried over is
laid out at once.
"""

from jianbao.typesetting.incremental.book import typeset as typeset
