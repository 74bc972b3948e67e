"""The networks: `nn.Module` only, no file, no card, no decision."""
