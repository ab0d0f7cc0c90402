"""
Another opener: reads the frozen practices of tests/fixtures/v1 from their passphrases to their records, without any
code of the project, by what SPEC.md of the vault says, and holds what it finds against expected.json.
Run: python3 tests/vectors/opener.py   (it says how many records agree, and fails where one does not)
"""
import json
import re
import sqlite3
import sys
import unicodedata

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.poly1305 import Poly1305

sys.dont_write_bytecode = True
from reference import (
    HERE, blake2b, box_private, context_of, hashed, hchacha20, hsalsa20, public, sized, subkey, u16, u32, xsalsa20)

FROZEN = HERE.parent / "fixtures/v1"
CLASSES = ["personal", "sensitive", "operational", "practice", "aggregate"]
PURPOSES = ("index", "locator", "keyring", "manifest", "set", "own")


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, length):
        assert self.at + length <= len(self.data), "bytes end early"
        self.at += length
        return self.data[self.at - length:self.at]

    def number(self, length, signed=False):
        return int.from_bytes(self.take(length), "little", signed=signed)

    def sized(self):
        return self.take(self.number(4))

    def entries(self, *lengths):
        return [[self.take(n) for n in lengths] for _ in range(self.number(2))]


def checked(row):
    assert hashed(row[:-32]) == row[-32:], "a checksum"
    return row[:-32]


def opened(key, nonce, context, secret):
    return ChaCha20Poly1305(hchacha20(key, nonce[:16])).decrypt(bytes(4) + nonce[16:], secret, context)


def unboxed(private, secret):
    nonce = blake2b(secret[:32] + public(private), digest_size=24).digest()
    key = hsalsa20(private.exchange(X25519PublicKey.from_public_bytes(secret[:32])), bytes(16))
    stream = xsalsa20(key, nonce, 32 + len(secret) - 48)
    Poly1305.verify_tag(stream[:32], secret[48:], secret[32:48])
    return bytes(a ^ b for a, b in zip(stream[32:], secret[48:]))


def unpadded(plain):
    return Reader(plain).sized()


class Practice:
    def __init__(self, path):
        rows = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True).execute("SELECT k, v FROM rows").fetchall()
        self.named = {k[1:].decode(): v for k, v in rows if k[0] == 1}
        self.records = {k[1:]: v for k, v in rows if k[0] == 2}
        self.vault_id = checked(self.named["header/a"])[14:]

    def directory(self):
        content = checked(self.named["directory/a"])
        read = Reader(content)
        self.revision, _, self.owner_id, self.owner_key = read.number(8), read.take(8), read.take(16), read.take(32)
        self.users, self.slots = read.entries(16, 1, 32, 32, 8), read.entries(16, 16, 1, 32, 32)
        self.grants = read.entries(16, 1, 4, 32)
        self.invitations, self.successions = read.entries(16, 1, 32, 8, 8, 32), read.entries(32, 32, 64)
        signed = context_of("directory", self.vault_id, content[:read.at])
        Ed25519PublicKey.from_public_bytes(self.owner_key).verify(read.take(64), signed)
        assert read.at == len(content)

    def follows(self, pinned):
        for earlier, later, signature in self.successions:
            if earlier == pinned:
                signed = context_of("succession", self.vault_id, earlier + later)
                Ed25519PublicKey.from_public_bytes(earlier).verify(signature, signed)
                pinned = later
        return pinned == self.owner_key

    def seed(self, passphrase):
        for slot_id, user_id, kind, digest, seed_digest in self.slots:
            row = self.named["slot/" + slot_id.hex()]
            assert hashed(row) == digest and kind != b"\x03"
            content = checked(row)
            read = Reader(content)
            fields = read.take(16 + 1 + 1 + 4 + 4 + 16 + 32 + 8 + 32)
            memory, passes = int.from_bytes(fields[18:22], "little"), int.from_bytes(fields[22:26], "little")
            secret = unicodedata.normalize("NFKC", passphrase).encode()
            key = Argon2id(salt=fields[26:42], length=32, iterations=passes, lanes=1, memory_cost=memory).derive(secret)
            if hashed(b"stillroom slot commitment", subkey(key, 2, "srslot__")) != fields[-32:]:
                continue
            nonce, rest = read.take(24), content[read.at:]
            plain = opened(subkey(key, 1, "srslot__"), nonce, context_of("slot", self.vault_id, fields), rest)
            assert plain[:16] == user_id and self.follows(plain[48:])
            box = self.named[f"seed/{user_id.hex()}/{slot_id.hex()}"]
            assert hashed(box) == seed_digest
            inside = unboxed(box_private(plain[16:48]), checked(box))
            assert inside[:50] == u16(1) + self.vault_id + user_id + slot_id
            return user_id, inside[50:]
        raise AssertionError("the passphrase opens nothing")

    def keys(self, user_id, seed):
        private, self.held = box_private(subkey(seed, 1, "sruser__")), {}
        for user, number, epoch, digest in self.grants:
            if user != user_id:
                continue
            place, at = (number[0], int.from_bytes(epoch, "little")), f"{number[0]}/{int.from_bytes(epoch, 'little')}"
            row = self.named[f"grant/{user.hex()}/{at}/a"]
            assert hashed(row) == digest
            inside = unboxed(private, checked(row))
            assert inside[:23] == u16(1) + self.vault_id + number + epoch
            key = {name: subkey(inside[23:], n + 1, "srcomp__") for n, name in enumerate(PURPOSES)}
            read = Reader(checked(self.named[f"keyring/{at}/a"]))
            nonce, secret = read.take(24), read.sized()
            ring = Reader(unpadded(opened(key["keyring"], nonce, context_of("keyring", self.vault_id, number + epoch), secret)))
            text_key, key["data"] = ring.take(32), {bytes(16): key["own"]}
            if CLASSES[number[0]] == "operational":
                self.text = text_key
            for _ in range(ring.number(4)):
                data_key_id, data_key, _client = ring.take(16), ring.take(32), ring.sized()
                key["data"][data_key_id] = data_key
            key["figures"] = [0, 0]
            self.held[place] = key

    def record(self, hid, value):
        read = Reader(value)
        home, fields, sealed, version = read.number(1), {}, [], 2**32
        for _ in range(read.number(1)):
            number, epoch = read.number(1), read.number(4)
            locator_nonce, locator, nonce, body = read.take(24), read.take(44), read.take(24), read.sized()
            key = self.held.get((number, epoch))
            if key is None:
                sealed.append(CLASSES[number])
                continue
            counted = hid + locator[-16:] + nonce + u32(len(body)) + body[-16:]
            key["figures"][0] += 1
            key["figures"][1] += int.from_bytes(hashed(counted, key["set"]), "little")
            where = bytes([home, number]) + u32(epoch) + hid
            plain = opened(key["locator"], locator_nonce, context_of("locator", self.vault_id, where), locator)
            context = context_of("envelope", self.vault_id, where, plain)
            inside = json.loads(unpadded(opened(key["data"][plain[:16]], nonce, context, body)))
            collection, record_id = inside[:2]
            fields[CLASSES[number]] = inside[2]
            version = min(version, int.from_bytes(plain[16:20], "little"))
            if number == home:
                assert hid == hashed(sized(collection.encode()) + sized(record_id.encode()), key["index"])
        assert read.at == len(value)
        return collection, {"id": record_id, "schemaVersion": version, "fields": fields, "sealed": sealed}

    def agree_with_manifests(self):
        for (number, epoch), key in self.held.items():
            content = checked(self.named[f"manifest/{number}/{epoch}"])
            place = bytes([number]) + u32(epoch)
            plain = Reader(opened(key["manifest"], content[:24], context_of("manifest", self.vault_id, place), content[24:]))
            _generation, count, total = plain.number(8), plain.number(8), plain.number(32)
            assert [count, total] == [key["figures"][0], key["figures"][1] % 2**256], "a manifest"
            plain.take(8)
            assert plain.take(32) == hashed(self.named[f"keyring/{number}/{epoch}/a"]) and plain.take(1) == b"\0"
            epochs = sorted((of for at, of in self.held if at == number), reverse=True)
            older = [u32(of) + hashed(self.named[f"manifest/{number}/{of}"]) for of in epochs if of < epochs[0]]
            pinned = hashed(b"".join(older)) if epoch == epochs[0] and older else b""
            assert plain.data[plain.at:] == pinned, "what it says of the older ones"


def compare(file, passphrase, expected):
    practice = Practice(FROZEN / file)
    practice.directory()
    user_id, seed = practice.seed(passphrase)
    assert user_id.hex() == expected["userId"] and practice.vault_id.hex() == expected["id"]
    practice.keys(user_id, seed)
    assert hashed("the same words, the same hash".encode(), practice.text).hex() == expected["hash"]
    found = {collection: [] for collection in expected["records"]}
    for hid, value in practice.records.items():
        collection, record = practice.record(hid, value)
        found[collection].append(record)
    practice.agree_with_manifests()
    assert {name: sorted(each, key=lambda one: one["id"]) for name, each in found.items()} == expected["records"]
    return len(practice.records)


if __name__ == "__main__":
    said = json.loads((FROZEN / "expected.json").read_text())
    secrets = dict(re.findall(r"(coach|admin|since): '([^']+)'", (FROZEN.parent / "made-up.ts").read_text()))
    total = compare("practice.stillroom", secrets["coach"], said["coach"])
    total += compare("practice.stillroom", secrets["admin"], said["admin"])
    total += compare("half-rotated.stillroom", secrets["since"], said["halfRotated"])
    print(f"{total} records agree")
