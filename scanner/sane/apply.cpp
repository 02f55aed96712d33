// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/sane/apply.h"

#include "scanner/sane/extras.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include <sane/sane.h>

namespace scanner::sane {

namespace {

constexpr double kMmPerInch = 25.4;

// The page size goes before the corners: fujitsu cuts br-y in silence otherwise.
constexpr std::array<std::string_view, 15> kOrder{
    "source",       "duplex",     "adf-mode",    "adf_mode", "mode", "depth", "resolution", "x-resolution",
    "y-resolution", "page-width", "page-height", "tl-x",     "tl-y", "br-x",  "br-y"};

double dpiOf(const Options& options, int wished) {
    for (const std::string_view name : {"resolution", "x-resolution"}) {
        const Option* option = find(options, name);
        double dpi = 0;
        if (!option) continue;
        std::from_chars(option->value.data(), option->value.data() + option->value.size(), dpi);
        if (dpi >= 1) return dpi;
    }
    return wished;
}

std::optional<std::string> numberFor(const Option& option, double wanted) {
    if (option.range) return numberText(std::clamp(wanted, option.range->least, option.range->most));
    if (!option.choices.empty()) return nearestNumber(option.choices, wanted);
    return numberText(wanted);
}

bool hasDuplexSource(const Options& options) {
    const Option* source = find(options, "source");
    return source && sourceAmong(source->choices, SourceKind::Duplex);
}

bool hasDuplexSwitch(const Options& options) {
    return find(options, "duplex") || find(options, "adf-mode") || find(options, "adf_mode");
}

std::optional<std::string> sourceFor(const Options& options, const Option& option, SourceKind kind) {
    if (kind == SourceKind::Other) return std::nullopt;
    if (kind == SourceKind::Duplex && !hasDuplexSource(options))
        return sourceAmong(option.choices, SourceKind::Feeder);
    return sourceAmong(option.choices, kind);
}

std::optional<std::string> sidesFor(const Option& option, SourceKind kind) {
    if (kind != SourceKind::Feeder && kind != SourceKind::Duplex) return std::nullopt;
    if (option.type == OptionType::Bool) return kind == SourceKind::Duplex ? "yes" : "no";
    return sourceAmong(option.choices, kind);
}

std::optional<std::string> modeFor(const Option& option, ModeKind kind) {
    auto value = modeAmong(option.choices, kind);
    // Grey with one bit is line art, too.
    if (!value && kind == ModeKind::LineArt) value = modeAmong(option.choices, ModeKind::Grey);
    return value;
}

std::optional<std::string> depthFor(const Options& options, const Option& option, ModeKind kind) {
    const Option* mode = find(options, "mode");
    const bool is_one_bit = kind == ModeKind::LineArt && (!mode || modeKindOf(mode->value) == ModeKind::Grey);
    return numberFor(option, is_one_bit ? 1 : 8);
}

std::optional<std::string> cornerFor(const Option& option, const Options& options, const Wishes& wishes) {
    const bool is_end = option.name != "tl-x" && option.name != "tl-y";
    if (!is_end) return option.range ? std::optional(numberText(option.range->least)) : std::nullopt;
    const bool is_width = option.name == "br-x" || option.name == "page-width";
    const double mm = is_width ? wishes.width_mm : wishes.height_mm;
    if (option.unit == OptionUnit::Pixel)
        return numberFor(option, std::round(mm * dpiOf(options, wishes.dpi) / kMmPerInch));
    return numberFor(option, mm);
}

std::optional<std::string> standardValue(const Options& options, const Option& option, const Wishes& wishes) {
    const std::string& name = option.name;
    if (name == "source") return sourceFor(options, option, wishes.source);
    if (name == "duplex" || name == "adf-mode" || name == "adf_mode") return sidesFor(option, wishes.source);
    if (name == "mode") return modeFor(option, wishes.mode);
    if (name == "depth") return depthFor(options, option, wishes.mode);
    if (name.ends_with("resolution")) return numberFor(option, wishes.dpi);
    return cornerFor(option, options, wishes);
}

const std::string* ownValue(const Wishes& wishes, std::string_view name) {
    const auto found = std::find_if(wishes.options.begin(), wishes.options.end(),
                                    [name](const auto& wish) { return wish.first == name; });
    return found == wishes.options.end() ? nullptr : &found->second;
}

// One way through all options, reading them again whenever the driver says so.
class Application {
  public:
    Application(Device& device, const Wishes& wishes) : m_device(device), m_wishes(wishes) {
        m_applied.options = device.options();
    }

    Outcome<Applied> run() {
        if (!canServe()) return tl::unexpected(noSuchSource());
        for (const std::string_view name : kOrder) {
            if (auto done = setOrdered(name); !done) return tl::unexpected(done.error());
        }
        if (auto done = setExtras(); !done) return tl::unexpected(done.error());
        for (const auto& [name, value] : m_wishes.options) {
            if (std::find(kOrder.begin(), kOrder.end(), name) != kOrder.end()) continue;
            if (auto done = set(name, value); !done) return tl::unexpected(done.error());
        }
        m_applied.options = m_device.options();
        if (m_parametersChanged) {
            if (const auto estimate = m_device.parameters()) m_applied.estimate = *estimate;
        }
        conclude();
        return std::move(m_applied);
    }

  private:
    bool canServe() const {
        const Option* source = find(m_applied.options, "source");
        if (m_wishes.source == SourceKind::Duplex) {
            return hasDuplexSource(m_applied.options) || hasDuplexSwitch(m_applied.options);
        }
        if (m_wishes.source == SourceKind::Other || !source) return true;
        return sourceAmong(source->choices, m_wishes.source).has_value();
    }

    static Fault noSuchSource() {
        Fault fault = driverFault(Stage::Set, SANE_STATUS_UNSUPPORTED).value();
        fault.text = "no such source";
        return fault;
    }

    Outcome<void> setOrdered(std::string_view name) {
        if (const std::string* own = ownValue(m_wishes, name)) return set(name, *own);
        const Option* option = find(m_applied.options, name);
        if (!option || !option->active || !option->settable) return {};
        const auto value = standardValue(m_applied.options, *option, m_wishes);
        return value ? set(name, *value) : Outcome<void>{};
    }

    // What is not offered was no wish of the clerk, so it is no refusal.
    Outcome<void> setExtras() {
        for (const auto& [name, value] : extraValues(m_applied.options, m_wishes)) {
            const Option* option = find(m_applied.options, name);
            if (ownValue(m_wishes, name) || !option || !option->active || !option->settable) continue;
            if (auto done = set(name, value); !done) return done;
        }
        return {};
    }

    Outcome<void> set(std::string_view name, const std::string& value) {
        const Option* option = find(m_applied.options, name);
        if (!option || !option->active || !option->settable) {
            m_applied.refused.emplace_back(name);
            return {};
        }
        if (option->readable && option->value == value) return {};
        const auto answer = m_device.set(*option, value);
        if (!answer) return tl::unexpected(answer.error());
        if (answer->refused) m_applied.refused.emplace_back(name);
        if (answer->inexact) m_applied.inexact.emplace_back(name);
        m_parametersChanged = m_parametersChanged || answer->parametersChanged;
        if (answer->reload || answer->inexact) m_applied.options = m_device.options();
        return {};
    }

    void conclude() {
        m_applied.dpi = static_cast<int>(std::lround(dpiOf(m_applied.options, m_wishes.dpi)));
        const Option* source = find(m_applied.options, "source");
        m_applied.source = source ? sourceKindOf(source->value) : m_wishes.source;
        if (m_applied.source == SourceKind::Feeder && m_wishes.source == SourceKind::Duplex) {
            m_applied.source = SourceKind::Duplex;
        }
        m_applied.singlePage =
            m_applied.source != SourceKind::Feeder && m_applied.source != SourceKind::Duplex;
    }

    Device& m_device;
    const Wishes& m_wishes;
    Applied m_applied;
    bool m_parametersChanged = false;
};

} // namespace

Outcome<Applied> apply(Device& device, const Wishes& wishes) {
    return Application(device, wishes).run();
}

} // namespace scanner::sane
