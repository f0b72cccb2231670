"""Whether this machine has what jianbao needs, and for what is wanting the one way to mend it."""

from jianbao.doctor.examination import examine
from jianbao.doctor.model import Condition, Organ

__all__ = ["Condition", "Organ", "examine"]
