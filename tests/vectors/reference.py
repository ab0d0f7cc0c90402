"""
Writes the known answers of format 1 without any code of the project: hashlib, and the Python package
`cryptography` for Argon2id, ChaCha20-Poly1305, Poly1305, X25519 and Ed25519. SPEC.md of the vault is all it was written from.
Run: python3 tests/vectors/reference.py   (the files beside it must not change)
"""
import json
import pathlib
import struct
import unicodedata
from hashlib import blake2b, sha512

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.poly1305 import Poly1305

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


def salsa20(state, rounds=20):
    x = list(state)
    for _ in range(rounds // 2):
        for a, b, c, d in ((0, 4, 8, 12), (5, 9, 13, 1), (10, 14, 2, 6), (15, 3, 7, 11),
                           (0, 1, 2, 3), (5, 6, 7, 4), (10, 11, 8, 9), (15, 12, 13, 14)):
            for to, one, other, bits in ((b, a, d, 7), (c, b, a, 9), (d, c, b, 13), (a, d, c, 18)):
                x[to] ^= rotate((x[one] + x[other]) & 0xFFFFFFFF, bits)
    return x


def salsa_state(key, block):
    s, k, b = struct.unpack("<4I", b"expand 32-byte k"), struct.unpack("<8I", key), struct.unpack("<4I", block)
    return [s[0], *k[:4], s[1], *b, s[2], *k[4:], s[3]]


def hsalsa20(key, block):
    x = salsa20(salsa_state(key, block))
    return struct.pack("<8I", *(x[i] for i in (0, 5, 10, 15, 6, 7, 8, 9)))


def xsalsa20(key, nonce, length):
    inner, out = hsalsa20(key, nonce[:16]), b""
    for counter in range(length // 64 + 1):
        state = salsa_state(inner, nonce[16:] + struct.pack("<Q", counter))
        out += struct.pack("<16I", *((a + b) & 0xFFFFFFFF for a, b in zip(state, salsa20(state))))
    return out[:length]


def box_private(seed):
    return X25519PrivateKey.from_private_bytes(sha512(seed).digest()[:32])


def public(private):
    return private.public_key().public_bytes_raw()


def sealed_box(to, ephemeral_seed, plain):
    """crypto_box_seal, with the ephemeral pair (in libsodium of chance) from a seed."""
    ephemeral = box_private(ephemeral_seed)
    nonce = blake2b(public(ephemeral) + to, digest_size=24).digest()
    key = hsalsa20(ephemeral.exchange(X25519PublicKey.from_public_bytes(to)), bytes(16))
    stream = xsalsa20(key, nonce, 32 + len(plain))
    secret = bytes(a ^ b for a, b in zip(stream[32:], plain))
    return public(ephemeral) + Poly1305.generate_tag(stream[:32], secret) + secret


def u16(value): return struct.pack("<H", value)
def u32(value): return struct.pack("<I", value)
def u64(value): return struct.pack("<Q", value)
def i64(value): return struct.pack("<q", value)
def sized(value): return u32(len(value)) + value


def context_of(purpose, vault_id, *parts):
    return bytes([len(purpose)]) + purpose.encode() + u16(1) + vault_id + b"".join(parts)


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
row = b"STILLROOM\0" + u16(1) + u16(0) + vault_id
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
slot_id, user_id, slot_seed, owner, nonce = (
    counting(s, n) for s, n in ((2, 16), (3, 16), (4, 32), (5, 32), (6, 24)))


def slot_row(kind, algorithm, memory, passes, slot_salt, until, wrap_key, commit_key):
    commitment = hashed(b"stillroom slot commitment", commit_key)
    fields = slot_id + bytes([kind, algorithm]) + u32(memory) + u32(passes) + slot_salt
    fields += public(box_private(slot_seed)) + i64(until) + commitment
    content = fields + nonce + sealed(wrap_key, nonce, context_of("slot", vault_id, fields), user_id + slot_seed + owner)
    return content + hashed(content)


# the same with the keychain's key, from which nothing is derived
keychain_key, until = counting(0x21, 32), 1773653400000
keychain_row = slot_row(
    3, 2, 0, 0, bytes(16), until, subkey(keychain_key, 1, "srslot__"), subkey(keychain_key, 2, "srslot__"))

# the user's seed, sealed to the slot's key
seed = counting(7, 32)
place = u16(1) + vault_id + user_id + slot_id
seed_row = sealed_box(public(box_private(slot_seed)), counting(8, 32), place + seed)
save("slot.json", {
    "vaultId": vault_id.hex(), "slotId": slot_id.hex(), "kind": "passphrase", "memoryKiB": 65536, "passes": 3,
    "salt": salt.hex(), "stretched": stretched.hex(), "userId": user_id.hex(), "slotSeed": slot_seed.hex(),
    "boxKey": public(box_private(slot_seed)).hex(), "ownerKey": owner.hex(), "nonce": nonce.hex(),
    "row": slot_row(1, 1, 65536, 3, salt, 0, wrap, commit).hex(),
    "keychain": {"key": keychain_key.hex(), "until": until, "row": keychain_row.hex()},
    "seed": seed.hex(), "seedRow": (seed_row + hashed(seed_row)).hex(),
})

# the pairs of a user
box, signing = box_private(subkey(seed, 1, "sruser__")), Ed25519PrivateKey.from_private_bytes(subkey(seed, 2, "sruser__"))
named = hashed(public(box) + public(signing)).hex()[:16].upper()
save("user.json", {
    "seed": seed.hex(), "boxKey": public(box).hex(), "signKey": public(signing).hex(),
    "fingerprint": " ".join(named[i:i + 4] for i in range(0, 16, 4)),
})

# a record of two classes
keys = {"sensitive": (1, counting(0x10, 32)), "operational": (2, counting(0x30, 32))}
purposes = ("index", "locator", "keyring", "manifest", "set", "own")
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

# invitation: the same code, told to somebody who is to join
root = hashed(symbols.encode())
inviting = Ed25519PrivateKey.from_private_bytes(subkey(root, 1, "srinvit_"))
made, expires = 1772443800000, 1773048600000
terms = bytes([2]) + i64(made) + i64(expires)
tag = hashed(vault_id + owner + terms, subkey(root, 2, "srinvit_"))
save("invitation.json", {
    "vaultId": vault_id.hex(), "symbols": symbols, "key": public(inviting).hex(),
    "id": hashed(public(inviting))[:16].hex(), "ownerKey": owner.hex(), "role": "admin", "madeAt": made,
    "expires": expires, "tag": tag.hex(),
})

# succession: the owner's earlier key signs the later one
earlier = Ed25519PrivateKey.from_private_bytes(counting(9, 32))
succession = context_of("succession", vault_id, public(earlier) + owner)
save("succession.json", {
    "vaultId": vault_id.hex(), "seed": counting(9, 32).hex(), "earlier": public(earlier).hex(), "later": owner.hex(),
    "signature": earlier.sign(succession).hex(),
})

# keyring: two clients, under the keys of the record's home class
def row_of(purpose, nonce, key, where, plain, with_length):
    sealed_part = sealed(key, nonce, context_of(purpose, vault_id, where), plain)
    content = nonce + (sized(sealed_part) if with_length else sealed_part)
    return content + hashed(content)


text_key, epoch, where = counting(0xB0, 32), 1, bytes([1]) + u32(1)
clients = [
    {"dataKeyId": data_key_id.hex(), "key": data_key.hex(), "clientId": "0123456789abcdef"},
    {"dataKeyId": counting(0xE0, 16).hex(), "key": counting(0xF0, 32).hex(), "clientId": "a client \u00e9"},
]
plain = text_key + u32(len(clients)) + b"".join(
    bytes.fromhex(c["dataKeyId"] + c["key"]) + sized(c["clientId"].encode()) for c in clients)
keyring_nonce = counting(0x11, 24)
keyring_row = row_of("keyring", keyring_nonce, derived["sensitive"]["keyring"], where, padded(plain), True)
hashed_words = hashed("words \u00e9".encode(), text_key)
save("keyring.json", {
    "vaultId": vault_id.hex(), "epoch": epoch, "compartmentKey": keys["sensitive"][1].hex(), "textKey": text_key.hex(),
    "clients": clients, "nonce": keyring_nonce.hex(), "row": keyring_row.hex(),
    "text": "words \u00e9", "hash": hashed_words.hex(),
})

# manifest: of that class, with that keyring and the record's envelope in it
written, manifest_nonce = 1772443800000, counting(0x22, 24)
total_bytes = (total % 2**256).to_bytes(32, "little")
plain = u64(7) + u64(1) + total_bytes + i64(written) + hashed(keyring_row) + bytes([1])
save("manifest.json", {
    "vaultId": vault_id.hex(), "epoch": epoch, "compartmentKey": keys["sensitive"][1].hex(), "generation": 7, "count": 1,
    "sum": total_bytes.hex(), "writtenAt": written, "keyringDigest": hashed(keyring_row).hex(), "gap": True,
    "nonce": manifest_nonce.hex(),
    "row": row_of("manifest", manifest_nonce, derived["sensitive"]["manifest"], where, plain, False).hex(),
})

# the same while there are two older epochs, whose manifests are these rows
older_rows = [(5, b"a manifest of the epoch before"), (3, b"and of the one before that")]
pinned = hashed(b"".join(u32(number) + hashed(row) for number, row in older_rows))
save("manifest-in-rotation.json", {
    "vaultId": vault_id.hex(), "epoch": 7, "compartmentKey": keys["sensitive"][1].hex(), "generation": 7, "count": 1,
    "sum": total_bytes.hex(), "writtenAt": written, "keyringDigest": hashed(keyring_row).hex(), "gap": True,
    "olderRows": [{"epoch": number, "row": row.hex()} for number, row in older_rows], "older": pinned.hex(),
    "nonce": manifest_nonce.hex(),
    "row": row_of("manifest", manifest_nonce, derived["sensitive"]["manifest"], bytes([1]) + u32(7), plain + pinned, False).hex(),
})

# grant: the class's key, sealed to the user
plain = u16(1) + vault_id + bytes([1]) + u32(epoch) + keys["sensitive"][1]
grant_row = sealed_box(public(box), counting(0x44, 32), plain)
grant_row += hashed(grant_row)
save("grant.json", {
    "vaultId": vault_id.hex(), "epoch": epoch, "compartment": "sensitive", "seed": seed.hex(),
    "key": keys["sensitive"][1].hex(), "row": grant_row.hex(),
})

# directory: the owner and an admin, one of everything that is listed
def listed(*entries):
    return u16(len(entries)) + b"".join(entries)


admin_id, admin_box, admin_sign = counting(0x51, 16), counting(0x52, 32), counting(0x53, 32)
slot_digest, seed_digest = hashed(b"a slot"), hashed(b"a seed")
fields = u64(12) + i64(written) + user_id + public(signing)
fields += listed(
    user_id + bytes([1]) + public(box) + public(signing) + i64(written),
    admin_id + bytes([2]) + admin_box + admin_sign + i64(written + 1))
fields += listed(slot_id + user_id + bytes([2]) + slot_digest + seed_digest)
fields += listed(user_id + bytes([1]) + u32(epoch) + hashed(grant_row))
fields += listed(hashed(public(inviting))[:16] + bytes([2]) + public(inviting) + i64(made) + i64(expires) + tag)
fields += listed(public(earlier) + owner + earlier.sign(succession))
content = fields + signing.sign(context_of("directory", vault_id, fields))
save("directory.json", {
    "vaultId": vault_id.hex(), "revision": 12, "writtenAt": written, "ownerId": user_id.hex(), "seed": seed.hex(),
    "admin": {"userId": admin_id.hex(), "boxKey": admin_box.hex(), "signKey": admin_sign.hex()},
    "slot": {"slotId": slot_id.hex(), "kind": "recovery", "digest": slot_digest.hex(), "seedDigest": seed_digest.hex()},
    "grant": {"compartment": "sensitive", "epoch": epoch, "digest": hashed(grant_row).hex()},
    "row": (content + hashed(content)).hex(),
})

# request to join: signed with the invitation's key and by the one who asks
content = admin_id + public(box) + public(signing) + i64(written) + sized(b"a slot's row") + sized(b"a seed's row")
signed = context_of("join", vault_id, content)
content += inviting.sign(signed) + signing.sign(signed)
save("request.json", {
    "vaultId": vault_id.hex(), "symbols": symbols, "seed": seed.hex(), "userId": admin_id.hex(), "at": written,
    "slot": b"a slot's row".hex(), "seedRow": b"a seed's row".hex(), "row": (content + hashed(content)).hex(),
})

# backup: its head, and what its last message says
front_rows = [("header/a", b"a header"), ("directory/b", b"a directory")]
front = b"".join(sized(b"\x01" + name.encode()) + sized(value) for name, value in front_rows)
face = b"SRBACKUP" + u16(1) + vault_id + i64(written) + sized(front)
file_key, stream_header, head_nonce = counting(0x61, 32), counting(0x62, 24), counting(0x63, 24)
head_context = bytes([6]) + b"backup" + u16(1) + vault_id + hashed(face)
head = face + head_nonce + sealed(subkey(seed, 4, "sruser__"), head_nonce, head_context, file_key) + stream_header
figures = u64(3) + u64(2) + u64(1) + u64(4096) + u64(12) + bytes([2])
figures += bytes([1]) + u64(7) + i64(written) + bytes([2]) + u64(9) + i64(written + 1) + hashed(b"a list of hashes")
save("backup.json", {
    "vaultId": vault_id.hex(), "madeAt": written, "seed": seed.hex(), "fileKey": file_key.hex(),
    "streamHeader": stream_header.hex(), "nonce": head_nonce.hex(),
    "front": [{"name": name, "value": value.hex()} for name, value in front_rows],
    "head": (head + hashed(head)).hex(), "manifest": figures.hex(), "digest": hashed(b"a list of hashes").hex(),
    "generations": [["sensitive", 7, written], ["operational", 9, written + 1]],
})
