-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a portal holds but has not signed for (no epoch) is only as it was read back: the frozen body stays here until the
-- scans go, for nobody would tell us of a loss there.

DROP INDEX delivery_unerased;
CREATE INDEX delivery_unerased ON delivery(seq) WHERE state='acknowledged' AND length(body)>0 AND receipt_epoch<>'';

DROP TRIGGER delivery_frozen;
CREATE TRIGGER delivery_frozen BEFORE UPDATE OF dossier_uuid, rev, body, sealed_sha256, key_for_courier, key_for_portal ON delivery WHEN NOT (
    new.dossier_uuid IS old.dossier_uuid AND new.rev IS old.rev AND new.sealed_sha256 IS old.sealed_sha256
    AND ((new.body IS old.body AND new.key_for_portal IS old.key_for_portal AND length(new.key_for_courier)=length(old.key_for_courier)
        AND substr(new.key_for_courier,1,1)>substr(old.key_for_courier,1,1))
      OR (EXISTS(SELECT 1 FROM delivery_durable WHERE seq=old.seq) AND new.state='acknowledged'
        AND (old.receipt_epoch<>'' OR EXISTS(SELECT 1 FROM retention WHERE dossier_uuid=old.dossier_uuid AND scans<>'kept'))
        AND length(new.body)=0 AND length(new.key_for_courier)=0 AND length(new.key_for_portal)=0))) BEGIN
  SELECT RAISE(ABORT, 'a frozen revision does not change');
END;
