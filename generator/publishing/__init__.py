"""The built site: its links, what a browser may run, who hosts it, its print."""
