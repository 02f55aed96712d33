// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/memory_index.h"

#include <catch2/catch.hpp>
#include <sqlite3.h>

using core::domain::searchQuery;
using core::ports::SearchEntry;
using core::store::MemoryIndex;
using Seqs = std::vector<std::int64_t>;

namespace {

struct Index {
    std::unique_ptr<core::ports::SearchIndex> index = std::move(MemoryIndex::make().value());

    Seqs find(const std::string& typed, int limit = 50) {
        const auto found = index->find(searchQuery(typed), limit);
        INFO((found ? std::string() : core::base::describe(found.error())));
        REQUIRE(found);
        return *found;
    }
};

} // namespace

TEST_CASE("What is found comes newest first, whichever order it came in, and up to the limit") {
    Index index;
    REQUIRE(index.index->add({{3, "nguyen an"}, {1, "nguyen binh"}}));
    REQUIRE(index.index->add({{2, "nguyen chi"}, {4, "tran an"}}));
    CHECK(index.find("nguyen") == Seqs{3, 2, 1});
    CHECK(index.find("nguyen", 2) == Seqs{3, 2});
    CHECK(index.find("an") == Seqs{4, 3});
    CHECK(index.find("nguyen an") == Seqs{3});
    CHECK(index.find("binh chi") == Seqs{});
}

TEST_CASE("A beginning finds words behind it, of one letter or of many, and a whole word only itself") {
    Index index;
    REQUIRE(index.index->add({{2, "0912345678 mau"}, {1, "0912345999 may"}}));
    for (const auto* typed : {"0", "09", "091", "0912", "09123", "0912345", "m", "ma"}) {
        INFO(typed);
        CHECK(index.find(typed) == Seqs{2, 1});
    }
    CHECK(index.find("09123456") == Seqs{2});
    CHECK(index.find("ma ") == Seqs{});
    CHECK(index.find("mau ") == Seqs{2});
}

TEST_CASE("A dossier is found once, by itself or by its scans") {
    Index index;
    REQUIRE(index.index->add({{3, "mau"}, {2, "thu"}, {1, "mau"}}));
    REQUIRE(index.index->addScans({{3, "mau giay chung sinh"}, {2, "thu mau"}}));
    CHECK(index.find("mau") == Seqs{3, 2, 1});
    CHECK(index.find("mau", 2) == Seqs{3, 2});
    CHECK(index.find("chung sinh mau") == Seqs{3});
}

TEST_CASE("Nothing that is typed is taken for a command of the index") {
    Index index;
    REQUIRE(index.index->add({{1, "near mau or x"}}));
    for (const auto* typed : {"NEAR(mau x)", "mau\"", "mau*", "\"mau", "words:mau", "-mau", "mau OR x",
                              "(mau", "mau)", "{mau}", "^mau", "mau + x", "'; DROP TABLE dossiers; --"}) {
        INFO(typed);
        CHECK(index.index->find(searchQuery(typed), 10));
    }
    CHECK(index.find("mau OR x") == Seqs{1});
    CHECK(index.find("mau*") == Seqs{1});
    std::string longText;
    for (int i = 0; i < 5'000; ++i)
        longText += "\"mau\" AND (" + std::to_string(i) + " ";
    CHECK(index.index->find(searchQuery(longText), 10));
}

TEST_CASE("The memory of an index is free again when it is gone") {
    sqlite3_initialize();
    const auto before = sqlite3_memory_used();
    {
        Index index;
        std::vector<SearchEntry> many;
        for (int i = 2'000; i > 0; --i)
            many.push_back({i, "nguyen van " + std::to_string(1'000'000 + i * 7919)});
        REQUIRE(index.index->add(many));
        CHECK(*index.index->size_bytes() > 20'000);
        CHECK(sqlite3_memory_used() - before > 20'000);
    }
    CHECK(sqlite3_memory_used() == before);
}
