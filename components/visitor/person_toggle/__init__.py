"""The choice of one life, or all lives together."""
