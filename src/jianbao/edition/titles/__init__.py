"""Titles of several lines: where they break, and how the lines stand."""
