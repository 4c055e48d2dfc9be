"""The visitor's settings: language, large text, contrast, no motion, left hand."""
