"""The finished pages looked at, as a print shop would: what it would send back is told.

Nothing is laid out here, and no theme is known: only boxes, where they stand and what they belong to.
"""
