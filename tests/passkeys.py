"""A device with a passkey, in software: what a browser would send with a form."""

from __future__ import annotations

import html
import json
import re
import secrets
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

FLAG = AuthenticatorData.FLAG


def options_in(response) -> dict:
    """What the page asks the device for."""
    found = re.search(r'<script id="passkey-options"[^>]*>(.*?)</script>', response.content.decode())
    return next(iter(json.loads(html.unescape(found.group(1))).values()))["publicKey"]


class Device:
    """Says that it keeps its passkeys, as telephones do even for a second step."""

    def __init__(self, knows_its_owner: bool = True, origin: str = "https://testserver") -> None:
        self.flags = FLAG.UP | (FLAG.UV if knows_its_owner else FLAG(0))
        self.origin = origin
        self.credential_id = secrets.token_bytes(16)
        self.owner = b""
        self._key = ec.generate_private_key(ec.SECP256R1())

    def make(self, options: dict) -> dict:
        self.owner = websafe_decode(options["user"]["id"])
        public = ES256.from_cryptography_key(self._key.public_key())
        credential = AttestedCredentialData.create(b"\0" * 16, self.credential_id, public)
        data = AuthenticatorData.create(self._host(options["rp"]["id"]), self.flags | FLAG.AT, 0, credential)
        asked = CollectedClientData.create("webauthn.create", options["challenge"], self.origin)
        attestation = AttestationObject.create("none", data, {})
        sent = {"clientDataJSON": websafe_encode(asked), "attestationObject": websafe_encode(attestation)}
        return self._answer(sent) | {"clientExtensionResults": {"credProps": {"rk": True}}}

    def show(self, options: dict) -> dict:
        data = AuthenticatorData.create(self._host(options["rpId"]), self.flags, 0)
        asked = CollectedClientData.create("webauthn.get", options["challenge"], self.origin)
        signature = self._key.sign(data + asked.hash, ec.ECDSA(SHA256()))
        parts = {"authenticatorData": data, "signature": signature, "userHandle": self.owner, "clientDataJSON": asked}
        return self._answer({name: websafe_encode(part) for name, part in parts.items()})

    def _host(self, name: str) -> bytes:
        return sha256(name.encode()).digest()

    def _answer(self, response: dict) -> dict:
        name = websafe_encode(self.credential_id)
        return {"type": "public-key", "id": name, "rawId": name, "response": response}
