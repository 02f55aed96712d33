// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/tones.h"

namespace ui::style {

QColor colour(Tone tone) {
    switch (tone) {
    case Tone::Plain:
        return {0x1b, 0x23, 0x2e};
    case Tone::Quiet:
        return {0x52, 0x5c, 0x69};
    case Tone::Accent:
        return {0x1c, 0x4f, 0x8f};
    case Tone::Good:
        return {0x17, 0x66, 0x37};
    case Tone::Attention:
        return {0x84, 0x4d, 0x00};
    case Tone::Trouble:
        return {0xad, 0x1f, 0x1a};
    }
    return {};
}

QColor ground(Tone tone) {
    switch (tone) {
    case Tone::Plain:
        return {0xff, 0xff, 0xff};
    case Tone::Quiet:
        return {0xf1, 0xf3, 0xf6};
    case Tone::Accent:
        return {0xe7, 0xf0, 0xfa};
    case Tone::Good:
        return {0xe8, 0xf5, 0xec};
    case Tone::Attention:
        return {0xfd, 0xf3, 0xe0};
    case Tone::Trouble:
        return {0xfc, 0xeb, 0xea};
    }
    return {};
}

Tone toneOf(core::ports::OpState state) {
    switch (state) {
    case core::ports::OpState::Queued:
        return Tone::Quiet;
    case core::ports::OpState::Sending:
    case core::ports::OpState::Uploaded:
        return Tone::Accent;
    case core::ports::OpState::Acknowledged:
        return Tone::Good;
    case core::ports::OpState::NeedsClerk:
        return Tone::Attention;
    }
    return Tone::Plain;
}

Tone toneOf(core::ports::LinkState state) {
    switch (state) {
    case core::ports::LinkState::Unknown:
        return Tone::Quiet;
    case core::ports::LinkState::Online:
        return Tone::Good;
    case core::ports::LinkState::Offline:
    case core::ports::LinkState::Paused:
        return Tone::Attention;
    }
    return Tone::Plain;
}

Tone toneOf(core::domain::ItemState state) {
    switch (state) {
    case core::domain::ItemState::Present:
        return Tone::Good;
    case core::domain::ItemState::Missing:
        return Tone::Trouble;
    case core::domain::ItemState::NotNeeded:
        return Tone::Quiet;
    }
    return Tone::Plain;
}

} // namespace ui::style
