// SPDX-License-Identifier: GPL-3.0-or-later
// The portal of a simulation: the stand-in, in this process, with a backup that it can be thrown back to, and
// the links over which counters reach it. A request goes over the wire byte for byte, one at a time.
#pragma once

#include "core/ports/transport.h"
#include "tests/peers/portal/portal.h"
#include "tests/support/fakes.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <string>

namespace tests {

class SimPortal {
  public:
    static constexpr char kName[] = "demo";
    static constexpr char kOffice[] = "office-1";

    SimPortal(std::filesystem::path folder, int counters);

    [[nodiscard]] static std::string tokenOf(int counter);
    [[nodiscard]] static std::string deviceOf(int counter);

    // The bytes of an answer, or of as much as there is when only the first `bytes` of the request come
    // through.
    [[nodiscard]] std::string answer(const std::string& request, std::size_t bytes);
    void order(const nlohmann::json& order) { m_portal->control(order); }
    [[nodiscard]] nlohmann::json state();
    [[nodiscard]] std::string receiptKeyHex() const { return m_portal->receiptKeyHex(); }

    // From now on what it holds at this moment outlives its loss, and it says so.
    void backUp();
    // All that came behind the backup is lost, and another life of it begins. False: there is no backup.
    [[nodiscard]] bool restore();
    // It takes this dossier from nobody.
    void refuse(const std::string& dossier);
    [[nodiscard]] bool holds(const std::string& dossier);
    // Dossiers that have their receipt, by id.
    [[nodiscard]] std::vector<std::string> committed();

  private:
    void open();

    std::filesystem::path m_folder;
    std::filesystem::path m_backup;
    std::vector<peers::portal::Device> m_devices;
    std::vector<std::string> m_refused;
    std::int64_t m_durable = 0;
    std::unique_ptr<peers::portal::Portal> m_portal;
};

// How a link is for a while.
enum class Weather { Fine, Down, Captive, Busy };

class SimLink final : public core::ports::Transport {
  public:
    SimLink(SimPortal& portal, FakeClock& clock, std::mt19937_64& dice)
        : m_portal(portal), m_clock(clock), m_dice(dice) {}

    Weather weather = Weather::Fine;
    // Of a thousand requests so many are cut, lose their answer, or arrive twice.
    int faults = 0;

    [[nodiscard]] core::base::Result<core::ports::HttpAnswer>
    perform(const core::ports::HttpRequest& request, const std::function<void(std::int64_t sent)>& progress,
            const std::stop_token& stop) override;

  private:
    SimPortal& m_portal;
    FakeClock& m_clock;
    std::mt19937_64& m_dice;
};

} // namespace tests
