// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that forgets: single bits of the database are flipped at places that the seed names.
#include "core/usecases/verify_store.h"
#include "tests/core/store/filed_store.h"

#include <cstdlib>
#include <random>

using core::store::SqliteStore;

namespace {

int flipsWanted() {
    const char* wanted = std::getenv("COUNTERFOIL_FLIPPED_BITS");
    return wanted ? std::atoi(wanted) : 150;
}

} // namespace

TEST_CASE("Wherever a bit is flipped, opening and checking end with an answer, and never with the program") {
    tests::FiledStore counter;
    for (int n = 1; n <= 40; ++n) // so that most pages of the file hold something
        counter.take(n);
    counter.store.reset();
    const auto bytes = tests::bytesOf(counter.data.database());
    const auto file = counter.folder / "flipped.db";
    std::mt19937 random(20261129);
    int told = 0;
    for (int flip = 0; flip < flipsWanted(); ++flip) {
        auto flipped = bytes;
        const auto place = random() % flipped.size();
        flipped[place] = static_cast<char>(flipped[place] ^ (1 << random() % 8));
        for (const char* ending : {"", "-wal", "-shm", "-open"})
            std::filesystem::remove(file.string() + ending);
        std::ofstream(file, std::ios::binary) << flipped;
        INFO("bit flipped in byte " << place);
        const auto store = SqliteStore::open(file, tests::openVault());
        if (!store) {
            ++told;
            CHECK(store.error().room == core::base::Room::Store);
            continue;
        }
        const auto verdict = core::usecases::VerifyStore(**store, counter.documents).verify();
        told += !verdict || !verdict->whole() ? 1 : 0;
    }
    // Structure, what is sealed, the audit and hashes are checked; room that holds nothing is not.
    CHECK(told > flipsWanted() / 5);
}
