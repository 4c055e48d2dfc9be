"""A visit on every screen profile, in every state and language, measured against the figures A1 to A11."""
