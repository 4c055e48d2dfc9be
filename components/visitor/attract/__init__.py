"""The attract screen: the exhibit plays by itself until somebody touches it."""
