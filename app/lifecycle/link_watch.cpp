// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lifecycle/link_watch.h"

#include "core/base/log.h"

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdint>

namespace app::lifecycle {
namespace {

constexpr std::size_t kNews_bytes = 32768;

int newsSocket() {
    const int handle = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
    sockaddr_nl wanted{};
    wanted.nl_family = AF_NETLINK;
    wanted.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR;
    if (handle >= 0 && ::bind(handle, reinterpret_cast<sockaddr*>(&wanted), sizeof wanted) == 0)
        return handle;
    if (handle >= 0) ::close(handle);
    return -1;
}

} // namespace

LinkWatch::LinkWatch(std::function<void()> onLink)
    : m_onLink(std::move(onLink)), m_news(newsSocket()), m_end(::eventfd(0, EFD_CLOEXEC)) {
    if (m_news < 0 || m_end < 0) {
        core::base::log(core::base::LogLevel::Warning, "link", "no news of the network");
        return;
    }
    m_thread = std::thread([this] { watch(); });
}

LinkWatch::~LinkWatch() {
    if (m_thread.joinable()) {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto told = ::write(m_end, &one, sizeof one);
        m_thread.join();
    }
    if (m_news >= 0) ::close(m_news);
    if (m_end >= 0) ::close(m_end);
}

void LinkWatch::watch() {
    pthread_setname_np(pthread_self(), "link");
    alignas(nlmsghdr) std::array<char, kNews_bytes> news{};
    std::array<pollfd, 2> both{pollfd{m_news, POLLIN, 0}, pollfd{m_end, POLLIN, 0}};
    while (::poll(both.data(), both.size(), -1) >= 0 || errno == EINTR) {
        if (both[1].revents != 0) return;
        const auto size = ::recv(m_news, news.data(), news.size(), MSG_DONTWAIT);
        // ENOBUFS: more has happened than was kept, so it may have been this.
        if ((size < 0 && errno == ENOBUFS) ||
            (size > 0 && isLinkIn(news.data(), static_cast<std::size_t>(size))))
            m_onLink();
    }
}

bool LinkWatch::isLinkIn(const char* news, std::size_t size) {
    bool isLink = false;
    auto left = static_cast<unsigned>(size);
    for (const auto* each = reinterpret_cast<const nlmsghdr*>(news); NLMSG_OK(each, left);
         each = NLMSG_NEXT(each, left)) {
        if (each->nlmsg_type == RTM_NEWADDR) {
            const auto* address = static_cast<const ifaddrmsg*>(NLMSG_DATA(each));
            if (address->ifa_scope != RT_SCOPE_HOST) isLink = true; // not this PC's own
        }
        if (each->nlmsg_type != RTM_NEWLINK && each->nlmsg_type != RTM_DELLINK) continue;
        const auto* link = static_cast<const ifinfomsg*>(NLMSG_DATA(each));
        if ((link->ifi_flags & IFF_LOOPBACK) != 0) continue;
        const bool carries = each->nlmsg_type == RTM_NEWLINK && (link->ifi_flags & IFF_RUNNING) != 0;
        if (!carries)
            m_carrying.erase(link->ifi_index);
        else if (m_carrying.insert(link->ifi_index).second)
            isLink = true;
    }
    return isLink;
}

} // namespace app::lifecycle
