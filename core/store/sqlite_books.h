// SPDX-License-Identifier: GPL-3.0-or-later
// All books over one connection. Same thread as the connection.
#pragma once

#include "core/store/account_book.h"
#include "core/store/audit_book.h"
#include "core/store/bundle_book.h"
#include "core/store/custody_book.h"
#include "core/store/dossier_book.h"
#include "core/store/draft_book.h"
#include "core/store/fee_book.h"
#include "core/store/feed_book.h"
#include "core/store/head_book.h"
#include "core/store/key_book.h"
#include "core/store/number_book.h"
#include "core/store/outbox_book.h"
#include "core/store/release_book.h"
#include "core/store/reseal_book.h"
#include "core/store/result_book.h"
#include "core/store/retention_book.h"
#include "core/store/search_book.h"
#include "core/store/setting_book.h"
#include "core/store/shift_book.h"
#include "core/store/ticket_book.h"

namespace core::store {

class SqliteBooks final : public core::ports::Books {
  public:
    SqliteBooks(sqlite::Database& database, core::ports::Sealer& sealer)
        : m_dossiers(database, sealer)
        , m_numbers(database, sealer)
        , m_drafts(database, sealer)
        , m_releases(database)
        , m_outbox(database, sealer)
        , m_retention(database)
        , m_search(database, sealer, m_dossiers)
        , m_heads(database, sealer)
        , m_audit(database, m_heads)
        , m_accounts(database, sealer)
        , m_keys(database, sealer)
        , m_reseal(database, sealer)
        , m_settings(database)
        , m_custody(database, sealer)
        , m_results(database, sealer)
        , m_shifts(database, sealer)
        , m_fees(database, sealer)
        , m_tickets(database)
        , m_feed(database, sealer)
        , m_bundles(database) {}

    DossierBook& dossiers() override { return m_dossiers; }
    NumberBook& numbers() override { return m_numbers; }
    DraftBook& drafts() override { return m_drafts; }
    ReleaseBook& releases() override { return m_releases; }
    OutboxBook& outbox() override { return m_outbox; }
    RetentionBook& retention() override { return m_retention; }
    SearchBook& search() override { return m_search; }
    AuditBook& audit() override { return m_audit; }
    HeadBook& heads() override { return m_heads; }
    AccountBook& accounts() override { return m_accounts; }
    KeyBook& keys() override { return m_keys; }
    ResealBook& reseal() override { return m_reseal; }
    SettingBook& settings() override { return m_settings; }
    CustodyBook& custody() override { return m_custody; }
    ResultBook& results() override { return m_results; }
    ShiftBook& shifts() override { return m_shifts; }
    FeeBook& fees() override { return m_fees; }
    TicketBook& tickets() override { return m_tickets; }
    FeedBook& feed() override { return m_feed; }
    BundleBook& bundles() override { return m_bundles; }

  private:
    DossierBook m_dossiers;
    NumberBook m_numbers;
    DraftBook m_drafts;
    ReleaseBook m_releases;
    OutboxBook m_outbox;
    RetentionBook m_retention;
    SearchBook m_search;
    HeadBook m_heads;
    AuditBook m_audit;
    AccountBook m_accounts;
    KeyBook m_keys;
    ResealBook m_reseal;
    SettingBook m_settings;
    CustodyBook m_custody;
    ResultBook m_results;
    ShiftBook m_shifts;
    FeeBook m_fees;
    TicketBook m_tickets;
    FeedBook m_feed;
    BundleBook m_bundles;
};

} // namespace core::store
