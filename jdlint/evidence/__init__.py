"""Evidence of a run: all that it was made of in one folder, and the proof, years later, that nothing has changed and that it comes out the same."""
