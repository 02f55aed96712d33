-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is sealed (core/vault) stands in BLOBs that say so.
-- Identifiers are 16 bytes. Instants are UTC milliseconds, dates are yyyy-mm-dd. Order is by seq or id, never by time.

CREATE TABLE migration(
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 BLOB NOT NULL CHECK(length(sha256)=32)) STRICT;

CREATE TABLE setting(
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE account(
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK(length(uuid)=16),
  sign_in_name TEXT NOT NULL UNIQUE,
  full_name BLOB NOT NULL,                   -- sealed
  role TEXT NOT NULL CHECK(role IN ('clerk','supervisor','technician')),
  slot_passes INTEGER NOT NULL,              -- of Argon2id
  slot_memory_bytes INTEGER NOT NULL,
  slot_salt BLOB NOT NULL CHECK(length(slot_salt)=16),
  slot_key BLOB NOT NULL,                    -- the data key under the clerk's passphrase
  fails INTEGER NOT NULL DEFAULT 0 CHECK(fails>=0),
  wait_left_ms INTEGER NOT NULL DEFAULT 0,
  wait_since_boot_ms INTEGER NOT NULL DEFAULT 0,
  wait_boot_id TEXT NOT NULL DEFAULT '') STRICT;

-- The data key itself stands nowhere but in slots.
CREATE TABLE key_version(
  version INTEGER PRIMARY KEY CHECK(version>=1),
  courier_key BLOB NOT NULL,                 -- under the data key
  recovery_slot BLOB NOT NULL DEFAULT x''    -- the data key, sealed to the supervisor's offline key
  ) STRICT;

-- A dossier keeps its provisional number when the official one comes, and is found by both.
CREATE TABLE dossier(
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK(length(uuid)=16),
  revision INTEGER NOT NULL CHECK(revision>=1),
  official_number TEXT UNIQUE,
  provisional_number TEXT UNIQUE,
  procedure_code TEXT NOT NULL,
  procedure_name TEXT NOT NULL,
  procedure_version TEXT NOT NULL,
  field_code TEXT NOT NULL,
  field_name TEXT NOT NULL,
  authority TEXT NOT NULL,
  payload BLOB NOT NULL,                     -- sealed: persons, abstract, place of return, the clerk's name
  channel INTEGER NOT NULL CHECK(channel IN (1,2,3)),
  return_method INTEGER NOT NULL CHECK(return_method IN (0,1)),
  fee_dong INTEGER NOT NULL,
  term_text TEXT NOT NULL,
  received_ms INTEGER NOT NULL,
  due_ms INTEGER,
  calendar_version TEXT NOT NULL,
  counter TEXT NOT NULL,
  clerk_uuid BLOB NOT NULL CHECK(length(clerk_uuid)=16),
  work TEXT NOT NULL CHECK(work IN ('draft','taken','supplement_asked','refused','withdrawn','handed_over',
                                    'result_held','returned','voided')),
  CHECK(official_number IS NOT NULL OR provisional_number IS NOT NULL)) STRICT;

CREATE TABLE document(
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK(length(uuid)=16),
  dossier_uuid BLOB NOT NULL REFERENCES dossier(uuid),
  position INTEGER NOT NULL,
  component TEXT NOT NULL,
  component_code TEXT NOT NULL,
  payload BLOB NOT NULL,                     -- sealed: name, SHA-256 of the opened file
  originals INTEGER NOT NULL,
  copies INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  size_bytes INTEGER NOT NULL CHECK(size_bytes>=0),
  characters INTEGER NOT NULL,
  sealed_bytes INTEGER NOT NULL CHECK(sealed_bytes>=0),
  sealed_sha256 BLOB NOT NULL CHECK(length(sealed_sha256)=32),
  own_key BLOB NOT NULL,                     -- of the file, under the vault's key
  UNIQUE(dossier_uuid, position)) STRICT;

CREATE TRIGGER document_frozen BEFORE UPDATE OF uuid, dossier_uuid, size_bytes, sealed_bytes, sealed_sha256 ON document BEGIN
  SELECT RAISE(ABORT, 'a filed document does not change');
END;

-- Numbers stay used when their dossier is voided, so there is no reference to it.
CREATE TABLE number_used(
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK(kind IN ('official','provisional')),
  day TEXT NOT NULL CHECK(length(day)=10),
  place INTEGER NOT NULL CHECK(place>=0),
  dossier_uuid BLOB NOT NULL CHECK(length(dossier_uuid)=16),
  UNIQUE(kind, day, place)) STRICT;

CREATE TABLE draft(
  dossier_uuid BLOB NOT NULL PRIMARY KEY CHECK(length(dossier_uuid)=16),
  clerk_uuid BLOB NOT NULL CHECK(length(clerk_uuid)=16),
  content BLOB NOT NULL,                     -- sealed
  changed_seq INTEGER NOT NULL UNIQUE) STRICT;

CREATE TABLE delivery(
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  dossier_uuid BLOB NOT NULL REFERENCES dossier(uuid),
  rev INTEGER NOT NULL CHECK(rev>=1),
  state TEXT NOT NULL CHECK(state IN ('queued','sending','uploaded','acknowledged','needs_clerk')),
  body BLOB NOT NULL,                        -- the exact bytes of the put, sealed under the delivery's key
  sealed_sha256 BLOB NOT NULL CHECK(length(sealed_sha256)=32), -- of the sealed body
  key_for_courier BLOB NOT NULL,             -- which opens while the vault is locked
  key_for_portal BLOB NOT NULL DEFAULT x'',  -- which opens at the portal alone
  receipt BLOB NOT NULL DEFAULT x'',
  receipt_epoch TEXT NOT NULL DEFAULT '',
  receipt_seq INTEGER NOT NULL DEFAULT 0,
  received_by_portal_ms INTEGER,
  etag TEXT NOT NULL DEFAULT '',
  UNIQUE(dossier_uuid, rev),
  CHECK(state<>'acknowledged' OR length(receipt)>0)) STRICT;

CREATE TRIGGER delivery_frozen BEFORE UPDATE OF dossier_uuid, rev, body, sealed_sha256, key_for_courier, key_for_portal ON delivery BEGIN
  SELECT RAISE(ABORT, 'a frozen revision does not change');
END;

CREATE TABLE outbox(
  seq INTEGER PRIMARY KEY AUTOINCREMENT,     -- never reused
  op_uuid BLOB NOT NULL UNIQUE CHECK(length(op_uuid)=16),
  kind TEXT NOT NULL CHECK(kind IN ('put','file','commit','lease','event')),
  dossier_uuid BLOB NOT NULL DEFAULT x'', rev INTEGER NOT NULL DEFAULT 0, file_uuid BLOB NOT NULL DEFAULT x'',
  file_key BLOB NOT NULL DEFAULT x'',        -- of the file, under the delivery's key
  subject BLOB NOT NULL DEFAULT x'',         -- lease or event id; no NULLs: UNIQUE would not hold on them
  lane INTEGER NOT NULL CHECK(lane BETWEEN 0 AND 4),
  bytes_left INTEGER NOT NULL DEFAULT 0 CHECK(bytes_left>=0),
  severity INTEGER NOT NULL DEFAULT 0 CHECK(severity BETWEEN 0 AND 4),
  state TEXT NOT NULL CHECK(state IN ('queued','sending','uploaded','acknowledged','needs_clerk')),
  attempts INTEGER NOT NULL DEFAULT 0, crashes INTEGER NOT NULL DEFAULT 0,
  next_boot_ms INTEGER,                      -- by the boot-time clock of boot_id; no value: due now
  boot_id TEXT NOT NULL DEFAULT '',
  last_http INTEGER NOT NULL DEFAULT 0, last_problem TEXT NOT NULL DEFAULT '', last_detail TEXT NOT NULL DEFAULT '',
  request_id TEXT NOT NULL DEFAULT '',
  UNIQUE(kind, dossier_uuid, rev, file_uuid, subject)) STRICT;

CREATE INDEX outbox_open ON outbox(lane, seq) WHERE state<>'acknowledged';
CREATE INDEX outbox_of_delivery ON outbox(dossier_uuid, rev);

-- An operation that belongs to no delivery would never be shown to anybody.
CREATE TRIGGER outbox_has_delivery BEFORE INSERT ON outbox WHEN new.kind IN ('put','file','commit') AND NOT EXISTS(
    SELECT 1 FROM delivery WHERE dossier_uuid=new.dossier_uuid AND rev=new.rev) BEGIN
  SELECT RAISE(ABORT, 'an operation without its delivery');
END;

CREATE TABLE upload(
  file_uuid BLOB NOT NULL PRIMARY KEY REFERENCES document(uuid),
  location TEXT NOT NULL,
  sent_offset INTEGER NOT NULL CHECK(sent_offset>=0)) STRICT;

-- row is canonical JSON; hash is SHA-256 of the hash before and this row.
CREATE TABLE audit(
  seq INTEGER PRIMARY KEY,
  row TEXT NOT NULL,
  hash BLOB NOT NULL CHECK(length(hash)=32)) STRICT;

CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END;
CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit only grows'); END;

-- Kept by triggers, so that badges and the sign-in screen never count rows.
CREATE TABLE counts(
  what TEXT NOT NULL,
  k TEXT NOT NULL,
  n INTEGER NOT NULL CHECK(n>=0),
  PRIMARY KEY(what, k)) STRICT, WITHOUT ROWID;

CREATE TRIGGER delivery_counted AFTER INSERT ON delivery BEGIN
  INSERT INTO counts VALUES('delivery', new.state, 1) ON CONFLICT(what, k) DO UPDATE SET n=n+1;
END;
CREATE TRIGGER delivery_moved AFTER UPDATE OF state ON delivery WHEN old.state IS NOT new.state BEGIN
  UPDATE counts SET n=n-1 WHERE what='delivery' AND k=old.state;
  INSERT INTO counts VALUES('delivery', new.state, 1) ON CONFLICT(what, k) DO UPDATE SET n=n+1;
END;
CREATE TRIGGER delivery_gone AFTER DELETE ON delivery BEGIN
  UPDATE counts SET n=n-1 WHERE what='delivery' AND k=old.state;
END;
