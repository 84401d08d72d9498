"""Characters, quotation marks, sentences and speech, of any text."""
