"""Content becomes briefings: ids become what they name, words become passages."""
