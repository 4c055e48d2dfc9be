"""Edits that curators make by hand: each is told its true cause first, and nothing false."""
