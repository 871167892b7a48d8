"""Where claims are kept: only ever added to, with the bytes, pages and articles that they stand in."""
