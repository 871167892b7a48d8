"""Files and texts that people add in the browser, and the runs that read them."""
