# SPDX-License-Identifier: GPL-3.0-or-later
"""Slots as programs made them before clerks had pairs of keys: the data key itself under the passphrase. Written against the
formats of core/vault with plain libsodium."""
import ctypes
import hashlib
import hmac
import os

SODIUM = ctypes.CDLL("libsodium.so.23")
HEAD, NONCE, TAG, KEY = 25, 24, 16, 32
ARGON2ID13 = 2


def stretched(passphrase, passes, memory, salt):
    out = ctypes.create_string_buffer(KEY)
    text = passphrase.encode()
    done = SODIUM.crypto_pwhash_argon2id(out, ctypes.c_ulonglong(KEY), text, ctypes.c_ulonglong(len(text)), salt,
                                         ctypes.c_ulonglong(passes), ctypes.c_size_t(memory), ARGON2ID13)
    assert done == 0
    once = hmac.new(bytes(32), out.raw, hashlib.sha256).digest()  # HKDF of RFC 5869, for one block
    return hmac.new(once, b"counterfoil key slot\x01", hashlib.sha256).digest()


def opened(key, place, sealed):
    out = ctypes.create_string_buffer(len(sealed) - HEAD - TAG)
    about = sealed[:1] + place
    assert SODIUM.crypto_aead_xchacha20poly1305_ietf_decrypt(
        out, None, None, sealed[HEAD:], ctypes.c_ulonglong(len(sealed) - HEAD), about, ctypes.c_ulonglong(len(about)),
        sealed[1:HEAD], key) == 0
    return out.raw


def sealed(key, place, plain):
    out = ctypes.create_string_buffer(len(plain) + TAG)
    nonce = os.urandom(NONCE)
    about = b"\x01" + place
    SODIUM.crypto_aead_xchacha20poly1305_ietf_encrypt(
        out, None, plain, ctypes.c_ulonglong(len(plain)), about, ctypes.c_ulonglong(len(about)), None, nonce, key)
    return b"\x01" + nonce + out.raw


def old_slot(passphrase, clerk, passes, memory, salt, slot_key, slot_data_key):
    """What stood as slot_key, with the same salt and cost, when there was no slot_data_key."""
    key = stretched(passphrase, passes, memory, salt)
    cost = f"{clerk.hex()}/{passes}/{memory}/".encode() + salt
    secret = opened(key, b"key pair/" + cost, slot_key)
    public, data_key = ctypes.create_string_buffer(KEY), ctypes.create_string_buffer(KEY)
    SODIUM.crypto_scalarmult_base(public, secret)
    assert SODIUM.crypto_box_seal_open(data_key, slot_data_key, ctypes.c_ulonglong(len(slot_data_key)), public, secret) == 0
    return sealed(key, b"key slot/" + cost, data_key.raw)
