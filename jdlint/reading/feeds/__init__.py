"""Feeds: many postings in one file, streamed; a record stands for itself, whatever is wrong with the others."""
