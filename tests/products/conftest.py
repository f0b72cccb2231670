"""Book folders as the tests of configuration and manuscripts have them."""

from tests.config.conftest import folder, load_text
from tests.manuscript.conftest import book, png

__all__ = ["book", "folder", "load_text", "png"]
