"""The curator's desk: a page of its own, on this machine only."""
