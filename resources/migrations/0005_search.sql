-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a dossier is found by, sealed: its number, names, phone, ID number, procedure; and with the words on its scans.
-- Tables of their own, so that the search at each sign-in reads little. Dossiers from before have no row here.
CREATE TABLE dossier_words(
  seq INTEGER PRIMARY KEY REFERENCES dossier(seq),
  dossier_uuid BLOB NOT NULL CHECK(length(dossier_uuid)=16),
  words BLOB NOT NULL) STRICT;

CREATE TABLE scan_words(
  seq INTEGER PRIMARY KEY REFERENCES dossier(seq),
  dossier_uuid BLOB NOT NULL CHECK(length(dossier_uuid)=16),
  words BLOB NOT NULL) STRICT;
