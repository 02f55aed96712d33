-- SPDX-License-Identifier: GPL-3.0-or-later
-- Batches whose pages are filed or given up: what is left of them on the disk goes.
CREATE TABLE batch_release(
  batch_uuid BLOB NOT NULL PRIMARY KEY CHECK(length(batch_uuid)=16)) STRICT, WITHOUT ROWID;
