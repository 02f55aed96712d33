// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/device_identity.h"
#include "tests/scanner/device/scan_desk.h"

#include <catch2/catch.hpp>

using namespace scanner::device;
using core::ports::ScannerInfo;
using tests::UsbDesk;

namespace {

DeviceIdentity identityOf(const std::string& name, const std::string& type = "scanner") {
    return scanner::device::identityOf({name, "Maker", "Model", type}, UsbPlaces("/nonexistent"));
}

ScannerInfo named(const std::string& name, const UsbPlaces& usb) {
    ScannerInfo info{name, "Fujitsu", "fi-7160", "scanner"};
    info.id = scanner::device::identityOf(info, usb).text();
    return info;
}

} // namespace

TEST_CASE("A serial number in a driver's name marks the scanner") {
    struct Row {
        const char* name;
        const char* serial;
    };
    const auto row = GENERATE(values<Row>({{"fujitsu:fi-6130dj:157287", "157287"},
                                           {"net:office:fujitsu:fi-6130dj:157287", "157287"},
                                           {"pixma:04A91749_247936", "247936"},
                                           {"hpaio:/usb/OfficeJet_Pro?serial=CN123", "CN123"}}));
    CAPTURE(row.name);
    CHECK(identityOf(row.name).kind == MarkKind::Serial);
    CHECK(identityOf(row.name).mark == row.serial);
}

TEST_CASE("A network scanner is marked by its host, or by its UUID where there is one") {
    struct Row {
        const char* name;
        const char* host;
    };
    const auto row =
        GENERATE(values<Row>({{"airscan:escl:Desk:http://192.168.1.9:8080/eSCL", "192.168.1.9:8080"},
                              {"escl:http://192.168.1.92:80", "192.168.1.92"},
                              {"epson2:net:192.168.1.5", "192.168.1.5"},
                              {"pixma:MG5200_192.168.1.8", "192.168.1.8"},
                              {"net:office:test:0", "office"},
                              {"airscan:wsd:Desk:http://[fe80::1]:80/ws", "[fe80::1]"}}));
    CAPTURE(row.name);
    CHECK(identityOf(row.name).kind == MarkKind::Host);
    CHECK(identityOf(row.name).mark == row.host);
    const auto by_type = identityOf("airscan:e0:Desk", "ip=192.168.1.9");
    CHECK(by_type.kind == MarkKind::Host);
    CHECK(by_type == identityOf("airscan:e7:Desk", "ip=192.168.1.9"));
    CHECK(identityOf("x:urn:uuid:4509a320-00a0-008f-00b6-001132c00000").kind == MarkKind::Uuid);
}

TEST_CASE("A USB scanner is marked by its serial number, else by its plug") {
    const UsbDesk usb;
    usb.plug("1-2", 1, 2, "A1B2");
    usb.plug("1-3.4", 1, 7);
    const UsbPlaces places = usb.places();
    const auto with_serial = named("canon_dr:libusb:001:002", places);
    CHECK(with_serial.id == "scanner:canon_dr/Fujitsu/fi-7160/serial=A1B2");
    CHECK(named("brother4:bus1;dev7", places).id == "scanner:brother4/Fujitsu/fi-7160/port=1-3.4");
    CHECK(named("canon_dr:libusb:001:009", places).id == "scanner:canon_dr/Fujitsu/fi-7160/port=");
}

TEST_CASE("An identity survives being written down, whatever letters are in it") {
    const DeviceIdentity identity{"net", "A/B 100%", "Máy quét = 1", MarkKind::Uuid, "x/y"};
    CHECK(identity.text().find(' ') == std::string::npos);
    CHECK(DeviceIdentity::parse(identity.text()) == identity);
    for (const auto* text :
         {"test:0", "scanner:", "scanner:a/b/c", "scanner:a/b/c/colour=1", "scanner:a/b/c/port",
          "scanner:a/b/c%/port=1", "scanner:a/b/c%4/port=1", "scanner:a/b/c%zz/port=1"}) {
        CAPTURE(text);
        CHECK_FALSE(DeviceIdentity::parse(text));
    }
}

TEST_CASE("The same serial number is the same scanner, another one never") {
    const UsbDesk usb;
    usb.plug("1-2", 1, 3, "A");
    usb.plug("1-4", 1, 5, "B");
    const auto first = named("canon_dr:libusb:001:003", usb.places());
    const auto second = named("canon_dr:libusb:001:005", usb.places());
    const auto wanted = *DeviceIdentity::parse(first.id);
    CHECK(sameDevice(wanted, {second, first}, {})->name == first.name);
    CHECK(sameDevice(wanted, {second}, {}) == nullptr);
}

TEST_CASE("Two alike without a serial number are told apart by their plugs") {
    const UsbDesk usb;
    usb.plug("1-2", 1, 3);
    usb.plug("1-4", 1, 5);
    const auto first = named("canon_dr:libusb:001:003", usb.places());
    const auto second = named("canon_dr:libusb:001:005", usb.places());
    const auto wanted = *DeviceIdentity::parse(first.id);
    CHECK(sameDevice(wanted, {second, first}, {})->name == first.name);
    // The first is switched off, and its brother was seen beside it.
    CHECK(sameDevice(wanted, {second}, {first, second}) == nullptr);
    // There was only one, and it is in another plug now.
    CHECK(sameDevice(wanted, {second}, {first})->name == second.name);
}

TEST_CASE("A scanner that came back under another name is opened by its identity") {
    const UsbDesk usb;
    usb.plug("1-2", 1, 2, "A1");
    tests::ScanDesk desk("faulty:0");
    desk.settings.usb = usb.places();
    desk.script("name libusb:001:002\npages 2\n");
    const auto found = WorkerScanSource(desk.settings).list({});
    REQUIRE(found);
    desk.request.device = found->front().id;
    CHECK(desk.request.device == "scanner:faulty/Counterfoil/Faulty/serial=A1");
    usb.unplug("1-2");
    usb.plug("1-2", 1, 3, "A1");
    desk.script("name libusb:001:003\npages 2\n");
    // Also in a program that has never listed it.
    WorkerScanSource source(desk.settings);
    REQUIRE(source.scan(desk.request, desk.events, {}));
    CHECK(desk.events.pages.size() == 2);
}

TEST_CASE("A name that has passed to another scanner is not opened in its stead") {
    const UsbDesk usb;
    usb.plug("1-2", 1, 2, "A1");
    tests::ScanDesk desk("faulty:0");
    desk.settings.usb = usb.places();
    desk.script("name libusb:001:002\n");
    WorkerScanSource source(desk.settings);
    const auto found = source.list({});
    REQUIRE(found);
    desk.request.device = found->front().id;
    usb.plug("1-2", 1, 2, "B2");
    CHECK(source.scan(desk.request, desk.events, {}).error().is(core::ports::ScanCode::DeviceGone));
    CHECK(desk.events.pages.empty());
}

TEST_CASE("Of two alike the one that was chosen scans, and is missed when it is gone") {
    const UsbDesk usb;
    usb.plug("1-2", 1, 2);
    usb.plug("1-4", 1, 3);
    tests::ScanDesk desk("faulty:0");
    desk.settings.usb = usb.places();
    desk.script("name libusb:001:002\nalso libusb:001:003\npages 1\n");
    WorkerScanSource source(desk.settings);
    const auto found = source.list({});
    REQUIRE(found);
    REQUIRE(found->size() == 2);
    CHECK((*found)[0].id != (*found)[1].id);
    desk.request.device = (*found)[0].id;
    usb.unplug("1-2");
    desk.script("name libusb:001:003\npages 1\n");
    const auto end = source.scan(desk.request, desk.events, {});
    REQUIRE_FALSE(end);
    CHECK(end.error().is(core::ports::ScanCode::DeviceGone));
    CHECK(end.error().args == std::vector<std::string>{"Counterfoil Faulty"});
}

TEST_CASE("Several scanners scan at once, each in a worker of its own") {
    tests::ScanDesk feeder("faulty:0");
    feeder.script("pages 3\npage 2 byte 1000 trickle\n");
    tests::ScanDesk glass("test:0");
    glass.request.dpi = 60;
    WorkerScanSource first(feeder.settings);
    WorkerScanSource second(glass.settings);
    std::stop_source stop;
    bool scanned_beside = false;
    feeder.events.onBegun = [&](int page) {
        if (page != 2) return;
        // The first one is in the middle of its page.
        scanned_beside = second.scan(glass.request, glass.events, {}).has_value();
        stop.request_stop();
    };
    CHECK(first.scan(feeder.request, feeder.events, stop.get_token()) == core::ports::ScanEnd::Stopped);
    CHECK(scanned_beside);
    CHECK(glass.events.pages.size() == 1);
    CHECK(feeder.events.pages.size() == 1);
}
