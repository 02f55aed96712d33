-- SPDX-License-Identifier: GPL-3.0-or-later
-- The device signs the audit's end now and then, and the portal keeps what was signed: rows that are cut off
-- later are missed there.
CREATE TABLE device_key(
  id INTEGER PRIMARY KEY CHECK(id=1),
  public_key BLOB NOT NULL CHECK(length(public_key)=32),
  seed BLOB NOT NULL                         -- under the courier's key: it signs while the vault is locked
  ) STRICT;

CREATE TABLE audit_head(
  seq INTEGER PRIMARY KEY,                   -- of the audit's row that was its end
  hash BLOB NOT NULL CHECK(length(hash)=32), -- of that row
  incarnation TEXT NOT NULL,
  day TEXT NOT NULL,                         -- of the last head that a day was due; compared for equality only
  signature BLOB NOT NULL CHECK(length(signature)=64),
  event_uuid BLOB NOT NULL UNIQUE CHECK(length(event_uuid)=16)) STRICT;

CREATE TRIGGER audit_head_never_changes BEFORE UPDATE ON audit_head BEGIN
  SELECT RAISE(ABORT, 'the audit only grows');
END;
CREATE TRIGGER audit_head_never_shrinks BEFORE DELETE ON audit_head BEGIN
  SELECT RAISE(ABORT, 'the audit only grows');
END;
