"""The HTTP server: routes, security, lifespan, and what is typed in the terminal."""
