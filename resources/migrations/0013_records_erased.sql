-- SPDX-License-Identifier: GPL-3.0-or-later
-- When the days of the province's rule are over, what is sealed of a dossier is overwritten in all of its rows, by a zero byte and
-- "erased": no data key has that version. Clear columns, counts and audit stay.
ALTER TABLE retention ADD COLUMN settled_on_ms INTEGER CHECK(settled_on_ms>=0); -- when nothing of it was found open any more, by the time this PC was on
ALTER TABLE retention ADD COLUMN records TEXT NOT NULL DEFAULT 'kept' CHECK(records IN ('kept','erasing','erased','reopened'));
CREATE INDEX retention_unsettled ON retention(dossier_uuid) WHERE settled_on_ms IS NULL;
CREATE INDEX retention_records ON retention(records, settled_on_ms);
CREATE INDEX feed_event_of_dossier ON feed_event(dossier_uuid);

-- Received, and no original, no result and no money in an open drawer is here.
CREATE VIEW dossier_settled AS SELECT uuid FROM dossier_left
  WHERE NOT EXISTS(SELECT 1 FROM original WHERE dossier_uuid=dossier_left.uuid AND place IN ('at_counter','in_transit','with_courier'))
    AND NOT EXISTS(SELECT 1 FROM result WHERE dossier_uuid=dossier_left.uuid AND state='held')
    AND NOT EXISTS(SELECT 1 FROM fee JOIN shift ON shift.uuid=shift_uuid WHERE dossier_uuid=dossier_left.uuid AND closed_seq IS NULL)
    AND NOT EXISTS(SELECT 1 FROM fee JOIN fee_void ON fee_uuid=fee.uuid JOIN shift ON shift.uuid=fee_void.shift_uuid
        WHERE dossier_uuid=dossier_left.uuid AND closed_seq IS NULL);

DROP TRIGGER retention_begins;
CREATE TRIGGER retention_begins BEFORE INSERT ON retention WHEN new.scans<>'kept' OR new.records<>'kept' OR new.settled_on_ms IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'scans and records go step by step');
END;
DROP TRIGGER retention_goes_on;
CREATE TRIGGER retention_goes_on BEFORE UPDATE ON retention WHEN NOT (
    new.dossier_uuid IS old.dossier_uuid AND new.since_on_ms IS old.since_on_ms AND (
      (new.records IS old.records AND new.settled_on_ms IS old.settled_on_ms
        AND ((old.scans='kept' AND new.scans='shredding' AND EXISTS(SELECT 1 FROM dossier_left WHERE uuid=old.dossier_uuid))
          OR (old.scans='shredding' AND new.scans='shredded')))
      OR (new.scans IS old.scans AND old.settled_on_ms IS NOT NULL AND new.settled_on_ms IS NULL
        AND new.records IS iif(old.records='kept', 'kept', 'reopened'))
      OR (new.scans IS old.scans AND new.records IS old.records AND old.records IN ('kept','reopened') AND old.settled_on_ms IS NULL
        AND EXISTS(SELECT 1 FROM dossier_settled WHERE uuid=old.dossier_uuid))
      OR (old.scans='shredded' AND new.scans='shredded' AND new.settled_on_ms IS old.settled_on_ms
        AND ((old.records IN ('kept','reopened') AND new.records='erasing' AND old.settled_on_ms IS NOT NULL
            AND EXISTS(SELECT 1 FROM dossier_settled WHERE uuid=old.dossier_uuid))
          OR (old.records='erasing' AND new.records='erased'))))) BEGIN
  SELECT RAISE(ABORT, 'scans and records that are needed stay');
END;

-- Whatever moves counts the days anew, also of a dossier that was erased: what comes in then is erased in its turn.
CREATE TRIGGER work_settles_anew AFTER UPDATE OF work ON dossier BEGIN
  UPDATE retention SET settled_on_ms=NULL, records=iif(records='kept', 'kept', 'reopened') WHERE settled_on_ms IS NOT NULL AND dossier_uuid=new.uuid;
END;
CREATE TRIGGER delivery_settles_anew AFTER INSERT ON delivery BEGIN
  UPDATE retention SET settled_on_ms=NULL, records=iif(records='kept', 'kept', 'reopened') WHERE settled_on_ms IS NOT NULL AND dossier_uuid=new.dossier_uuid;
END;
CREATE TRIGGER custody_settles_anew AFTER INSERT ON custody_event BEGIN
  UPDATE retention SET settled_on_ms=NULL, records=iif(records='kept', 'kept', 'reopened') WHERE settled_on_ms IS NOT NULL AND dossier_uuid=new.dossier_uuid;
END;
CREATE TRIGGER result_settles_anew AFTER INSERT ON result BEGIN
  UPDATE retention SET settled_on_ms=NULL, records=iif(records='kept', 'kept', 'reopened') WHERE settled_on_ms IS NOT NULL AND dossier_uuid=new.dossier_uuid;
END;
CREATE TRIGGER result_return_settles_anew AFTER INSERT ON result_return BEGIN
  UPDATE retention SET settled_on_ms=NULL, records=iif(records='kept', 'kept', 'reopened')
    WHERE settled_on_ms IS NOT NULL AND dossier_uuid=(SELECT dossier_uuid FROM result WHERE uuid=new.result_uuid);
END;
CREATE TRIGGER fee_settles_anew AFTER INSERT ON fee BEGIN
  UPDATE retention SET settled_on_ms=NULL, records=iif(records='kept', 'kept', 'reopened') WHERE settled_on_ms IS NOT NULL AND dossier_uuid=new.dossier_uuid;
END;
CREATE TRIGGER fee_void_settles_anew AFTER INSERT ON fee_void BEGIN
  UPDATE retention SET settled_on_ms=NULL, records=iif(records='kept', 'kept', 'reopened')
    WHERE settled_on_ms IS NOT NULL AND dossier_uuid=(SELECT dossier_uuid FROM fee WHERE uuid=new.fee_uuid);
END;
CREATE TRIGGER fee_receipt_settles_anew AFTER UPDATE OF state ON fee_receipt BEGIN
  UPDATE retention SET settled_on_ms=NULL, records=iif(records='kept', 'kept', 'reopened')
    WHERE settled_on_ms IS NOT NULL AND dossier_uuid=(SELECT dossier_uuid FROM fee WHERE uuid=new.fee_uuid);
END;
CREATE TRIGGER feed_event_settles_anew AFTER INSERT ON feed_event BEGIN
  UPDATE retention SET settled_on_ms=NULL, records=iif(records='kept', 'kept', 'reopened') WHERE settled_on_ms IS NOT NULL AND dossier_uuid=new.dossier_uuid;
END;

-- What is sealed of rows that stay: brought under a later data key, or erased while the rule erases their dossier.
CREATE VIEW dossier_erasing AS SELECT dossier_uuid AS uuid FROM retention WHERE records='erasing';

CREATE TRIGGER dossier_payload_erased BEFORE UPDATE OF payload ON dossier WHEN new.payload=x'00657261736564'
    AND old.uuid NOT IN (SELECT uuid FROM dossier_erasing) BEGIN
  SELECT RAISE(ABORT, 'what is needed of a dossier stays');
END;
CREATE TRIGGER document_payload_erased BEFORE UPDATE OF payload ON document WHEN new.payload=x'00657261736564'
    AND old.dossier_uuid NOT IN (SELECT uuid FROM dossier_erasing) BEGIN
  SELECT RAISE(ABORT, 'what is needed of a document stays');
END;
DROP TRIGGER custody_event_sealed;
CREATE TRIGGER custody_event_sealed BEFORE UPDATE OF payload ON custody_event WHEN NOT (
    (length(new.payload)=length(old.payload) AND substr(new.payload,1,1)>substr(old.payload,1,1))
    OR (new.payload=x'00657261736564' AND old.dossier_uuid IN (SELECT uuid FROM dossier_erasing))) BEGIN
  SELECT RAISE(ABORT, 'a change of hands stays as it was signed');
END;
DROP TRIGGER result_sealed;
CREATE TRIGGER result_sealed BEFORE UPDATE OF payload ON result WHEN NOT (
    (length(new.payload)=length(old.payload) AND substr(new.payload,1,1)>substr(old.payload,1,1))
    OR (new.payload=x'00657261736564' AND old.dossier_uuid IN (SELECT uuid FROM dossier_erasing))) BEGIN
  SELECT RAISE(ABORT, 'a result stays as it came');
END;
DROP TRIGGER result_return_sealed;
CREATE TRIGGER result_return_sealed BEFORE UPDATE OF payload ON result_return WHEN NOT (
    (length(new.payload)=length(old.payload) AND substr(new.payload,1,1)>substr(old.payload,1,1))
    OR (new.payload=x'00657261736564' AND (SELECT dossier_uuid FROM result WHERE uuid=old.result_uuid) IN (SELECT uuid FROM dossier_erasing))) BEGIN
  SELECT RAISE(ABORT, 'what was signed for stays');
END;
DROP TRIGGER fee_sealed;
CREATE TRIGGER fee_sealed BEFORE UPDATE OF payload ON fee WHEN NOT (
    (length(new.payload)=length(old.payload) AND substr(new.payload,1,1)>substr(old.payload,1,1))
    OR (new.payload=x'00657261736564' AND old.dossier_uuid IN (SELECT uuid FROM dossier_erasing))) BEGIN
  SELECT RAISE(ABORT, 'a payment stays');
END;
DROP TRIGGER fee_void_sealed;
CREATE TRIGGER fee_void_sealed BEFORE UPDATE OF reason ON fee_void WHEN NOT (
    (length(new.reason)=length(old.reason) AND substr(new.reason,1,1)>substr(old.reason,1,1))
    OR (new.reason=x'00657261736564' AND (SELECT dossier_uuid FROM fee WHERE uuid=old.fee_uuid) IN (SELECT uuid FROM dossier_erasing))) BEGIN
  SELECT RAISE(ABORT, 'a void payment stays void');
END;
DROP TRIGGER fee_receipt_goes_void;
CREATE TRIGGER fee_receipt_goes_void BEFORE UPDATE OF state, reason ON fee_receipt WHEN NOT (
    (old.state='used' AND new.state='void')
    OR (new.state=old.state AND length(new.reason)=length(old.reason) AND substr(new.reason,1,1)>substr(old.reason,1,1))
    OR (new.state=old.state AND length(old.reason)>0 AND new.reason=x'00657261736564'
      AND (SELECT dossier_uuid FROM fee WHERE uuid=old.fee_uuid) IN (SELECT uuid FROM dossier_erasing))) BEGIN
  SELECT RAISE(ABORT, 'a void receipt stays void');
END;
DROP TRIGGER feed_event_sealed;
CREATE TRIGGER feed_event_sealed BEFORE UPDATE OF body ON feed_event WHEN NOT (
    (length(new.body)=length(old.body) AND substr(new.body,1,1)>substr(old.body,1,1))
    OR (new.body=x'00657261736564' AND new.state='read' AND old.dossier_uuid IN (SELECT uuid FROM dossier_erasing))) BEGIN
  SELECT RAISE(ABORT, 'a change stays as the portal told it');
END;

-- The note of a closed drawer goes with the last dossier that paid into it, or got money back.
CREATE VIEW shift_in_use AS
  SELECT shift_uuid AS uuid FROM fee WHERE NOT EXISTS(
    SELECT 1 FROM retention WHERE dossier_uuid=fee.dossier_uuid AND records IN ('erasing','erased'))
  UNION ALL SELECT fee_void.shift_uuid FROM fee_void JOIN fee ON fee.uuid=fee_uuid WHERE NOT EXISTS(
    SELECT 1 FROM retention WHERE dossier_uuid=fee.dossier_uuid AND records IN ('erasing','erased'));
DROP TRIGGER shift_sealed;
CREATE TRIGGER shift_sealed BEFORE UPDATE OF note ON shift WHEN old.closed_seq IS NOT NULL AND NOT (
    (length(new.note)=length(old.note) AND substr(new.note,1,1)>substr(old.note,1,1))
    OR (new.note=x'00657261736564' AND EXISTS(SELECT 1 FROM shift_money WHERE shift_uuid=old.uuid)
      AND NOT EXISTS(SELECT 1 FROM shift_in_use WHERE uuid=old.uuid))) BEGIN
  SELECT RAISE(ABORT, 'a closed shift stays as it is');
END;
