"""WeasyPrint made thrifty: what it would work out again for each box is worked out once.

Nothing that it lays out or draws changes by that, to the last byte.
"""

from jianbao.typesetting.thrift.hooks import thrifty

__all__ = ["thrifty"]
