"""From files to typed models, or to diagnostics on their lines."""
