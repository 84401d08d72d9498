"""The pipeline on one screen; builds that do nothing twice; mends; the preview."""
