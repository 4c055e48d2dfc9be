"""The visit log: what visitors did, counted on this machine only."""
