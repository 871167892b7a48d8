"""The steps from each version of a ledger's shape to the next, one file each; `migrations` lists them."""
