// SPDX-License-Identifier: GPL-3.0-or-later
// counterfoil-portal: a portal for tests and for the demo. Listens on the loopback interface only.
#include "tests/peers/portal/portal.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <thread>

namespace {

// "token=office/device"
peers::portal::Device deviceFrom(const std::string& text) {
    const auto equals = text.find('=');
    const auto slash = text.find('/', equals);
    if (equals == std::string::npos || slash == std::string::npos)
        throw std::runtime_error("--device wants token=office/device");
    return {text.substr(0, equals), text.substr(equals + 1, slash - equals - 1), text.substr(slash + 1)};
}

int run(int port, const std::string& data, const std::string& name, const std::vector<std::string>& devices,
        const std::string& orders, const std::string& authority) {
    peers::portal::startCrypto();
    std::vector<peers::portal::Device> known;
    known.reserve(devices.size());
    for (const auto& device : devices)
        known.push_back(deviceFrom(device));
    // Shared with the threads, so that it outlives the last of them.
    const auto portal = std::make_shared<peers::portal::Portal>(data, name, known, authority);
    if (!orders.empty()) portal->control(nlohmann::json::parse(orders));
    const peers::Listener listener(port);
    std::cout << nlohmann::json{{"port", listener.port()},          {"portal", name},
                                {"root_key", portal->rootKeyHex()}, {"receipt_key", portal->receiptKeyHex()},
                                {"seal_key", portal->sealKeyHex()}, {"kid", "r1"}}
                     .dump()
              << std::endl;
    for (int socket = 0; (socket = listener.accept()) >= 0;)
        std::thread([portal, socket] {
            try {
                portal->serve(socket);
            } catch (const std::exception& error) {
                std::cerr << "counterfoil-portal: " << error.what() << std::endl;
            }
        }).detach();
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("Portal stand-in speaking intake v1 on the loopback interface");
    int port = 0;
    std::string data;
    std::string name = "demo";
    std::string orders;
    std::string authority;
    std::vector<std::string> devices{"demo-token=demo-office/demo-device"};
    app.add_option("--port", port, "0: any free port")->capture_default_str();
    app.add_option("--data", data, "folder that keeps everything")->required();
    app.add_option("--portal", name, "name in the receipts")->capture_default_str();
    app.add_option("--device", devices, "token=office/device, repeated")->capture_default_str();
    app.add_option("--control", orders, "JSON as for POST /control, before the first request");
    app.add_option("--authority", authority,
                   "folder with ca.pem and ca.key, for the certificates of devices");
    CLI11_PARSE(app, argc, argv);
    try {
        return run(port, data, name, devices, orders, authority);
    } catch (const std::exception& error) {
        std::cerr << "counterfoil-portal: " << error.what() << std::endl;
        return 1;
    }
}
