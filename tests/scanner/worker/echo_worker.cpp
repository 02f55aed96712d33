// SPDX-License-Identifier: GPL-3.0-or-later
// A worker that answers each frame with itself; a few payloads make it misbehave.
#include "scanner/worker/worker_channel.h"

#include <cstdio>
#include <cstdlib>
#include <string>

#include <unistd.h>

using namespace scanner::worker;

int main() {
    WorkerChannel channel;
    while (auto frame = channel.receive()) {
        if (frame->payload == "print") std::puts("a library that prints");
        if (frame->payload == "complain") std::fputs("a library that complains\n", stderr);
        if (frame->payload == "environment") {
            const char* value = std::getenv("OMP_THREAD_LIMIT");
            frame->payload = value ? value : "unset";
        }
        if (frame->payload == "descriptors") {
            const int first_free = dup(0);
            frame->payload = std::to_string(first_free);
        }
        std::fflush(nullptr);
        if (frame->payload == "abort") std::abort();
        if (frame->payload == "sleep") pause();
        if (frame->kind == FrameKind::Bye) return 7;
        channel.send(frame->kind, frame->request, frame->payload);
    }
    return 5;
}
