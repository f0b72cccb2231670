"""All that the page in the browser says, in both languages."""

from __future__ import annotations

from jianbao.studio.words.desk import DESK
from jianbao.studio.words.rooms import ROOMS

WORDS = {**DESK, **ROOMS}
