"""How the networks come to be; the product runs without any of this."""
