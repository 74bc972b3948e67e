"""De-identification by DICOM PS3.15, Annex E: nobody is named in what leaves the house."""

from engine.deidentify.identifiers import Identifiers
from engine.deidentify.reading import nameless, suspected

__all__ = ["Identifiers", "nameless", "suspected"]
