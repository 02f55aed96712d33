-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who waits in front of the counters, and how far the portal's changes are read.

CREATE TABLE ticket(
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  day TEXT NOT NULL CHECK(length(day)=10),
  series TEXT NOT NULL CHECK(series<>''),
  number INTEGER NOT NULL CHECK(number>=1),
  state TEXT NOT NULL DEFAULT 'waiting' CHECK(state IN ('waiting','called','served','skipped')),
  counter TEXT NOT NULL DEFAULT '',          -- that called it last
  taken_ms INTEGER NOT NULL,
  called_ms INTEGER,
  ended_ms INTEGER,
  UNIQUE(day, series, number),
  CHECK((state='waiting')=(called_ms IS NULL) AND (state IN ('served','skipped'))=(ended_ms IS NOT NULL))) STRICT;
CREATE INDEX ticket_waiting ON ticket(day, seq) WHERE state='waiting';

CREATE TRIGGER ticket_frozen BEFORE UPDATE OF seq, day, series, number, taken_ms ON ticket BEGIN
  SELECT RAISE(ABORT, 'a ticket keeps its number');
END;
CREATE TRIGGER ticket_goes_on BEFORE UPDATE OF state ON ticket WHEN NOT (
    (old.state IN ('waiting','skipped') AND new.state='called') OR (old.state='called' AND new.state IN ('served','skipped'))) BEGIN
  SELECT RAISE(ABORT, 'a ticket is called before it is served or skipped');
END;
CREATE TRIGGER ticket_stays BEFORE DELETE ON ticket BEGIN SELECT RAISE(ABORT, 'a ticket keeps its number'); END;

-- By day: those of a day that is over count no more.
CREATE TRIGGER ticket_counted AFTER INSERT ON ticket WHEN new.state='waiting' BEGIN
  INSERT INTO counts VALUES('ticket_waiting', new.day, 1) ON CONFLICT(what, k) DO UPDATE SET n=n+1;
END;
CREATE TRIGGER ticket_moved AFTER UPDATE OF state ON ticket WHEN old.state='waiting' BEGIN
  UPDATE counts SET n=n-1 WHERE what='ticket_waiting' AND k=old.day;
END;

-- The place in the portal's changes. It moves in the transaction that keeps what was read.
CREATE TABLE feed(
  id INTEGER PRIMARY KEY CHECK(id=1),
  epoch TEXT NOT NULL CHECK(epoch<>''),
  cursor TEXT NOT NULL,
  durable_seq INTEGER NOT NULL DEFAULT 0 CHECK(durable_seq>=0), -- up to it the portal's data survive its own loss
  etag TEXT NOT NULL DEFAULT '') STRICT;
CREATE TRIGGER feed_goes_on BEFORE UPDATE ON feed WHEN new.epoch IS old.epoch AND new.durable_seq<old.durable_seq BEGIN
  SELECT RAISE(ABORT, 'what was durable in an epoch stays so');
END;

-- Of whatever dossier, also of one that another counter took. Kinds that this program does not know stay unread.
CREATE TABLE feed_event(
  id INTEGER PRIMARY KEY,
  epoch TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK(seq>=1),        -- the portal's
  kind TEXT NOT NULL CHECK(kind<>''),
  dossier_uuid BLOB NOT NULL CHECK(length(dossier_uuid)=16), -- zeros: of none
  state TEXT NOT NULL DEFAULT 'unread' CHECK(state IN ('unread','read')),
  body BLOB NOT NULL CHECK(length(body)>0),  -- under the courier's key: it comes while the vault is locked
  UNIQUE(epoch, seq)) STRICT;
CREATE INDEX feed_event_unread ON feed_event(id) WHERE state='unread';

CREATE TRIGGER feed_event_of_epoch BEFORE INSERT ON feed_event WHEN new.epoch IS NOT (SELECT epoch FROM feed) BEGIN
  SELECT RAISE(ABORT, 'a change of another epoch');
END;
CREATE TRIGGER feed_event_frozen BEFORE UPDATE OF id, epoch, seq, kind, dossier_uuid ON feed_event BEGIN
  SELECT RAISE(ABORT, 'a change stays as the portal told it');
END;
CREATE TRIGGER feed_event_sealed BEFORE UPDATE OF body ON feed_event WHEN NOT (
    length(new.body)=length(old.body) AND substr(new.body,1,1)>substr(old.body,1,1)) BEGIN
  SELECT RAISE(ABORT, 'a change stays as the portal told it');
END;
CREATE TRIGGER feed_event_stays BEFORE DELETE ON feed_event BEGIN SELECT RAISE(ABORT, 'a change stays as the portal told it'); END;
