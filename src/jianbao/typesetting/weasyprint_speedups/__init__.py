"""WeasyPrint sped up: what it would work out again for each box is worked out once.

Nothing that it lays out or draws changes by that, to the last byte.
"""

from jianbao.typesetting.weasyprint_speedups.hooks import sped_up

__all__ = ["sped_up"]
