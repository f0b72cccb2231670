"""What templates and style sheets see, and how they are filled in."""
