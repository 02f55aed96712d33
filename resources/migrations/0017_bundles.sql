-- SPDX-License-Identifier: GPL-3.0-or-later
-- Bundles on sticks. What they carry goes on waiting in the outbox until its receipt is here, by whatever way.
CREATE TABLE bundle(
  number INTEGER PRIMARY KEY CHECK(number>=1),
  uuid BLOB NOT NULL UNIQUE CHECK(length(uuid)=16),
  header_sha256 BLOB NOT NULL DEFAULT x'' CHECK(length(header_sha256) IN (0,32))) STRICT; -- empty: not whole on a stick

CREATE TABLE bundle_revision(
  number INTEGER NOT NULL REFERENCES bundle(number),
  dossier_uuid BLOB NOT NULL CHECK(length(dossier_uuid)=16),
  rev INTEGER NOT NULL CHECK(rev>=1),
  PRIMARY KEY(number, dossier_uuid, rev)) STRICT, WITHOUT ROWID;

CREATE TRIGGER bundle_frozen BEFORE UPDATE ON bundle WHEN NOT (
    new.number IS old.number AND new.uuid IS old.uuid AND length(old.header_sha256)=0) BEGIN
  SELECT RAISE(ABORT, 'a bundle that is on its way does not change');
END;
CREATE TRIGGER bundle_stays BEFORE DELETE ON bundle BEGIN SELECT RAISE(ABORT, 'a number of a bundle is used once'); END;
