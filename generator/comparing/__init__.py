"""Which quotations are one utterance, how its prints differ, which figures agree, who covers what."""
