// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lifecycle/link_watch.h"

#include "core/base/log.h"

#include <linux/if_addr.h>
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
        const bool isOfAddress = each->nlmsg_type == RTM_NEWADDR || each->nlmsg_type == RTM_DELADDR;
        const bool isOfLink = each->nlmsg_type == RTM_NEWLINK || each->nlmsg_type == RTM_DELLINK;
        if (isOfAddress && isNewAddress(*each)) isLink = true;
        if (isOfLink && isCarrierBack(*each)) isLink = true;
    }
    return isLink;
}

bool LinkWatch::isNewAddress(const nlmsghdr& told) {
    const auto* address = static_cast<const ifaddrmsg*>(NLMSG_DATA(&told));
    if (address->ifa_scope == RT_SCOPE_HOST) return false; // this PC's own
    std::string name = std::to_string(address->ifa_index) + ' ';
    auto left = static_cast<int>(IFA_PAYLOAD(&told));
    for (const auto* part = IFA_RTA(address); RTA_OK(part, left); part = RTA_NEXT(part, left))
        if (part->rta_type == IFA_ADDRESS)
            name.append(static_cast<const char*>(RTA_DATA(part)), RTA_PAYLOAD(part));
    if (told.nlmsg_type == RTM_NEWADDR) return m_addresses.insert(name).second;
    m_addresses.erase(name);
    return false;
}

bool LinkWatch::isCarrierBack(const nlmsghdr& told) {
    const auto* link = static_cast<const ifinfomsg*>(NLMSG_DATA(&told));
    if ((link->ifi_flags & IFF_LOOPBACK) != 0) return false;
    const bool carries = told.nlmsg_type == RTM_NEWLINK && (link->ifi_flags & IFF_RUNNING) != 0;
    if (carries) return m_carrying.insert(link->ifi_index).second;
    m_carrying.erase(link->ifi_index);
    return false;
}

} // namespace app::lifecycle
