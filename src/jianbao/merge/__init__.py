"""Reviewers' Word files back into the manuscripts from which the draft was made."""
