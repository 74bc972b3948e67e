"""What is fuzzed: how each kind of file is changed, and what reads it."""

from tests.fuzz import films, stores, texts

TARGETS = {target.name: target for target in (*films.TARGETS, *texts.TARGETS, *stores.TARGETS)}
