"""A house's configuration: found near the postings, read with its places, checked to the last name, and made into a `Config`."""
