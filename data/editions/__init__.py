"""Editions: snapshots of an exhibit's folder, and the last good one, which stays on the screen."""
