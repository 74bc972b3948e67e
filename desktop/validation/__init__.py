"""How well the model reads this house's films, on screen."""
