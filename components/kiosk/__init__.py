"""The machine in the gallery: what starts the exhibit, watches over it, and lets nobody out of it."""
