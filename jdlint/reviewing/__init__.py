"""What jdlint found, written into the very file that was checked."""
