"""What claims have to do with each other: found, weighed, and kept with reasons."""
