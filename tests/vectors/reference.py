"""
Writes the known answers of format 0 without any code of the project: hashlib, and the Python package
`cryptography` for Argon2id and ChaCha20-Poly1305. SPEC.md of the vault is all it was written from.
Run: python3 tests/vectors/reference.py   (the files beside it must not change)
"""
import json
import pathlib
import struct
import unicodedata
from hashlib import blake2b

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

HERE = pathlib.Path(__file__).parent


def hashed(message, key=b""):
    return blake2b(message, digest_size=32, key=key).digest()


def subkey(key, number, context):
    salt = struct.pack("<Q", number) + bytes(8)
    person = context.encode() + bytes(8)
    return blake2b(b"", digest_size=32, key=key, salt=salt, person=person).digest()


def rotate(value, bits):
    return ((value << bits) | (value >> (32 - bits))) & 0xFFFFFFFF


def quarter(s, a, b, c, d):
    for x, y, z, bits in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
        s[x] = (s[x] + s[y]) & 0xFFFFFFFF
        s[z] = rotate(s[z] ^ s[x], bits)


def hchacha20(key, nonce):
    s = list(struct.unpack("<4I", b"expand 32-byte k") + struct.unpack("<8I", key) + struct.unpack("<4I", nonce))
    for _ in range(10):
        for column in range(4):
            quarter(s, column, column + 4, column + 8, column + 12)
        quarter(s, 0, 5, 10, 15), quarter(s, 1, 6, 11, 12), quarter(s, 2, 7, 8, 13), quarter(s, 3, 4, 9, 14)
    return struct.pack("<8I", *(s[:4] + s[12:]))


def sealed(key, nonce, context, plain):
    inner = hchacha20(key, nonce[:16])
    return ChaCha20Poly1305(inner).encrypt(bytes(4) + nonce[16:], plain, context)


def u16(value): return struct.pack("<H", value)
def u32(value): return struct.pack("<I", value)
def u64(value): return struct.pack("<Q", value)
def sized(value): return u32(len(value)) + value


def context_of(purpose, vault_id, *parts):
    return bytes([len(purpose)]) + purpose.encode() + u16(0) + vault_id + b"".join(parts)


def padded(content):
    size = 256
    while size < len(content) + 4:
        size *= 2
    return sized(content) + bytes(size - 4 - len(content))


def counting(start, length):
    return bytes((start + i) % 256 for i in range(length))


def save(name, value):
    (HERE / name).write_text(json.dumps(value, indent=2) + "\n")


vault_id = counting(0xA0, 16)

# header
row = b"STILLROOM\0" + u16(0) + u16(0) + vault_id
save("header.json", {"vaultId": vault_id.hex(), "row": (row + hashed(row)).hex()})

# key derivation
typed = "cafe\u0301 \ufb01ne words"
salt = counting(1, 16)
secret = unicodedata.normalize("NFKC", typed).encode()
stretched = Argon2id(salt=salt, length=32, iterations=3, lanes=1, memory_cost=65536).derive(secret)
wrap, commit = subkey(stretched, 1, "srslot__"), subkey(stretched, 2, "srslot__")
save("kdf.json", {
    "typed": typed, "secret": secret.hex(), "salt": salt.hex(), "memoryKiB": 65536, "passes": 3,
    "stretched": stretched.hex(), "wrap": wrap.hex(), "commit": commit.hex(),
})

# key slot
slot_id, user_id, seed, owner, nonce = (counting(s, n) for s, n in ((2, 16), (3, 16), (4, 32), (5, 32), (6, 24)))
commitment = hashed(b"stillroom slot commitment", commit)
public = slot_id + bytes([1, 1]) + u32(65536) + u32(3) + salt + commitment
row = public + nonce + sealed(wrap, nonce, context_of("slot", vault_id, public), user_id + seed + owner)
save("slot.json", {
    "vaultId": vault_id.hex(), "slotId": slot_id.hex(), "kind": "passphrase", "memoryKiB": 65536, "passes": 3,
    "salt": salt.hex(), "stretched": stretched.hex(), "userId": user_id.hex(), "seed": seed.hex(),
    "ownerKey": owner.hex(), "nonce": nonce.hex(), "row": (row + hashed(row)).hex(),
})

# a record of two classes
keys = {"sensitive": (1, counting(0x10, 32)), "operational": (2, counting(0x30, 32))}
purposes = ("index", "locator", "keyring", "manifest", "set", "own", "text")
derived = {name: {p: subkey(key, n + 1, "srcomp__") for n, p in enumerate(purposes)} for name, (_, key) in keys.items()}
collection, record_id = "notes", "0123456789abcdef0123456789abcdef"
hid = hashed(sized(collection.encode()) + sized(record_id.encode()), derived["sensitive"]["index"])
data_key_id, data_key = counting(0x50, 16), counting(0x60, 32)
bodies = {"sensitive": '{"text":"a\\u0000b \\ud800 \u00e9"}', "operational": '{"due":"2026-03-09"}'}
envelopes, random = [], []
for index, (name, (number, _)) in enumerate(keys.items()):
    key_id, key = (data_key_id, data_key) if name == "sensitive" else (bytes(16), derived[name]["own"])
    where = bytes([1, number]) + u32(1) + hid
    locator = key_id + u32(3) + u64(1)
    n1, n2 = counting(0x70 + index, 24), counting(0x90 + index, 24)
    random += [n1.hex(), n2.hex()]
    classes = ",[1,2]" if name == "sensitive" else ""
    plain = padded(f'["{collection}","{record_id}",{bodies[name]}{classes}]'.encode())
    body = sealed(key, n2, context_of("envelope", vault_id, where, locator), plain)
    sealed_locator = sealed(derived[name]["locator"], n1, context_of("locator", vault_id, where), locator)
    envelopes.append(bytes([number]) + u32(1) + n1 + sealed_locator + n2 + sized(body))
    if name == "sensitive":
        counted = hid + sealed_locator[-16:] + n2 + u32(len(body)) + body[-16:]
        total = int.from_bytes(hashed(counted, derived[name]["set"]), "little")
save("record.json", {
    "vaultId": vault_id.hex(), "epoch": 1,
    "compartmentKeys": {name: key.hex() for name, (_, key) in keys.items()},
    "derived": {name: {p: k.hex() for p, k in each.items()} for name, each in derived.items()},
    "collection": collection, "id": record_id, "home": "sensitive", "schemaVersion": 3, "revision": 1,
    "dataKeyId": data_key_id.hex(), "dataKey": data_key.hex(),
    "fieldsJson": bodies,
    "nonces": random, "hid": hid.hex(), "row": (bytes([1, 2]) + b"".join(envelopes)).hex(),
    "sensitiveSum": (total % 2**256).to_bytes(32, "little").hex(),
})

# recovery code: the check is the code, as one number, modulo 1021
alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
random17 = counting(0xC3, 17)
number = int.from_bytes(random17, "big") >> 6
symbols = "".join(alphabet[(number >> (5 * (25 - i))) & 31] for i in range(26))
check = number % 1021
code = symbols + alphabet[check >> 5] + alphabet[check & 31]
save("recovery-code.json", {"random": random17.hex(), "groups": [code[i:i + 4] for i in range(0, 28, 4)]})
