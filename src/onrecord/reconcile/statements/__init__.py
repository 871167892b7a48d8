"""How two statements stand to each other, as a trained network reads them."""
