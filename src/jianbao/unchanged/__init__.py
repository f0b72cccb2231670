"""A build that has been made before, in the very state in which all that enters it is now.

Its premises are every file of the book folder, this program with its themes, the libraries, the
fonts, and what the environment says. Where they are as they were, the files that were finished
then are put in place, and what was said then is said again: nothing is read, composed or laid out.
In doubt a build counts as new. Nothing here loads what a build needs.
"""

from jianbao.unchanged.premises import Premises, Question, premises_of
from jianbao.unchanged.record import (
    Recalled,
    recall,
    recall_doubts,
    remember,
    remember_doubts,
    repeat,
)

__all__ = [
    "Premises",
    "Question",
    "Recalled",
    "premises_of",
    "recall",
    "recall_doubts",
    "remember",
    "remember_doubts",
    "repeat",
]
