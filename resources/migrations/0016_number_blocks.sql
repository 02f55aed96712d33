-- SPDX-License-Identifier: GPL-3.0-or-later
-- Blocks of numbers that the counter has or had, those that it has asked the portal for, and numbers that nobody gets any more.

CREATE TABLE number_block(
  id INTEGER PRIMARY KEY,                    -- used up in this order
  name TEXT NOT NULL DEFAULT '',             -- the portal's; empty: of the set-up, or given by hand
  mode TEXT NOT NULL CHECK(mode IN ('static','daily-range','block')),
  unit_code TEXT NOT NULL CHECK(unit_code<>''),
  first INTEGER NOT NULL CHECK(first>=1),
  last INTEGER NOT NULL CHECK(last>=first),
  state TEXT NOT NULL CHECK(state IN ('owned','given_up'))) STRICT;

-- Given up by earlier restores and changes of the range. What the set-up names follows at its next use.
INSERT INTO number_block(mode, unit_code, first, last, state)
  SELECT DISTINCT 'static', json_extract(each.value, '$.unitCode'), json_extract(each.value, '$.first'), json_extract(each.value, '$.last'), 'given_up'
  FROM setting, json_each(setting.value, '$.givenUp') AS each WHERE setting.key='numbers';
UPDATE setting SET value=json_object('mark', json_extract(value, '$.mark')) WHERE key='numbers';

CREATE TRIGGER number_block_once BEFORE INSERT ON number_block WHEN EXISTS(
    SELECT 1 FROM number_block WHERE unit_code=new.unit_code AND first<=new.last AND new.first<=last) BEGIN
  SELECT RAISE(ABORT, 'the counter had these numbers before');
END;
CREATE TRIGGER number_block_goes BEFORE UPDATE ON number_block WHEN NOT (
    new.id IS old.id AND new.name IS old.name AND new.mode IS old.mode AND new.unit_code IS old.unit_code
    AND new.first IS old.first AND new.last IS old.last AND new.state='given_up') BEGIN
  SELECT RAISE(ABORT, 'a block is given up and nothing else');
END;
CREATE TRIGGER number_block_stays BEFORE DELETE ON number_block BEGIN SELECT RAISE(ABORT, 'a block that was had is known for good'); END;

-- What an operation of the kind 'lease' asks for.
CREATE TABLE number_lease(
  op_uuid BLOB NOT NULL PRIMARY KEY CHECK(length(op_uuid)=16),
  mode TEXT NOT NULL CHECK(mode IN ('daily-range','block')),
  unit_code TEXT NOT NULL CHECK(unit_code<>''),
  counter TEXT NOT NULL CHECK(counter<>''),
  want INTEGER NOT NULL CHECK(want>=1)) STRICT, WITHOUT ROWID;

-- Places in leased blocks are counted through, whatever the day.
ALTER TABLE number_used RENAME TO number_used_before;
CREATE TABLE number_used(
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK(kind IN ('official','provisional','block')),
  day TEXT NOT NULL CHECK(length(day)=10),
  place INTEGER NOT NULL CHECK(place>=0),
  dossier_uuid BLOB NOT NULL CHECK(length(dossier_uuid)=16),
  UNIQUE(kind, day, place)) STRICT;
INSERT INTO number_used SELECT id, kind, day, place, dossier_uuid FROM number_used_before;
DROP TABLE number_used_before;
CREATE UNIQUE INDEX number_used_of_block ON number_used(place) WHERE kind='block';

CREATE TABLE number_burned(
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  dossier_uuid BLOB NOT NULL CHECK(length(dossier_uuid)=16)) STRICT;
CREATE TRIGGER number_burned_stays BEFORE DELETE ON number_burned BEGIN SELECT RAISE(ABORT, 'a burned number stays burned'); END;
CREATE TRIGGER number_burned_frozen BEFORE UPDATE ON number_burned BEGIN SELECT RAISE(ABORT, 'a burned number stays burned'); END;
INSERT INTO number_burned(number, dossier_uuid) SELECT official_number, uuid FROM dossier WHERE work='voided' AND official_number IS NOT NULL;
INSERT INTO number_burned(number, dossier_uuid) SELECT provisional_number, uuid FROM dossier WHERE work='voided' AND provisional_number IS NOT NULL;

-- Whoever voids a dossier burns its numbers.
CREATE TRIGGER dossier_voided AFTER UPDATE OF work ON dossier WHEN new.work='voided' AND old.work<>'voided' BEGIN
  INSERT INTO number_burned(number, dossier_uuid) SELECT new.official_number, new.uuid WHERE new.official_number IS NOT NULL;
  INSERT INTO number_burned(number, dossier_uuid) SELECT new.provisional_number, new.uuid WHERE new.provisional_number IS NOT NULL;
END;
CREATE TRIGGER dossier_stays_void BEFORE UPDATE OF work ON dossier WHEN old.work='voided' AND new.work<>'voided' BEGIN
  SELECT RAISE(ABORT, 'a void dossier stays void: its numbers are burned');
END;
-- The official number comes once, and the provisional one stays.
CREATE TRIGGER dossier_number_once BEFORE UPDATE OF official_number, provisional_number ON dossier WHEN
    new.provisional_number IS NOT old.provisional_number OR (old.official_number IS NOT NULL AND new.official_number IS NOT old.official_number)
    OR EXISTS(SELECT 1 FROM number_burned WHERE number=new.official_number) BEGIN
  SELECT RAISE(ABORT, 'a number is given once');
END;
