"""jianbao: Chinese briefings from manuscripts, as a printable PDF and an EPUB."""

__version__ = "0.1.0"
