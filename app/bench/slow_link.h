// SPDX-License-Identifier: GPL-3.0-or-later
// A counter and a portal on two sides of a slow link that loses packets: two network namespaces of this
// process with a veth pair between them. They are gone with it. Root only. What asks 127.0.0.1 on the
// counter's side comes out at 127.0.0.1 on the portal's. Main thread.
#pragma once

#include "app/bench/outcome.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace app::bench {

class SlowLink {
  public:
    // `bitsPerSecond` in either direction. Its commands and their complaints are logged in `work`. No link:
    // one sentence says why.
    [[nodiscard]] static Outcome<std::unique_ptr<SlowLink>> make(const std::filesystem::path& work,
                                                                 int bitsPerSecond);
    ~SlowLink();
    SlowLink(const SlowLink&) = delete;
    SlowLink& operator=(const SlowLink&) = delete;

    // Runs it in a thread of that side; threads and programs that it starts stay there.
    void atCounter(const std::function<void()>& act) const;
    void atPortal(const std::function<void()>& act) const;

    // So many percent of the packets that have crossed the link are dropped, in either direction.
    [[nodiscard]] bool lose(int percent) const;
    [[nodiscard]] bool setUp(bool up) const;
    // Bytes of the IP packets that the counter's side has sent so far, lost ones too.
    [[nodiscard]] std::int64_t sentBytes() const;

    // Ports that cross the link.
    static constexpr int kFirstPort = 9'000;
    static constexpr int kLastPort = 9'099;

  private:
    explicit SlowLink(const std::filesystem::path& work) : m_work(work) {}
    [[nodiscard]] bool isMade(int bitsPerSecond);
    [[nodiscard]] bool command(const std::string& line) const;
    [[nodiscard]] bool rules(const std::string& text) const;

    std::filesystem::path m_work;
    int m_counter = -1; // handles of the namespaces
    int m_portal = -1;
};

} // namespace app::bench
