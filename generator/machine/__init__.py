"""How work is done on this machine: its time, its cores, its memory, one build at a time."""
