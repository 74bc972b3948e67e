"""How fast this is on this machine, against the budgets of the design."""
