"""Encounters: where two lives touch. Shown inside the story panel."""
