"""How long it holds: the figures of an unattended gallery, each measured by a command."""
