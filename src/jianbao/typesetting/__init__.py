"""The one place where WeasyPrint is called, and adapted."""
