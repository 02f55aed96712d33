-- SPDX-License-Identifier: GPL-3.0-or-later
-- The portal's own words about an operation may name persons: sealed under the key of its delivery. What an earlier program wrote in
-- clear stays until the operation moves on.
ALTER TABLE outbox ADD COLUMN detail BLOB NOT NULL DEFAULT x'';
