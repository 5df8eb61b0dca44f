"""Tests; each folder mirrors one of jdlint."""
