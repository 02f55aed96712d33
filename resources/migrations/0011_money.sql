-- SPDX-License-Identifier: GPL-3.0-or-later
-- The cash drawer of a counter, and the fees that go into it. Money is whole đồng. A payment and its undoing are rows that stay; what is
-- sealed is replaced by the same under a later data key alone.

CREATE TABLE shift(
  opened_seq INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK(length(uuid)=16),
  counter TEXT NOT NULL CHECK(counter<>''),
  clerk_uuid BLOB NOT NULL CHECK(length(clerk_uuid)=16),
  opened_ms INTEGER NOT NULL,
  cash_at_opening_dong INTEGER NOT NULL CHECK(cash_at_opening_dong>=0),
  closed_seq INTEGER UNIQUE,
  closed_ms INTEGER,
  cash_counted_dong INTEGER CHECK(cash_counted_dong>=0),
  difference_dong INTEGER,                   -- counted, less what should be there
  note BLOB NOT NULL DEFAULT x'',            -- sealed
  CHECK((closed_seq IS NULL)=(closed_ms IS NULL) AND (closed_seq IS NULL)=(cash_counted_dong IS NULL)
    AND (closed_seq IS NULL)=(difference_dong IS NULL) AND (closed_seq IS NULL)=(length(note)=0))) STRICT;
CREATE UNIQUE INDEX shift_open ON shift(counter) WHERE closed_seq IS NULL;

-- Biên lai thu tiền phí, lệ phí: numbers that this counter was given, used one after the other.
CREATE TABLE receipt_stock(
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK(length(uuid)=16),
  counter TEXT NOT NULL CHECK(counter<>''),
  form TEXT NOT NULL CHECK(form<>''),        -- mẫu số
  series TEXT NOT NULL CHECK(series<>''),    -- ký hiệu
  first INTEGER NOT NULL CHECK(first>=1),
  last INTEGER NOT NULL CHECK(last>=first)) STRICT;
CREATE INDEX receipt_stock_of_counter ON receipt_stock(counter, id);
CREATE INDEX receipt_stock_series ON receipt_stock(form, series);

CREATE TRIGGER receipt_stock_apart BEFORE INSERT ON receipt_stock WHEN EXISTS(SELECT 1 FROM receipt_stock
    WHERE form=new.form AND series=new.series AND first<=new.last AND last>=new.first) BEGIN
  SELECT RAISE(ABORT, 'a receipt number is given once');
END;
CREATE TRIGGER receipt_stock_frozen BEFORE UPDATE ON receipt_stock BEGIN SELECT RAISE(ABORT, 'a stock of receipts stays'); END;
CREATE TRIGGER receipt_stock_stays BEFORE DELETE ON receipt_stock BEGIN SELECT RAISE(ABORT, 'a stock of receipts stays'); END;

CREATE TABLE fee(
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK(length(uuid)=16),
  dossier_uuid BLOB NOT NULL REFERENCES dossier(uuid),
  shift_uuid BLOB NOT NULL REFERENCES shift(uuid),
  kind TEXT NOT NULL CHECK(kind IN ('fee','charge')),
  amount_dong INTEGER NOT NULL CHECK(amount_dong>0),
  way TEXT NOT NULL CHECK(way IN ('cash','card','transfer','cash_on_delivery')),
  clerk_uuid BLOB NOT NULL CHECK(length(clerk_uuid)=16),
  taken_ms INTEGER NOT NULL,
  payload BLOB NOT NULL CHECK(length(payload)>0) -- sealed: payer, data for an invoice
  ) STRICT;
CREATE INDEX fee_of_dossier ON fee(dossier_uuid, seq);
CREATE INDEX fee_of_shift ON fee(shift_uuid, seq);

-- The money went back, out of the drawer of the shift that gave it.
CREATE TABLE fee_void(
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  fee_uuid BLOB NOT NULL UNIQUE REFERENCES fee(uuid),
  shift_uuid BLOB NOT NULL REFERENCES shift(uuid),
  clerk_uuid BLOB NOT NULL CHECK(length(clerk_uuid)=16),
  voided_ms INTEGER NOT NULL,
  reason BLOB NOT NULL CHECK(length(reason)>0) -- sealed
  ) STRICT;
CREATE INDEX fee_void_of_shift ON fee_void(shift_uuid);

CREATE TABLE fee_receipt(
  id INTEGER PRIMARY KEY,
  stock_uuid BLOB NOT NULL REFERENCES receipt_stock(uuid),
  number INTEGER NOT NULL,
  fee_uuid BLOB NOT NULL REFERENCES fee(uuid),
  state TEXT NOT NULL CHECK(state IN ('used','void')),
  reason BLOB NOT NULL DEFAULT x'',          -- sealed: why it was spoilt; empty, when its payment is void
  CHECK(state='void' OR length(reason)=0),
  UNIQUE(stock_uuid, number)) STRICT;
CREATE UNIQUE INDEX fee_receipt_used ON fee_receipt(fee_uuid) WHERE state='used';
CREATE INDEX fee_receipt_of_fee ON fee_receipt(fee_uuid, id);

CREATE TRIGGER fee_receipt_in_order BEFORE INSERT ON fee_receipt WHEN new.state<>'used' OR NOT EXISTS(SELECT 1 FROM receipt_stock s
    WHERE s.uuid=new.stock_uuid AND new.number<=s.last
      AND new.number=(SELECT coalesce(max(number)+1, s.first) FROM fee_receipt WHERE stock_uuid=s.uuid)) BEGIN
  SELECT RAISE(ABORT, 'receipt numbers are used in their order');
END;
CREATE TRIGGER fee_receipt_frozen BEFORE UPDATE OF id, stock_uuid, number, fee_uuid ON fee_receipt BEGIN
  SELECT RAISE(ABORT, 'a used receipt number stays');
END;
CREATE TRIGGER fee_receipt_goes_void BEFORE UPDATE OF state, reason ON fee_receipt WHEN NOT (
    (old.state='used' AND new.state='void')
    OR (new.state=old.state AND length(new.reason)=length(old.reason) AND substr(new.reason,1,1)>substr(old.reason,1,1))) BEGIN
  SELECT RAISE(ABORT, 'a void receipt stays void');
END;
CREATE TRIGGER fee_receipt_stays BEFORE DELETE ON fee_receipt BEGIN SELECT RAISE(ABORT, 'a used receipt number stays'); END;

CREATE TRIGGER fee_in_open_shift BEFORE INSERT ON fee
    WHEN EXISTS(SELECT 1 FROM shift WHERE uuid=new.shift_uuid AND closed_seq IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'the shift is closed');
END;
CREATE TRIGGER fee_frozen BEFORE UPDATE OF seq, uuid, dossier_uuid, shift_uuid, kind, amount_dong, way, clerk_uuid, taken_ms ON fee BEGIN
  SELECT RAISE(ABORT, 'a payment stays');
END;
CREATE TRIGGER fee_sealed BEFORE UPDATE OF payload ON fee WHEN NOT (
    length(new.payload)=length(old.payload) AND substr(new.payload,1,1)>substr(old.payload,1,1)) BEGIN
  SELECT RAISE(ABORT, 'a payment stays');
END;
CREATE TRIGGER fee_stays BEFORE DELETE ON fee BEGIN SELECT RAISE(ABORT, 'a payment stays'); END;

CREATE TRIGGER fee_void_in_open_shift BEFORE INSERT ON fee_void
    WHEN EXISTS(SELECT 1 FROM shift WHERE uuid=new.shift_uuid AND closed_seq IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'the shift is closed');
END;
CREATE TRIGGER fee_void_takes_receipt AFTER INSERT ON fee_void BEGIN
  UPDATE fee_receipt SET state='void' WHERE fee_uuid=new.fee_uuid AND state='used';
END;
CREATE TRIGGER fee_void_frozen BEFORE UPDATE OF seq, fee_uuid, shift_uuid, clerk_uuid, voided_ms ON fee_void BEGIN
  SELECT RAISE(ABORT, 'a void payment stays void');
END;
CREATE TRIGGER fee_void_sealed BEFORE UPDATE OF reason ON fee_void WHEN NOT (
    length(new.reason)=length(old.reason) AND substr(new.reason,1,1)>substr(old.reason,1,1)) BEGIN
  SELECT RAISE(ABORT, 'a void payment stays void');
END;
CREATE TRIGGER fee_void_stays BEFORE DELETE ON fee_void BEGIN SELECT RAISE(ABORT, 'a void payment stays void'); END;

-- What a shift took, less what it gave back.
CREATE VIEW shift_money(shift_uuid, way, dong) AS
  SELECT shift_uuid, way, amount_dong FROM fee
  UNION ALL SELECT fee_void.shift_uuid, way, -amount_dong FROM fee_void JOIN fee ON fee.uuid=fee_uuid;

CREATE TRIGGER shift_opens BEFORE INSERT ON shift WHEN new.closed_seq IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'a shift is open before it is closed');
END;
CREATE TRIGGER shift_frozen BEFORE UPDATE OF opened_seq, uuid, counter, clerk_uuid, opened_ms, cash_at_opening_dong ON shift BEGIN
  SELECT RAISE(ABORT, 'a shift stays as it was opened');
END;
CREATE TRIGGER shift_closes BEFORE UPDATE OF closed_seq, closed_ms, cash_counted_dong, difference_dong ON shift WHEN old.closed_seq IS NOT NULL
    OR new.difference_dong IS NOT new.cash_counted_dong-old.cash_at_opening_dong
      -(SELECT coalesce(sum(dong), 0) FROM shift_money WHERE shift_uuid=old.uuid AND way='cash') BEGIN
  SELECT RAISE(ABORT, 'a shift is closed once, with the true difference');
END;
CREATE TRIGGER shift_sealed BEFORE UPDATE OF note ON shift WHEN old.closed_seq IS NOT NULL AND NOT (
    length(new.note)=length(old.note) AND substr(new.note,1,1)>substr(old.note,1,1)) BEGIN
  SELECT RAISE(ABORT, 'a closed shift stays as it is');
END;
CREATE TRIGGER shift_stays BEFORE DELETE ON shift BEGIN SELECT RAISE(ABORT, 'a shift stays'); END;
