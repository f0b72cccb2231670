"""The e-book edition: its documents, their division, the marks of printed pages."""
