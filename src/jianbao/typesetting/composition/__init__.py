"""Chinese line composition inside WeasyPrint: whole paragraphs, CLREQ's rules, both edges flush."""

from jianbao.typesetting.composition.hooks import installed
from jianbao.typesetting.composition.log import ComposerLog
from jianbao.typesetting.settings import Composition

__all__ = ["ComposerLog", "Composition", "installed"]
