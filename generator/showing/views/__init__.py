"""What each page shows, in the order it shows it: pure functions from a briefing to one frozen value per page."""
