"""The choice with which a visit begins: one of the lives, or all of them on one map."""
