"""The finished pages looked at, as a print shop would: what it would send back is told.

Nothing is laid out here, and no theme is known: only boxes, where they stand and what they belong to.
"""

from jianbao.typesetting.page_check.check import look_over as look_over
from jianbao.typesetting.page_check.findings import Finding as Finding
from jianbao.typesetting.page_check.findings import told as told
