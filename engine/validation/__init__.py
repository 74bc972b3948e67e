"""How well this installation reads films whose truth is known: a site's own measure before it trusts the reader."""
