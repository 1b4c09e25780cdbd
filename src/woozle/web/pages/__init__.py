"""The pages of the local server, rendered here; they work without scripts."""
