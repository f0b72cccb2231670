"""The printed edition: one document, and what the layout engine has to be told."""
