"""Every quotation is found in its article, character for character, or the nearest passage is."""
