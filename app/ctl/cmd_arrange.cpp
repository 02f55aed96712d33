// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/batch_answer.h"

#include <functional>

namespace app::ctl {
namespace {

using scanner::pipeline::Batch;

struct Options {
    std::string batch;
    std::vector<int> right;
    std::vector<int> left;
    std::vector<int> aside;
    std::vector<int> restore;
    std::vector<int> take;
    std::vector<int> order;
};

base::Result<void> forEach(const std::vector<int>& pages, const std::function<base::Result<void>(int)>& act) {
    for (const int page : pages)
        if (auto done = act(page); !done) return done;
    return {};
}

base::Result<void> arrange(Batch& batch, const Options& options) {
    if (auto done = forEach(options.right, [&](int page) { return batch.turn(page, 90); }); !done)
        return done;
    if (auto done = forEach(options.left, [&](int page) { return batch.turn(page, -90); }); !done)
        return done;
    if (auto done = forEach(options.aside, [&](int page) { return batch.setAside(page); }); !done)
        return done;
    if (auto done = forEach(options.restore, [&](int page) { return batch.restore(page); }); !done)
        return done;
    if (auto done = forEach(options.take, [&](int page) { return batch.take(page, true); }); !done)
        return done;
    return options.order.empty() ? base::Result<void>{} : batch.setOrder(options.order);
}

base::Result<Answer> run(const Globals& globals, const Options& options) {
    auto house = globals.openHouse();
    if (!house) return base::fail(house.error());
    const auto batch = batchFor(**house, options.batch);
    if (!batch) return base::fail(batch.error());
    if (auto arranged = arrange(**batch, options); !arranged) return base::fail(arranged.error());
    readRest(**house, *batch);
    return answerFor(**house, **batch);
}

} // namespace

Command addArrange(CLI::App& app, const Globals& globals) {
    auto* command =
        app.add_subcommand("arrange", "Turn, order and set aside the pages of a batch; answers as scan does");
    auto options = std::make_shared<Options>();
    command->add_option("--batch", options->batch, "Batch id that scan answered with")->required();
    command->add_option("--right", options->right, "Turn these pages by 90 degrees clockwise")
        ->delimiter(',');
    command->add_option("--left", options->left, "The other way round")->delimiter(',');
    command->add_option("--aside", options->aside, "Do not file these pages")->delimiter(',');
    command->add_option("--restore", options->restore, "File them after all")->delimiter(',');
    command->add_option("--take", options->take, "Take these incomplete pages as they are")->delimiter(',');
    command->add_option("--order", options->order, "Numbers of the pages as they are to lie")->delimiter(',');
    return [&globals, options] { return run(globals, *options); };
}

} // namespace app::ctl
