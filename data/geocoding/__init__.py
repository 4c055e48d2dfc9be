"""Names to points: the exhibit's own gazetteer, GeoNames from this machine, Nominatim when it is asked for.

Only `data/locate.py` comes in here: this is the one room of `data/` that can open the network.
"""
