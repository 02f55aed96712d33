// SPDX-License-Identifier: GPL-3.0-or-later
// Passes bytes between whoever connects and the target, both on the loopback interface, and fails as it is
// told. Two threads a connection; control(), serveControl() and state() may be called by any.
#pragma once

#include "tests/peers/http/fault_list.h"
#include "tests/peers/http/http.h"
#include "tests/peers/proxy/meter.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>

namespace peers::proxy {

enum class FaultKind {
    Swallow, // the request passes; instead of the first byte of its answer the connection ends
    Hold,    // the answer waits for the release
    Double,  // the request goes to the target a second time, at once and on a connection of its own
};

struct Fault : Strike {
    FaultKind kind{};
};

class Proxy {
  public:
    explicit Proxy(int target) : m_target(target) {}

    // Passes on what comes to this port (0: a free one), until the process ends. `ready` is told the port.
    void run(int port, const std::function<void(int port)>& ready);
    void serveControl(int socket);
    void control(const nlohmann::json& order);

  private:
    struct Link;

    void passLink(int socket);
    void pumpUp(Link& link);
    void pumpDown(Link& link);
    // False: the line is cut, or the other side has gone.
    bool pass(int into, Meter& meter, std::string_view bytes, bool atJoint);
    void sendCopy(const std::string& request);
    [[nodiscard]] bool admitsAnswer(Link& link);
    void pace(std::size_t bytes);
    void answerAsCaptive(int socket);
    void takeDown();
    void bringUp();
    void cutAll();
    [[nodiscard]] nlohmann::json state();

    std::atomic<int> m_target;
    std::atomic<std::int64_t> m_bytesPerSecond = 0; // 0: as fast as it goes
    std::atomic<bool> m_isCaptive = false;
    std::atomic<int> m_connections = 0; // since the last "clear"
    std::atomic<int> m_struck = 0;      // faults on requests, likewise
    FaultList<Fault> m_faults;
    Meter m_up;
    Meter m_down;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<Listener> m_listener; // none: whoever connects is refused
    bool m_isDown = false;
    std::set<Link*> m_links;
};

} // namespace peers::proxy
