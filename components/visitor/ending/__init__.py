"""The ending of a life: its question over the whole map, and where to go on."""
