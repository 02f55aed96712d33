// SPDX-License-Identifier: GPL-3.0-or-later
// The threads beside the window. One of each: store work keeps its order, a scan of minutes holds nobody up.
#pragma once

#include "ui/async/worker.h"

namespace ui::async {

struct Workers {
    Worker desk{"desk"};         // use cases: sign-in, drafts, receiving, outbox
    Worker finder{"find"};       // searches as one types: no save holds them up
    Worker scanner{"scan"};      // one press of F5 at a time
    Worker pictures{"pictures"}; // decodes previews
    Worker study{"study"};       // what pages say: corrections, values for the fields
    Worker printer{"print"};     // slips
    Worker sticks{"sticks"};     // slow ones
};

} // namespace ui::async
