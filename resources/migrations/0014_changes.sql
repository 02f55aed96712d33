-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the portal's changes say of dossiers, and which receipts outlive a loss at the portal.

-- The portal's own name of a change: told again in another life of the portal it is the same.
ALTER TABLE feed_event ADD COLUMN change_uuid BLOB NOT NULL DEFAULT x'' CHECK(length(change_uuid) IN (0,16));
CREATE UNIQUE INDEX feed_event_once ON feed_event(change_uuid) WHERE length(change_uuid)>0;
DROP INDEX feed_event_of_dossier;
CREATE INDEX feed_event_of_dossier ON feed_event(dossier_uuid, id);
CREATE TRIGGER feed_event_named BEFORE UPDATE OF change_uuid ON feed_event BEGIN
  SELECT RAISE(ABORT, 'a change stays as the portal told it');
END;

-- Where a dossier stands at the portal, as of the last change that was read. In clear, as states are.
CREATE TABLE portal_state(
  dossier_uuid BLOB NOT NULL PRIMARY KEY REFERENCES dossier(uuid),
  state INTEGER NOT NULL CHECK(state BETWEEN 1 AND 10),
  -- Twice the id of the change that told it; one more when the portal's list did, after that change.
  as_of INTEGER NOT NULL CHECK(as_of>=1)) STRICT, WITHOUT ROWID;
CREATE TRIGGER portal_state_goes_on BEFORE UPDATE ON portal_state WHEN NOT (
    new.dossier_uuid IS old.dossier_uuid AND new.as_of>old.as_of) BEGIN
  SELECT RAISE(ABORT, 'a state is followed by a later one');
END;

-- Lives of the portal whose receipts it still knows of.
CREATE TABLE feed_epoch(epoch TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO feed_epoch SELECT epoch FROM feed;

-- What was received and would be there after a loss at the portal. A portal that tells no changes is believed at once.
CREATE VIEW delivery_durable AS SELECT seq, dossier_uuid, rev FROM delivery WHERE state='acknowledged' AND (
    length(body)=0 OR NOT EXISTS(SELECT 1 FROM feed)
    OR (receipt_epoch IN (SELECT epoch FROM feed_epoch) AND receipt_seq<=(SELECT durable_seq FROM feed)));

DROP VIEW dossier_left;
DROP VIEW dossier_received;
CREATE VIEW dossier_received AS SELECT uuid, work FROM dossier
  WHERE EXISTS(SELECT 1 FROM delivery WHERE dossier_uuid=dossier.uuid)
    AND NOT EXISTS(SELECT 1 FROM delivery WHERE dossier_uuid=dossier.uuid
      AND NOT EXISTS(SELECT 1 FROM delivery_durable WHERE seq=delivery.seq));
CREATE VIEW dossier_left AS SELECT uuid FROM dossier_received
  WHERE work IN ('refused','withdrawn','handed_over','result_held','returned');

-- The portal has lost it: days are counted anew.
CREATE TRIGGER delivery_sent_anew AFTER UPDATE OF state ON delivery WHEN old.state='acknowledged' AND new.state<>'acknowledged' BEGIN
  DELETE FROM retention WHERE dossier_uuid=new.dossier_uuid AND scans='kept';
END;

DROP TRIGGER delivery_frozen;
CREATE TRIGGER delivery_frozen BEFORE UPDATE OF dossier_uuid, rev, body, sealed_sha256, key_for_courier, key_for_portal ON delivery WHEN NOT (
    new.dossier_uuid IS old.dossier_uuid AND new.rev IS old.rev AND new.sealed_sha256 IS old.sealed_sha256
    AND ((new.body IS old.body AND new.key_for_portal IS old.key_for_portal AND length(new.key_for_courier)=length(old.key_for_courier)
        AND substr(new.key_for_courier,1,1)>substr(old.key_for_courier,1,1))
      OR (EXISTS(SELECT 1 FROM delivery_durable WHERE seq=old.seq) AND new.state='acknowledged'
        AND length(new.body)=0 AND length(new.key_for_courier)=0 AND length(new.key_for_portal)=0))) BEGIN
  SELECT RAISE(ABORT, 'a frozen revision does not change');
END;
