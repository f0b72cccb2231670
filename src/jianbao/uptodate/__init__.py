"""Whether a build is needed at all: not where its files are newer than all that they are made from.

As with make(1), but by content: a `Fingerprint` says what every file of the book folder, this
program with its themes, the libraries, the fonts and the environment are. Where it is that of the
last build, and that build's files lie where it put them, what was said then is said again and
nothing is read, composed or laid out. In doubt a book is built. Nothing here loads what a build needs.
"""

from jianbao.uptodate.fingerprint import Fingerprint, Question, fingerprints
from jianbao.uptodate.record import LastBuild, last_build, remember

__all__ = ["Fingerprint", "LastBuild", "Question", "fingerprints", "last_build", "remember"]
