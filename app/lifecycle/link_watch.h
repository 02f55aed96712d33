// SPDX-License-Identifier: GPL-3.0-or-later
// Tells when the PC may have come on a network: a cable or a radio carries again, or an address was given. A
// hint: whether the portal can be reached only the portal says.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <thread>

struct nlmsghdr;

namespace app::lifecycle {

class LinkWatch {
  public:
    // `onLink` is called on a thread of its own, sometimes without need. Where the system gives no such news
    // nothing is ever told.
    explicit LinkWatch(std::function<void()> onLink);
    ~LinkWatch();
    LinkWatch(const LinkWatch&) = delete;
    LinkWatch& operator=(const LinkWatch&) = delete;

  private:
    void watch();
    // Of one batch of news from the kernel.
    [[nodiscard]] bool isLinkIn(const char* news, std::size_t size);
    [[nodiscard]] bool isNewAddress(const nlmsghdr& told);
    [[nodiscard]] bool isCarrierBack(const nlmsghdr& told);

    std::function<void()> m_onLink;
    std::set<int> m_carrying; // networks that are known to carry
    std::set<std::string>
        m_addresses; // that are known; the kernel tells of each again as its time is prolonged
    int m_news = -1; // socket
    int m_end = -1;  // written to when it is over
    std::thread m_thread;
};

} // namespace app::lifecycle
