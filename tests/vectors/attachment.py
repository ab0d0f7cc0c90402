"""
Writes the known answers of attachments without any code of the project: hashlib, and the Python package
`cryptography` for ChaCha20 and Poly1305. Secretstream is written out here, after libsodium's documentation.
Run: python3 tests/vectors/attachment.py   (the file beside it must not change)
"""
import json
import pathlib
import struct
from hashlib import blake2b

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import ChaCha20
from cryptography.hazmat.primitives.poly1305 import Poly1305

HERE = pathlib.Path(__file__).parent
CHUNK = 65536


def hashed(message, key=b""):
    return blake2b(message, digest_size=32, key=key).digest()


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


def chacha20(key, nonce, counter, data):
    return Cipher(ChaCha20(key, struct.pack("<I", counter) + nonce), None).encryptor().update(data)


def stream(key, header, context, messages):
    inner, counter, tail = hchacha20(key, header[:16]), 1, header[16:]
    for index, message in enumerate(messages):
        nonce = struct.pack("<I", counter) + tail
        tag = 3 if index == len(messages) - 1 else 0
        block = chacha20(inner, nonce, 1, bytes([tag]) + bytes(63))
        cipher = chacha20(inner, nonce, 2, message)
        mac = Poly1305(chacha20(inner, nonce, 0, bytes(32)))
        mac.update(context + bytes(-len(context) % 16))
        # libsodium pads the message by its length modulo 16, not up to a multiple of 16.
        mac.update(block + cipher + bytes(len(message) % 16))
        mac.update(struct.pack("<QQ", len(context), 64 + len(message)))
        proof = mac.finalize()
        tail = bytes(a ^ b for a, b in zip(tail, proof))
        counter += 1
        yield block[:1] + cipher + proof


def u16(value): return struct.pack("<H", value)
def u32(value): return struct.pack("<I", value)


def context_of(purpose, vault_id, *parts):
    return bytes([len(purpose)]) + purpose.encode() + u16(1) + vault_id + b"".join(parts)


def padded_length(needed):
    size = 256
    while size < min(needed, 65536):
        size *= 2
    if needed <= 65536:
        return size
    step = 2 ** ((needed - 1).bit_length() - 1) // 8
    return -(-needed // step) * step


def chunks_of(content):
    pieces = [content[i:i + CHUNK - 4] for i in range(0, len(content), CHUNK - 4)] or [b""]
    left = padded_length(len(content) + 4 * len(pieces))
    while left > 0:
        piece, pieces = (pieces[0], pieces[1:]) if pieces else (b"", [])
        size = min(CHUNK, left)
        yield u32(len(piece)) + piece + bytes(size - 4 - len(piece))
        left -= size


def counting(start, length):
    return bytes((start + i) % 256 for i in range(length))


def attachment(content):
    front = b"SRATTACH" + u16(1) + vault_id + bytes([1]) + u32(7)
    place = bytes([1]) + u32(7) + hid + data_key_id
    key = hashed(context_of("attachment key", vault_id, place), data_key)
    context = context_of("attachment", vault_id, place)
    return front + hashed(front) + header + b"".join(stream(key, header, context, list(chunks_of(content))))


vault_id, hid, data_key_id, data_key, header = (
    counting(start, length) for start, length in ((0xA0, 16), (0x40, 32), (0x20, 16), (0x60, 32), (0x80, 24)))
small, large = counting(3, 100), counting(5, 200_000)
(HERE / "attachment.json").write_text(json.dumps({
    "vaultId": vault_id.hex(), "compartment": "sensitive", "epoch": 7, "hid": hid.hex(),
    "dataKeyId": data_key_id.hex(), "dataKey": data_key.hex(), "header": header.hex(),
    "small": {"content": small.hex(), "digest": hashed(small).hex(), "file": attachment(small).hex()},
    "large": {
        "first": 5, "bytes": len(large), "digest": hashed(large).hex(),
        "fileBytes": len(attachment(large)), "fileDigest": hashed(attachment(large)).hex(),
    },
}, indent=2) + "\n")
