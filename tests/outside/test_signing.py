"""A finished PDF takes a signature of somebody else's program, which holds, and loses nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from tests.products.pdf.conftest import Make, make, rich

__all__ = ["make", "rich"]

pytestmark = pytest.mark.outside


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> signers.SimpleSigner:
    """Return who signs: an office with a certificate of its own making."""
    folder = tmp_path_factory.mktemp("signer")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "城南区教育局")])
    usage = {"content_commitment": True, "key_cert_sign": True, "crl_sign": True}
    others = ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only")
    uses = x509.KeyUsage(
        digital_signature=True, decipher_only=False, **usage, **dict.fromkeys(others, False)
    )
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(uses, critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    secret = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "key.pem").write_bytes(key.private_bytes(pem, *secret))
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(pem))
    names = (str(folder / "key.pem"), str(folder / "certificate.pem"))
    return signers.SimpleSigner.load(*names)  # type: ignore[no-any-return, no-untyped-call]  # the library has no types here


@pytest.mark.parametrize("standard", ["", "pdf/a-2a", "pdf/a-4", "pdf/x-4"])
def test_a_signature_holds_and_covers_the_whole_file(
    standard: str, make: Make, signer: signers.SimpleSigner
) -> None:
    data = make("rich", standard).pdf
    told = signers.PdfSignatureMetadata(field_name="印章")

    signed = signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(data)), told, signer=signer)

    made = signed.getvalue()
    assert made.startswith(data)
    (signature,) = PdfFileReader(BytesIO(made)).embedded_signatures
    trusted = ValidationContext(trust_roots=[signer.signing_cert])
    status = validate_pdf_signature(signature, trusted)
    assert status.bottom_line
    assert status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    place = made.index(b"stream", made.index(b"/FlateDecode")) + 20
    spoilt = made[:place] + bytes([made[place] ^ 1]) + made[place + 1 :]
    (signature,) = PdfFileReader(BytesIO(spoilt)).embedded_signatures
    assert not validate_pdf_signature(signature, trusted).bottom_line
