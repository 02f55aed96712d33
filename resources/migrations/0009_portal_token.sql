-- SPDX-License-Identifier: GPL-3.0-or-later
-- The portal's token, under the courier's key: it sends while the vault is locked. Until somebody signs in it stands in the counter's
-- set-up, in clear.
CREATE TABLE portal_access(
  id INTEGER PRIMARY KEY CHECK(id=1),
  token BLOB NOT NULL) STRICT;
