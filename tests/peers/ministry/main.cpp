// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/ministry/ministry.h"
#include "tests/peers/portal/crypto.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <thread>

int main(int argc, char** argv) {
    CLI::App app("A ministry's system on the loopback interface");
    int port = 0;
    app.add_option("--port", port, "0: any free port")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    try {
        peers::portal::startCrypto();
        const auto ministry = std::make_shared<peers::ministry::Ministry>();
        const peers::Listener listener(port);
        std::cout << nlohmann::json{{"port", listener.port()}}.dump() << std::endl;
        for (int socket = 0; (socket = listener.accept()) >= 0;)
            std::thread([ministry, socket] {
                try {
                    ministry->serve(socket);
                } catch (const std::exception& error) {
                    std::cerr << "counterfoil-ministry: " << error.what() << std::endl;
                }
            }).detach();
        return 1;
    } catch (const std::exception& error) {
        std::cerr << "counterfoil-ministry: " << error.what() << std::endl;
        return 1;
    }
}
