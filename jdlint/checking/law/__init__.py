"""The law of the place, on the date: provisions, whom they reach, and what they make of a posting."""
