-- SPDX-License-Identifier: GPL-3.0-or-later
-- The data key can be changed: clerks have pairs of keys, and what lies under an older key is brought under the newest.
-- A clerk of an earlier program has a slot with the data key itself, until the next sign-in.
ALTER TABLE account ADD COLUMN slot_public BLOB NOT NULL DEFAULT x'';   -- sealed
ALTER TABLE account ADD COLUMN slot_data_key BLOB NOT NULL DEFAULT x''; -- the newest data key, sealed to the clerk's pair
ALTER TABLE key_version ADD COLUMN key_under_next BLOB NOT NULL DEFAULT x''; -- this data key, sealed under the next

-- The first byte of what is sealed is the version of the data key above it: wrapped anew under a later one, or shredded.
DROP TRIGGER document_key_frozen;
CREATE TRIGGER document_key_frozen BEFORE UPDATE OF own_key ON document WHEN NOT (
    (length(new.own_key)=length(old.own_key) AND substr(new.own_key,1,1)>substr(old.own_key,1,1))
    OR (length(new.own_key)=0 AND EXISTS(SELECT 1 FROM retention WHERE dossier_uuid=old.dossier_uuid AND scans='shredding'))) BEGIN
  SELECT RAISE(ABORT, 'the key of a filed document does not change');
END;

DROP TRIGGER delivery_frozen;
CREATE TRIGGER delivery_frozen BEFORE UPDATE OF dossier_uuid, rev, body, sealed_sha256, key_for_courier, key_for_portal ON delivery WHEN NOT (
    new.dossier_uuid IS old.dossier_uuid AND new.rev IS old.rev AND new.sealed_sha256 IS old.sealed_sha256
    AND ((new.body IS old.body AND new.key_for_portal IS old.key_for_portal AND length(new.key_for_courier)=length(old.key_for_courier)
        AND substr(new.key_for_courier,1,1)>substr(old.key_for_courier,1,1))
      OR (old.state='acknowledged' AND new.state='acknowledged'
        AND length(new.body)=0 AND length(new.key_for_courier)=0 AND length(new.key_for_portal)=0))) BEGIN
  SELECT RAISE(ABORT, 'a frozen revision does not change');
END;
