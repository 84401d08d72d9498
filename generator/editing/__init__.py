"""What helps an editor: new files and entries, what is left to do, what a finished text quotes."""
