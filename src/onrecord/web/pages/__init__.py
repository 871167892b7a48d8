"""One module for each kind of page; each brings a `router`."""
