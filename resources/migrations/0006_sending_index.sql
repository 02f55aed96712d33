-- SPDX-License-Identifier: GPL-3.0-or-later
-- Each start asks which operations an unclean end interrupted; there are a handful, among all that were ever sent.
CREATE INDEX outbox_sending ON outbox(seq) WHERE state='sending';
