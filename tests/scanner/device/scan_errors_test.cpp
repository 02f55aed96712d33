// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/scan_errors.h"

#include <catch2/catch.hpp>

using core::ports::ScanCode;
using scanner::device::toError;

TEST_CASE("INVAL means a scanner that is gone only while opening, refused settings otherwise") {
    CHECK(toError({"driver", "open", "INVAL", ""}, {"net:x", 1, 0}).is(ScanCode::DeviceGone));
    CHECK(toError({"driver", "start", "INVAL", ""}, {}).is(ScanCode::SettingsRefused));
    CHECK(toError({"driver", "read", "INVAL", ""}, {}).is(ScanCode::SettingsRefused));
}

TEST_CASE("Pages that cannot be taken have an error of their own") {
    CHECK(toError({"too_large", "start", "", ""}, {}).is(ScanCode::PageTooLarge));
    CHECK(toError({"not_an_image", "read", "", ""}, {}).is(ScanCode::NotAnImage));
    CHECK(toError({"disk_full", "write", "", ""}, {}).is(ScanCode::DiskFull));
}

TEST_CASE("A status that is any number is a line that broke within the call") {
    CHECK(toError({"driver", "start", "1516568785", ""}, {}).is(ScanCode::ConnectionBroken));
    CHECK(toError({"driver", "read", "-7", ""}, {}).is(ScanCode::ConnectionBroken));
}

TEST_CASE("What nobody knows is a failure that names the driver's code") {
    const auto error = toError({"driver", "start", "77", ""}, {});
    CHECK(error.is(ScanCode::Failed));
    CHECK(error.args == std::vector<std::string>{"77"});
    CHECK(toError({"write_failed", "write", "", ""}, {}).args == std::vector<std::string>{"write_failed"});
}
