"""A model that comes by file is taken whole, signed, unchanged and newer, or not at all."""

import json
import os
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from engine import bundle, places, site
from engine import stick as sticks
from engine.bundle import CARD, WEIGHTS
from engine.errors import BundleError
from engine.install import LOCK, install
from engine.signature import KEYS, make_key, private, sign
from tests.cli.test_read import run
from tests.factory import make_bundle


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make_bundle(tmp_path_factory.mktemp("models") / "test-9.0.0")


@pytest.fixture
def clinic(tmp_path, monkeypatch):
    """A site's folder that trusts one key, and a user's folders that hold nothing."""
    (tmp_path / "site" / KEYS).mkdir(parents=True)
    make_key(tmp_path / "maker.pem").rename(tmp_path / "site" / KEYS / "maker.pem")
    monkeypatch.setenv(site.VARIABLE, str(tmp_path / "site"))
    monkeypatch.setattr(places, "data", lambda: tmp_path / "data")
    return tmp_path / "site"


@pytest.fixture
def stick(made, clinic, tmp_path):
    """Make a signed bundle of a version on a stick."""

    def make(version, *, signed=True):
        folder = tmp_path / "stick" / f"bundle {version}"
        folder.mkdir(parents=True)
        (folder / WEIGHTS).hardlink_to(made.folder / WEIGHTS)
        replace(made.card, version=version).save(folder / CARD)
        if signed:
            sign(folder, private(clinic.parent / "maker.pem"))
        return folder

    return make


def left(clinic):
    """Return what stands among the user's models."""
    return sorted(path.name for path in (clinic.parent / "data").rglob("*") if path.name != LOCK)


def zipped(folder, *, top=""):
    made = folder.with_suffix(".zip")
    with zipfile.ZipFile(made, "w") as archive:
        for path in folder.iterdir():
            archive.write(path, f"{top}{path.name}")
    return made


def test_a_signed_bundle_from_a_folder_is_the_one_that_reads_from_then_on(stick, clinic):
    found = install(stick("9.1.0"), clinic)
    assert found.folder == bundle.installed() / "test-9.1.0"
    assert bundle.newest().folder == found.folder and bundle.newest().card.version == "9.1.0"


@pytest.mark.parametrize("top", ["", "bundle/"])
def test_a_signed_bundle_comes_as_a_zip_too(stick, clinic, top):
    assert install(zipped(stick("9.1.0"), top=top), clinic).card.version == "9.1.0"
    assert bundle.newest().card.version == "9.1.0"


def test_an_unsigned_bundle_is_refused(stick, clinic):
    with pytest.raises(BundleError, match="it is not signed"):
        install(stick("9.1.0", signed=False), clinic)
    assert left(clinic) == ["models"]


def test_a_bundle_that_was_changed_after_signing_is_refused_by_the_file_s_name(stick, clinic):
    folder = stick("9.1.0")
    card = json.loads((folder / CARD).read_text("utf-8")) | {"version": "9.2.0"}
    (folder / CARD).write_text(json.dumps(card), "utf-8")
    with pytest.raises(BundleError, match=r"bundle 9\.1\.0 cannot be used: card\.json is not the file that was signed"):
        install(folder, clinic)
    assert left(clinic) == ["models"]


def test_a_bundle_of_a_form_that_is_not_known_yet_is_refused(stick, clinic, monkeypatch):
    folder = stick("9.1.0")
    monkeypatch.setattr("engine.card.FORMAT", 0)
    with pytest.raises(BundleError, match=r"format \d+, and this version reads 0"):
        install(folder, clinic)
    assert left(clinic) == ["models"]


def test_an_older_model_is_never_put_over_a_newer_one(stick, clinic):
    install(stick("9.10.0"), clinic)
    with pytest.raises(BundleError, match=r"it is test-9\.9\.0, older than test-9\.10\.0, which is here"):
        install(stick("9.9.0"), clinic)
    with pytest.raises(BundleError, match=r"test-9\.10\.0 is here already"):
        install(bundle.installed() / "test-9.10.0", clinic)
    assert bundle.newest().card.version == "9.10.0"


def test_a_site_without_keys_takes_no_model_by_file(stick, clinic):
    folder = stick("9.1.0")
    shutil.rmtree(clinic / KEYS)
    with pytest.raises(BundleError, match="this site trusts no key"):
        install(folder, clinic)


def test_what_is_no_bundle_or_leads_out_of_itself_is_refused(clinic, tmp_path):
    (tmp_path / "holiday.zip").write_bytes(b"PK\x03\x04 these are pictures")
    with pytest.raises(BundleError, match="neither a folder nor a ZIP"):
        install(tmp_path / "holiday.zip", clinic)
    with zipfile.ZipFile(tmp_path / "out.zip", "w") as archive:
        archive.writestr("../../evil", "")
    with pytest.raises(BundleError, match="names a file outside of itself"):
        install(tmp_path / "out.zip", clinic)
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / CARD).symlink_to("/etc/hostname")
    with pytest.raises(BundleError, match="there are links in it"):
        install(tmp_path / "links", clinic)
    assert left(clinic) == ["models"] and not (tmp_path / "evil").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_linked_folder_a_pipe_and_a_stick_that_is_gone_are_refused(clinic, tmp_path):
    folder = tmp_path / "loop"
    folder.mkdir()
    (folder / "again").symlink_to(folder, target_is_directory=True)
    with pytest.raises(BundleError, match="there are links in it"):
        install(folder, clinic)
    (folder / "again").unlink()
    os.mkfifo(folder / CARD)
    with pytest.raises(BundleError, match="no plain file"):
        install(folder, clinic)
    with pytest.raises(BundleError, match="neither a folder nor a ZIP"):
        install(folder / CARD, clinic)
    with pytest.raises(BundleError, match="No such file"):
        install(tmp_path / "gone.zip", clinic)
    assert left(clinic) == ["models"]


def test_a_damaged_archive_is_a_sentence(clinic, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(CARD, b"{}" * 5000)
    content = bytearray((tmp_path / "a.zip").read_bytes())
    content[45:60] = b"\xa5" * 15
    (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(BundleError, match=r"card\.json in it is damaged"):
        install(tmp_path / "a.zip", clinic)
    assert left(clinic) == ["models"]


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_that_may_ask_for_any_memory_is_refused(clinic, tmp_path, packing):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", packing) as archive:
        archive.writestr(CARD, b"{}" * 5000)
    with pytest.raises(BundleError, match="packed in another way"):
        install(tmp_path / "a.zip", clinic)


def test_an_archive_of_too_many_or_too_large_files_is_refused_unread(clinic, tmp_path, monkeypatch):
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in range(sticks.MOST + 1):
            archive.writestr(str(number), b"")
    with pytest.raises(BundleError, match="more than 1000 files"):
        install(tmp_path / "many.zip", clinic)
    monkeypatch.setattr(sticks, "LARGEST", 99)
    with zipfile.ZipFile(tmp_path / "large.zip", "w") as archive:
        archive.writestr(CARD, b" " * 100)
    with pytest.raises(BundleError, match="100 bytes are more than any model has"):
        install(tmp_path / "large.zip", clinic)


def test_what_a_killed_install_has_left_is_swept_by_the_next(stick, clinic):
    half = bundle.installed() / ".4242.new" / "bundle"
    half.mkdir(parents=True)
    (half / CARD).write_bytes(b"{")
    install(stick("9.1.0"), clinic)
    assert sorted(path.name for path in bundle.installed().iterdir() if path.name != LOCK) == ["test-9.1.0"]


def test_every_file_is_on_the_disk_before_the_model_has_its_name(stick, clinic, monkeypatch):
    flushed, really = set(), os.fsync

    def fsync(descriptor):
        flushed.add(os.fstat(descriptor).st_ino)
        really(descriptor)

    rename = Path.rename

    def renamed(folder, place):
        for path in (folder, *folder.rglob("*")):
            assert path.stat().st_ino in flushed, path
        flushed.clear()
        return rename(folder, place)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "rename", renamed)
    source = stick("9.1.0")
    install(source, clinic)
    assert bundle.installed().stat().st_ino in flushed


def test_the_console_installs_lists_and_refuses_in_sentences(stick, clinic):
    code, said = run("models", "--install", stick("9.1.0"))
    assert (code, "test 9.1.0" in said) == (0, True)
    assert "test 9.1.0" in run("models")[1]
    code, said = run("models", "--install", stick("9.0.5"))
    assert code == 1 and "older than test-9.1.0" in said
