"""The museum's own look: colours, fonts and logo."""
