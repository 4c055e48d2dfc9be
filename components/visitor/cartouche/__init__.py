"""The cartouche: the title of the map, where no story is open."""
