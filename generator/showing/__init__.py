"""What each page shows, where it lies, and how it becomes inert Markdown."""
