"""Pages to sheets: a plan in arithmetic, and a press that moves the pages of a PDF."""
