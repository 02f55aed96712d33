-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the retention rule takes away: frozen bodies once their receipt is there, and the scans of dossiers that have left.

-- Every frozen revision has its verified receipt.
CREATE VIEW dossier_received AS SELECT uuid, work FROM dossier
  WHERE EXISTS(SELECT 1 FROM delivery WHERE dossier_uuid=dossier.uuid)
    AND NOT EXISTS(SELECT 1 FROM delivery WHERE dossier_uuid=dossier.uuid AND state<>'acknowledged');

-- And the originals are in other hands: with the authority, or back with the citizen.
CREATE VIEW dossier_left AS SELECT uuid FROM dossier_received
  WHERE work IN ('refused','withdrawn','handed_over','result_held','returned');
CREATE INDEX dossier_out ON dossier(uuid, work) WHERE work IN ('refused','withdrawn','handed_over','result_held','returned');

CREATE TABLE retention(
  dossier_uuid BLOB NOT NULL PRIMARY KEY REFERENCES dossier(uuid) CHECK(length(dossier_uuid)=16),
  since_on_ms INTEGER NOT NULL CHECK(since_on_ms>=0), -- when it was found to have left, by the time this PC was on
  scans TEXT NOT NULL DEFAULT 'kept' CHECK(scans IN ('kept','shredding','shredded'))) STRICT, WITHOUT ROWID;
CREATE INDEX retention_steps ON retention(scans, since_on_ms);

CREATE TRIGGER retention_begins BEFORE INSERT ON retention WHEN new.scans<>'kept' BEGIN
  SELECT RAISE(ABORT, 'scans go step by step');
END;
CREATE TRIGGER retention_goes_on BEFORE UPDATE ON retention WHEN NOT (
    new.dossier_uuid IS old.dossier_uuid AND new.since_on_ms IS old.since_on_ms
    AND ((old.scans='kept' AND new.scans='shredding' AND EXISTS(SELECT 1 FROM dossier_left WHERE uuid=old.dossier_uuid))
      OR (old.scans='shredding' AND new.scans='shredded'))) BEGIN
  SELECT RAISE(ABORT, 'scans that are needed stay');
END;
CREATE TRIGGER retention_stays BEFORE DELETE ON retention WHEN old.scans<>'kept' BEGIN
  SELECT RAISE(ABORT, 'what was shredded stays so');
END;

-- What comes back to the counter, or is frozen anew, has to leave again before days are counted.
CREATE TRIGGER dossier_came_back AFTER UPDATE OF work ON dossier
  WHEN new.work NOT IN ('refused','withdrawn','handed_over','result_held','returned') BEGIN
  DELETE FROM retention WHERE dossier_uuid=new.uuid AND scans='kept';
END;
CREATE TRIGGER delivery_anew AFTER INSERT ON delivery BEGIN
  DELETE FROM retention WHERE dossier_uuid=new.dossier_uuid AND scans='kept';
END;

-- A document without its key is shredded: the file is noise.
CREATE TRIGGER document_key_frozen BEFORE UPDATE OF own_key ON document WHEN NOT (
    length(new.own_key)=0 AND EXISTS(SELECT 1 FROM retention WHERE dossier_uuid=old.dossier_uuid AND scans='shredding')) BEGIN
  SELECT RAISE(ABORT, 'the key of a filed document does not change');
END;

-- A frozen revision without its body is erased: it has its receipt.
CREATE INDEX delivery_unerased ON delivery(seq) WHERE state='acknowledged' AND length(body)>0;
DROP TRIGGER delivery_frozen;
CREATE TRIGGER delivery_frozen BEFORE UPDATE OF dossier_uuid, rev, body, sealed_sha256, key_for_courier, key_for_portal ON delivery WHEN NOT (
    old.state='acknowledged' AND new.state='acknowledged'
    AND new.dossier_uuid IS old.dossier_uuid AND new.rev IS old.rev AND new.sealed_sha256 IS old.sealed_sha256
    AND length(new.body)=0 AND length(new.key_for_courier)=0 AND length(new.key_for_portal)=0) BEGIN
  SELECT RAISE(ABORT, 'a frozen revision does not change');
END;
CREATE TRIGGER delivery_erased BEFORE UPDATE OF state ON delivery WHEN length(old.body)=0 AND new.state<>'acknowledged' BEGIN
  SELECT RAISE(ABORT, 'an erased revision is not sent again');
END;
