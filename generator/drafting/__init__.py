"""An article becomes a seed and a proposed article file, with who says each quotation."""
