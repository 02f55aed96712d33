-- SPDX-License-Identifier: GPL-3.0-or-later
-- What shows the portal over TLS which PC this is. A new certificate is asked for with a key of its own; the one in
-- force stays until it has come.
CREATE TABLE device_certificate(
  state TEXT NOT NULL UNIQUE CHECK(state IN ('asked','in_force')),
  key BLOB NOT NULL,     -- PEM, under the courier's key: it sends while the vault is locked
  request TEXT NOT NULL, -- PKCS #10, PEM
  certificate TEXT NOT NULL DEFAULT '',
  CHECK((state='in_force')=(certificate<>''))) STRICT;
