"""A film of one visit, for the README: an animated WebP, made by one command."""
