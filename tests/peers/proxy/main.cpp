// SPDX-License-Identifier: GPL-3.0-or-later
// counterfoil-proxy: a line that fails, between a program and a peer. Loopback interface only.
#include "tests/peers/proxy/proxy.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <thread>

namespace {

void run(int port, int target) {
    peers::proxy::Proxy proxy(target);
    const peers::Listener door(port);
    std::thread([&] {
        for (int socket = 0; (socket = door.accept()) >= 0;)
            std::thread([&proxy, socket] { proxy.serveControl(socket); }).detach();
    }).detach();
    proxy.run(0, [&](int line) {
        std::cout << nlohmann::json{{"port", door.port()}, {"line", line}}.dump() << std::endl;
    });
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("A line on the loopback interface that fails on demand");
    int port = 0;
    int target = 0;
    app.add_option("--port", port, "of the control door; 0: any free port")->capture_default_str();
    app.add_option("--target", target, "port of the peer")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    try {
        run(port, target);
    } catch (const std::exception& error) {
        std::cerr << "counterfoil-proxy: " << error.what() << std::endl;
    }
    return 1;
}
