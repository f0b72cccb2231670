"""会务用品: name plates, badges and the sign-in sheet, from the same list as the meeting pack."""

from jianbao.edition.stationery.compose import compose_stationery, stationery_runs
from jianbao.edition.stationery.model import Kind, StationeryOrder

__all__ = ["Kind", "StationeryOrder", "compose_stationery", "stationery_runs"]
