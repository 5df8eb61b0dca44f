"""``jdlint serve``: a page for people and an API for programs, on a server of one's own."""
