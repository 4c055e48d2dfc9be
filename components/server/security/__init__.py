"""Which requests are answered, and what a browser may do with an answer."""
