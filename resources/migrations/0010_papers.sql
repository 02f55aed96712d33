-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where each original is and through whose hands it went; results, and to whom they were given. What is written of either stays: only
-- what is sealed is ever replaced, by the same under a later data key, whose version is its first byte.

-- Where the originals of a document are, kept by triggers: at the counter since the dossier was taken, then where the last event says.
CREATE TABLE original(
  document_uuid BLOB NOT NULL PRIMARY KEY REFERENCES document(uuid),
  dossier_uuid BLOB NOT NULL REFERENCES dossier(uuid),
  place TEXT NOT NULL CHECK(place IN ('with_submitter','at_counter','in_transit','at_authority','with_courier','given_back')),
  event_seq INTEGER NOT NULL DEFAULT 0       -- 0: none yet
  ) STRICT, WITHOUT ROWID;
CREATE INDEX original_of_dossier ON original(dossier_uuid, place);
CREATE INDEX dossier_taken ON dossier(authority, seq) WHERE work='taken';

CREATE TABLE custody_event(
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK(length(uuid)=16),
  dossier_uuid BLOB NOT NULL,
  document_uuid BLOB NOT NULL REFERENCES original(document_uuid),
  kind TEXT NOT NULL CHECK(kind IN ('taken_in','sent_off','handed_over','came_back','given_back','corrected')),
  from_place TEXT NOT NULL,
  to_place TEXT NOT NULL CHECK(to_place<>from_place),
  clerk_uuid BLOB NOT NULL CHECK(length(clerk_uuid)=16),
  at_ms INTEGER NOT NULL,
  payload BLOB NOT NULL CHECK(length(payload)>0) -- sealed: who signed, signature, note
  ) STRICT;
CREATE INDEX custody_event_of_dossier ON custody_event(dossier_uuid, seq);

CREATE TRIGGER custody_event_fits BEFORE INSERT ON custody_event WHEN NOT EXISTS(SELECT 1 FROM original
    WHERE document_uuid=new.document_uuid AND dossier_uuid=new.dossier_uuid AND place=new.from_place) BEGIN
  SELECT RAISE(ABORT, 'an original changes hands where it is, in its own dossier');
END;
CREATE TRIGGER custody_event_counts AFTER INSERT ON custody_event BEGIN
  UPDATE original SET place=new.to_place, event_seq=new.seq WHERE document_uuid=new.document_uuid;
END;
CREATE TRIGGER custody_event_frozen BEFORE UPDATE OF seq, uuid, dossier_uuid, document_uuid, kind, from_place, to_place, clerk_uuid, at_ms
    ON custody_event BEGIN
  SELECT RAISE(ABORT, 'a change of hands stays as it was signed');
END;
CREATE TRIGGER custody_event_sealed BEFORE UPDATE OF payload ON custody_event WHEN NOT (
    length(new.payload)=length(old.payload) AND substr(new.payload,1,1)>substr(old.payload,1,1)) BEGIN
  SELECT RAISE(ABORT, 'a change of hands stays as it was signed');
END;
CREATE TRIGGER custody_event_stays BEFORE DELETE ON custody_event BEGIN
  SELECT RAISE(ABORT, 'a change of hands stays as it was signed');
END;

CREATE TRIGGER original_moves BEFORE UPDATE ON original WHEN NOT (
    new.document_uuid IS old.document_uuid AND new.dossier_uuid IS old.dossier_uuid AND new.event_seq>old.event_seq
    AND new.place IS (SELECT to_place FROM custody_event WHERE seq=new.event_seq AND document_uuid=old.document_uuid)) BEGIN
  SELECT RAISE(ABORT, 'an original moves by an event alone');
END;
CREATE TRIGGER original_stays BEFORE DELETE ON original BEGIN
  SELECT RAISE(ABORT, 'an original moves by an event alone');
END;
CREATE TRIGGER original_counted AFTER INSERT ON original BEGIN
  INSERT INTO counts VALUES('original', new.place, 1) ON CONFLICT(what, k) DO UPDATE SET n=n+1;
END;
CREATE TRIGGER original_moved AFTER UPDATE OF place ON original BEGIN
  UPDATE counts SET n=n-1 WHERE what='original' AND k=old.place;
  INSERT INTO counts VALUES('original', new.place, 1) ON CONFLICT(what, k) DO UPDATE SET n=n+1;
END;

CREATE TRIGGER document_has_original AFTER INSERT ON document WHEN new.originals>0 BEGIN
  INSERT INTO original(document_uuid, dossier_uuid, place) VALUES(new.uuid, new.dossier_uuid, 'at_counter');
END;
-- Dossiers from before: what the counter has done with them tells where their papers are.
INSERT INTO original(document_uuid, dossier_uuid, place)
  SELECT document.uuid, dossier_uuid, CASE WHEN work IN ('refused','withdrawn','returned') THEN 'given_back'
      WHEN work IN ('handed_over','result_held') THEN 'at_authority' ELSE 'at_counter' END
    FROM document JOIN dossier ON dossier.uuid=dossier_uuid WHERE originals>0;

CREATE TABLE result(
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK(length(uuid)=16),
  dossier_uuid BLOB NOT NULL REFERENCES dossier(uuid),
  via TEXT NOT NULL CHECK(via IN ('counter','post','locker')),
  state TEXT NOT NULL DEFAULT 'held' CHECK(state IN ('held','returned')),
  clerk_uuid BLOB NOT NULL CHECK(length(clerk_uuid)=16),
  arrived_ms INTEGER NOT NULL,
  payload BLOB NOT NULL CHECK(length(payload)>0) -- sealed: kind, number, abstract
  ) STRICT;
CREATE INDEX result_of_dossier ON result(dossier_uuid, seq);
CREATE INDEX result_held ON result(via, seq) WHERE state='held';

-- Once for each result.
CREATE TABLE result_return(
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  result_uuid BLOB NOT NULL UNIQUE REFERENCES result(uuid),
  recipient TEXT NOT NULL CHECK(recipient IN ('owner','submitter','authorised')),
  retaken_originals INTEGER NOT NULL CHECK(retaken_originals>=0),
  clerk_uuid BLOB NOT NULL CHECK(length(clerk_uuid)=16),
  returned_ms INTEGER NOT NULL,
  payload BLOB NOT NULL CHECK(length(payload)>0) -- sealed: name, phone, signature
  ) STRICT;

CREATE TRIGGER result_begins BEFORE INSERT ON result WHEN new.state<>'held' BEGIN
  SELECT RAISE(ABORT, 'a result is held before it is returned');
END;
CREATE TRIGGER result_returns AFTER INSERT ON result_return BEGIN
  UPDATE result SET state='returned' WHERE uuid=new.result_uuid;
END;
CREATE TRIGGER result_frozen BEFORE UPDATE OF seq, uuid, dossier_uuid, clerk_uuid, arrived_ms ON result BEGIN
  SELECT RAISE(ABORT, 'a result stays as it came');
END;
CREATE TRIGGER result_goes_on BEFORE UPDATE OF via, state ON result WHEN old.state='returned' OR (new.state='returned' AND NOT (
    new.via IS old.via AND EXISTS(SELECT 1 FROM result_return WHERE result_uuid=old.uuid))) BEGIN
  SELECT RAISE(ABORT, 'a result is returned once, to somebody');
END;
CREATE TRIGGER result_sealed BEFORE UPDATE OF payload ON result WHEN NOT (
    length(new.payload)=length(old.payload) AND substr(new.payload,1,1)>substr(old.payload,1,1)) BEGIN
  SELECT RAISE(ABORT, 'a result stays as it came');
END;
CREATE TRIGGER result_stays BEFORE DELETE ON result BEGIN SELECT RAISE(ABORT, 'a result stays as it came'); END;
CREATE TRIGGER result_return_frozen BEFORE UPDATE OF seq, result_uuid, recipient, retaken_originals, clerk_uuid, returned_ms ON result_return BEGIN
  SELECT RAISE(ABORT, 'what was signed for stays');
END;
CREATE TRIGGER result_return_sealed BEFORE UPDATE OF payload ON result_return WHEN NOT (
    length(new.payload)=length(old.payload) AND substr(new.payload,1,1)>substr(old.payload,1,1)) BEGIN
  SELECT RAISE(ABORT, 'what was signed for stays');
END;
CREATE TRIGGER result_return_stays BEFORE DELETE ON result_return BEGIN SELECT RAISE(ABORT, 'what was signed for stays'); END;

-- Those that are here, by the way they will leave.
CREATE TRIGGER result_counted AFTER INSERT ON result BEGIN
  INSERT INTO counts VALUES('result_held', new.via, 1) ON CONFLICT(what, k) DO UPDATE SET n=n+1;
END;
CREATE TRIGGER result_moved AFTER UPDATE OF via, state ON result WHEN old.state='held' BEGIN
  UPDATE counts SET n=n-1 WHERE what='result_held' AND k=old.via;
  INSERT INTO counts SELECT 'result_held', new.via, 1 WHERE new.state='held' ON CONFLICT(what, k) DO UPDATE SET n=n+1;
END;
