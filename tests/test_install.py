"""A model that comes by file is taken whole, signed, unchanged and newer, or not at all."""

import json
import shutil
import zipfile
from dataclasses import replace

import pytest

from engine import bundle, places, site
from engine.bundle import CARD, WEIGHTS
from engine.errors import BundleError
from engine.install import install
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
    return sorted(path.name for path in (clinic.parent / "data").rglob("*"))


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
    with pytest.raises(BundleError, match=r"holds 0 files card\.json"):
        install(tmp_path / "out.zip", clinic)
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / CARD).symlink_to("/etc/hostname")
    with pytest.raises(BundleError, match="there are links in it"):
        install(tmp_path / "links", clinic)
    assert left(clinic) == ["models"] and not (tmp_path / "evil").exists()


def test_the_console_installs_lists_and_refuses_in_sentences(stick, clinic):
    code, said = run("models", "--install", stick("9.1.0"))
    assert (code, "test 9.1.0" in said) == (0, True)
    assert "test 9.1.0" in run("models")[1]
    code, said = run("models", "--install", stick("9.0.5"))
    assert code == 1 and "older than test-9.1.0" in said
