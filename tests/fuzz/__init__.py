"""Fuzzing: files changed at random must give what they give, or an EngineError, within a worker's limits.

`python -m tests.fuzz --seconds 60 [--target dicom ...] [--json FILE]` runs for a given time; what breaks is made small
and kept in `crashers/`, and `test_fuzz.py` tries it again in every run of the tests.
"""
