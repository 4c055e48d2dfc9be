"""The makers of the sounds that ship."""
