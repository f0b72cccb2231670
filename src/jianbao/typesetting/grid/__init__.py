"""Body lines on one grid through the whole book, whatever stands between them (CLREQ 定版设计)."""

from jianbao.typesetting.grid.hooks import on_grid

__all__ = ["on_grid"]
