"""Signed bundles: what a site trusts, and what was swapped."""

import json
import stat
import sys

import pytest

from engine import signature, site
from engine.bundle import CARD, WEIGHTS, load
from engine.errors import BundleError
from engine.signature import SiteKeyError, fingerprint, make_key, private, sign, trusted, verify
from tests.cli.test_read import run
from tests.factory import make_bundle


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make_bundle(tmp_path_factory.mktemp("models") / "test-0.0.1")


@pytest.fixture
def bundle(made, tmp_path):
    """The same bundle in a folder of the test's own, with figures beside it."""
    folder = tmp_path / "test-0.0.1"
    (folder / "evaluation").mkdir(parents=True)
    for name in (CARD, WEIGHTS):
        (folder / name).hardlink_to(made.folder / name)
    (folder / "evaluation" / "figures.csv").write_text("figure,value\nAUC,0.9\n", "utf-8")
    return folder


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A site's folder that trusts one key, and the private key beside it."""
    (tmp_path / "site" / "keys").mkdir(parents=True)
    make_key(tmp_path / "clinic.pem").rename(tmp_path / "site" / "keys" / "clinic.pem")
    monkeypatch.setenv(site.VARIABLE, str(tmp_path / "site"))
    return tmp_path / "site"


@pytest.fixture
def key(place):
    return private(place.parent / "clinic.pem")


def swap(path, content):
    path.unlink()  # the weights are shared with other tests
    path.write_bytes(content)


def test_a_bundle_signed_by_the_site_loads_and_says_by_whom(bundle, place, key):
    sign(bundle, key)
    assert load(bundle).card.name == "test"
    found = verify(bundle, trusted(place))
    assert found.key == fingerprint(key.public_key())
    assert set(found.files) == {CARD, WEIGHTS, "evaluation/figures.csv"}


def test_where_the_site_has_no_key_an_unsigned_bundle_loads(bundle, tmp_path, monkeypatch):
    monkeypatch.setenv(site.VARIABLE, str(tmp_path / "nothing"))
    assert load(bundle).card.name == "test"


def test_where_the_site_has_a_key_an_unsigned_bundle_is_refused(bundle, place):
    with pytest.raises(BundleError, match="it is not signed, and this site uses signed models only"):
        load(bundle)


@pytest.mark.parametrize("name", [CARD, WEIGHTS, "evaluation/figures.csv"])
def test_a_swapped_file_is_refused_by_its_name(bundle, place, key, name):
    sign(bundle, key)
    content = (bundle / name).read_bytes()
    swap(bundle / name, content[:-2] + b" \n")
    with pytest.raises(BundleError, match=f"{name} is not the file that was signed"):
        load(bundle)


def test_an_added_a_removed_and_a_linked_file_are_refused_by_name(bundle, place, key):
    sign(bundle, key)
    (bundle / "more.txt").write_text("x", "utf-8")
    with pytest.raises(BundleError, match=r"more.txt is not among the files that were signed"):
        load(bundle)
    (bundle / "more.txt").unlink()
    (bundle / "evaluation" / "figures.csv").rename(bundle.parent / "elsewhere.csv")
    with pytest.raises(BundleError, match=r"evaluation/figures.csv was signed and is not there"):
        load(bundle)
    if sys.platform != "win32":
        (bundle / "evaluation" / "figures.csv").symlink_to(bundle.parent / "elsewhere.csv")
        with pytest.raises(BundleError, match=r"evaluation/figures.csv is a link"):
            load(bundle)


def test_another_sites_signature_is_refused(bundle, place, tmp_path):
    make_key(tmp_path / "other.pem")
    sign(bundle, private(tmp_path / "other.pem"))
    with pytest.raises(BundleError, match="is not one that this site trusts"):
        load(bundle)


def test_hashes_that_were_rewritten_to_fit_a_swapped_file_are_refused(bundle, place, key):
    sign(bundle, key)
    swap(bundle / "evaluation" / "figures.csv", b"figure,value\nAUC,1.0\n")
    said = json.loads((bundle / signature.NAME).read_text("utf-8"))
    said["files"]["evaluation/figures.csv"] = signature._hash(bundle, "evaluation/figures.csv")
    (bundle / signature.NAME).write_text(json.dumps(said), "utf-8")
    with pytest.raises(BundleError, match=r"its signature in signature.json does not hold"):
        load(bundle)


@pytest.mark.parametrize("content", ["", "[]", "{}", "[" * 100_000, '{"format": 1, "algorithm": "none"}'])
def test_a_signature_of_another_form_is_refused(bundle, place, content):
    (bundle / signature.NAME).write_text(content, "utf-8")
    with pytest.raises(BundleError, match=r"its signature.json (cannot be read|is not of the form)"):
        load(bundle)


def test_a_trusted_key_that_cannot_be_read_refuses_everything(bundle, place, key):
    sign(bundle, key)
    (place / "keys" / "second.pem").write_text("-----BEGIN PUBLIC KEY-----\n", "utf-8")
    with pytest.raises(SiteKeyError, match=r"second.pem cannot be used: it is no public key in PEM"):
        load(bundle)


def test_a_key_of_another_kind_is_refused(place, tmp_path):
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

    other = generate_private_key(SECP256R1())
    public = other.public_key().public_bytes(form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo)
    (place / "keys" / "other.pem").write_bytes(public)
    with pytest.raises(SiteKeyError, match=r"other.pem cannot be used: it is not of the kind Ed25519"):
        trusted(place)
    secret = other.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption())
    (tmp_path / "other.pem").write_bytes(secret)
    with pytest.raises(SiteKeyError, match="it is not of the kind Ed25519"):
        private(tmp_path / "other.pem")


def test_a_private_key_is_for_its_owner_opens_by_its_passphrase_and_is_never_overwritten(tmp_path):
    make_key(tmp_path / "key.pem", "opensesame")
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "key.pem").stat().st_mode) == 0o600
    assert private(tmp_path / "key.pem", lambda: "opensesame").public_key()
    with pytest.raises(SiteKeyError, match="the passphrase is wrong"):
        private(tmp_path / "key.pem", lambda: "wrong")
    with pytest.raises(SiteKeyError, match=r"key.pem cannot be used"):
        make_key(tmp_path / "key.pem")


def test_the_command_line_makes_a_key_signs_and_lists(bundle, tmp_path, monkeypatch):
    monkeypatch.setenv(site.VARIABLE, str(tmp_path / "site"))
    make_key(tmp_path / "clinic.pem")
    (tmp_path / "site" / "keys").mkdir(parents=True)
    (tmp_path / "clinic.public.pem").rename(tmp_path / "site" / "keys" / "clinic.pem")
    code, screen = run("models", bundle)
    assert code == 2 and "is not signed" in screen
    code, screen = run("models", bundle, "--sign", tmp_path / "clinic.pem")
    assert code == 0 and "is signed in signature.json" in screen
    code, screen = run("models", bundle)
    assert code == 0 and f"verified, signed by {fingerprint(private(tmp_path / 'clinic.pem').public_key())}" in screen
    code, screen = run("models", "--sign", tmp_path / "clinic.pem")
    assert code == 1
