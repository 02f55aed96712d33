// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/paper_desk.h"

#include "ui/async/run.h"

#include <QImageReader>

#include <atomic>
#include <utility>

namespace ui::intake {

using core::base::Result;
using core::ports::ScanEnd;
using models::Services;

namespace {

QImage loadPicture(const QString& file) {
    QImageReader reader(file);
    const QSize full = reader.size();
    if (full.width() > PaperDesk::kPicture_px)
        reader.setScaledSize(full.scaled(PaperDesk::kPicture_px, full.height(), Qt::KeepAspectRatio));
    return reader.read();
}

} // namespace

PaperDesk::PaperDesk(const Services& services, async::Workers& workers, QObject* parent)
    : QObject(parent)
    , m_services(services)
    , m_workers(workers)
    , m_voice(std::make_shared<ScannerVoice>(this, news())) {
    m_services.hearScanners(m_voice);
}

PaperDesk::~PaperDesk() {
    stop();
    detach();
}

ScannerNews PaperDesk::news() {
    return {[this](core::ports::ScanWait why, int seconds) { emit waiting(why, seconds); },
            [this] { emit standardSettingsUsed(); }, [this] { emit buttonPressed(); },
            [this](const std::string& resource, const std::shared_ptr<LoginSlip>& slip) {
                emit loginWanted(resource, slip);
            },
            [this] { emit loginOver(); }};
}

void PaperDesk::take(Services::Batch batch) {
    clear();
    m_batch = std::move(batch);
    listen();
    refresh();
}

void PaperDesk::clear() {
    stop();
    detach();
    m_batch.reset();
    ++m_taken;
    m_pages.clear();
    m_pictured.clear();
    m_scanning = false;
    m_voice->setAsking(false);
    m_stop.reset();
    emit changed();
}

// A hundred changes between two turns of the event loop are one refresh.
void PaperDesk::listen() {
    const auto pending = std::make_shared<std::atomic<bool>>(false);
    m_batch->onChange([delivery = async::Delivery(this), pending, mine = m_taken, this](int) {
        if (pending->exchange(true)) return;
        delivery([pending, mine, this] {
            pending->store(false);
            if (m_taken == mine) refresh();
        });
    });
}

void PaperDesk::detach() {
    if (m_batch) m_batch->onChange({});
}

void PaperDesk::refresh() {
    m_pages = m_batch->snapshot();
    loadPictures();
    emit changed();
}

void PaperDesk::loadPictures() {
    for (const auto& page : m_pages) {
        if (!page.hasImage() || m_pictured.value(page.number, -1) == page.answered) continue;
        m_pictured.insert(page.number, page.answered);
        const auto preview = m_batch->resultFiles(page.number, page.answered).preview;
        const auto file = QString::fromStdString(preview.string());
        async::run(
            m_workers.pictures, this, [file] { return loadPicture(file); },
            [this, number = page.number, mine = m_taken](const QImage& picture) {
                if (m_taken == mine && !picture.isNull()) emit pictureReady(number, picture);
            });
    }
}

void PaperDesk::start(core::ports::PaperKind kind, int again) {
    m_scanning = true;
    m_voice->setAsking(true);
    m_stop = std::make_shared<std::stop_source>();
    emit changed();
    async::run(
        m_workers.scanner, this,
        [stack = m_services.scanStack, sheet = m_services.scanAgain, batch = m_batch, kind, stop = m_stop,
         again](const std::stop_token& ending) {
            const std::stop_callback endOfProgram(ending, [&stop] { stop->request_stop(); });
            return again > 0 ? sheet(batch, kind, again, stop->get_token())
                             : stack(batch, kind, stop->get_token());
        },
        [this, mine = m_stop](const Result<ScanEnd>& result) {
            if (m_stop != mine) return; // another intake is in hand by now; its pages are kept in their batch
            m_scanning = false;
            m_voice->setAsking(false);
            refresh();
            if (result)
                emit ended(*result);
            else
                emit failed(result.error());
        });
}

void PaperDesk::stop() {
    if (m_stop) m_stop->request_stop();
    if (m_stopOpening && m_scanning) m_stopOpening->request_stop();
}

void PaperDesk::holdLogin(core::ports::ScannerLogin login) {
    m_voice->holdLogin(std::move(login));
}

void PaperDesk::standBy() {
    m_stopOpening = std::make_shared<std::stop_source>();
    async::run(
        m_workers.scanner, this,
        [open = m_services.standBy, stop = m_stopOpening](const std::stop_token& ending) {
            const std::stop_callback endOfProgram(ending, [&stop] { stop->request_stop(); });
            return open(stop->get_token());
        },
        [](const Result<void>&) {});
}

} // namespace ui::intake
