"""Fourteen states of a visit on two screens, compared with how they looked when they were approved."""
