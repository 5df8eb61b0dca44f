"""A posting to begin with: what every posting must hold, and what the law of its place asks for."""
