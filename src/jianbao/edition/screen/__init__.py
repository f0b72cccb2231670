"""What editions for screens have in common."""
