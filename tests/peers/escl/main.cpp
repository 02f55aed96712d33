// SPDX-License-Identifier: GPL-3.0-or-later
// counterfoil-escl: a network scanner for tests and for trying out, in eSCL and in WSD. Listens on the
// loopback interface only.
#include "tests/peers/escl/escl_scanner.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <thread>

namespace {

int run(int port, const std::string& orders) {
    // Shared with the threads, so that it outlives the last of them.
    const auto scanner = std::make_shared<peers::escl::EsclScanner>();
    if (!orders.empty()) scanner->control(nlohmann::json::parse(orders));
    const peers::Listener listener(port);
    const auto address = "http://127.0.0.1:" + std::to_string(listener.port());
    std::cout << nlohmann::json{{"port", listener.port()},
                                {"device", "airscan:escl:Counterfoil:" + address + "/eSCL"},
                                {"wsd_device", "airscan:wsd:Counterfoil:" + address + "/wsd"}}
                     .dump()
              << std::endl;
    for (int socket = 0; (socket = listener.accept()) >= 0;)
        std::thread([scanner, socket] { scanner->serve(socket); }).detach();
    return 1;
}

std::string withFeeder(const std::string& orders, const std::vector<std::string>& sheets,
                       const std::string& glass) {
    auto order = orders.empty() ? nlohmann::json::object() : nlohmann::json::parse(orders);
    if (!sheets.empty()) order["feeder"] = sheets;
    if (!glass.empty()) order["glass"] = glass;
    return order.dump();
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("Network scanner speaking eSCL and WSD on the loopback interface");
    int port = 0;
    std::string orders;
    std::string glass;
    std::vector<std::string> sheets;
    app.add_option("--port", port, "0: any free port")->capture_default_str();
    app.add_option("--control", orders, "JSON as for POST /control, before the first request");
    app.add_option("--glass", glass, "PNM or JPEG file on the glass");
    app.add_option("sheets", sheets, "PNM or JPEG files in the feeder");
    CLI11_PARSE(app, argc, argv);
    try {
        return run(port, withFeeder(orders, sheets, glass));
    } catch (const std::exception& error) {
        std::cerr << "counterfoil-escl: " << error.what() << std::endl;
        return 1;
    }
}
