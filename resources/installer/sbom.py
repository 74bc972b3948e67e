"""The software bill of materials of a bundle, in CycloneDX."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from engine.bundle import Bundle
from resources.installer.parts import OURS, Part


def write(path: Path, parts: Sequence[Part], model: Bundle, version: str, edition: str, made: int) -> Path:
    """Write the bill as JSON; `made` is the moment of the source, and so the bill's, in seconds since 1970."""
    program = Component(name=OURS, version=version, type=ComponentType.APPLICATION, bom_ref=OURS, description=edition)
    metadata = BomMetaData(component=program, timestamp=datetime.fromtimestamp(made, UTC))
    components = [*map(_component, parts), _model(model)]
    serial = uuid5(NAMESPACE_URL, " ".join([version, edition, *(str(one.bom_ref) for one in components)]))
    bom = Bom(components=components, metadata=metadata, serial_number=serial)
    bom.register_dependency(program, components)
    outputter = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6)
    path.write_text(outputter.output_as_string(indent=1) + "\n", "utf-8")
    return path


def _component(part: Part) -> Component:
    where = "debian" if part.kind == "deb" else None
    address = PackageURL(part.kind, where, part.name, part.version)
    home = [ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(part.home))] if part.home else []
    return Component(
        name=part.name, version=part.version, type=ComponentType.LIBRARY, purl=address, bom_ref=address.to_string(),
        licenses=[LicenseFactory().make_from_string(part.licence)], external_references=home,
    )  # fmt: skip


def _model(model: Bundle) -> Component:
    """Return the networks' weights as a component of their own, known by their hash."""
    card = model.card
    return Component(
        name=card.name, version=card.version, type=ComponentType.MACHINE_LEARNING_MODEL,
        bom_ref=f"model:{card.name}@{card.version}", hashes=[HashType(alg=HashAlgorithm.SHA_256, content=card.sha256)],
    )  # fmt: skip
