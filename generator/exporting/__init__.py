"""The data, what changed in it, and other formats."""
