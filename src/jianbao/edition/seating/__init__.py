"""座位表: the seating plan of a meeting, arranged, fitted to the page and drawn."""

from jianbao.edition.seating.plan import LEAST, Wishes, plan
from jianbao.edition.seating.view import SeatingView, seating_view

__all__ = ["LEAST", "SeatingView", "Wishes", "plan", "seating_view"]
