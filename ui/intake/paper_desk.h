// SPDX-License-Identifier: GPL-3.0-or-later
// The paper of the intake in hand: one batch, its pages as they arrive, their pictures, one scan at a time.
// Says by signals what happened; decides nothing about the dossier. GUI thread; all file work is done on
// workers.
#pragma once

#include "core/base/error.h"
#include "core/ports/scan_source.h"
#include "scanner/pipeline/batch.h"
#include "ui/async/workers.h"
#include "ui/intake/scanner_voice.h"
#include "ui/models/services.h"

#include <QHash>
#include <QImage>
#include <QObject>

#include <memory>
#include <stop_token>
#include <vector>

namespace ui::intake {

class PaperDesk : public QObject {
    Q_OBJECT
  public:
    // Width of a thumbnail in device-independent pixels, before the screen's scaling.
    static constexpr int kPicture_px = 300;

    PaperDesk(const models::Services& services, async::Workers& workers, QObject* parent = nullptr);
    ~PaperDesk() override;

    void take(models::Services::Batch batch);
    void clear(); // stops a scan; the batch stays on disk

    // Precondition: a batch was taken, no scan is running. `again`: the page in whose place one sheet is
    // scanned; 0: what lies in the scanner.
    void start(core::ports::PaperKind kind, int again = 0);
    void stop();
    void standBy(); // opens the scanner ahead of the first scan; says nothing if it cannot
    void holdLogin(core::ports::ScannerLogin login); // for the next scan's question

    [[nodiscard]] const models::Services::Batch& batch() const { return m_batch; }
    [[nodiscard]] bool scanning() const { return m_scanning; }
    [[nodiscard]] const std::vector<scanner::pipeline::BatchPage>& pages() const { return m_pages; }

  signals:
    void changed();
    void pictureReady(int page, const QImage& picture);
    void ended(core::ports::ScanEnd end);
    void failed(const core::base::Error& error);
    // What the scanner says meanwhile. 0 s: it is tried again now.
    void waiting(core::ports::ScanWait why, int seconds);
    void standardSettingsUsed();
    void buttonPressed();
    void loginWanted(const std::string& resource, const std::shared_ptr<LoginSlip>& slip);
    void loginOver();

  private:
    [[nodiscard]] ScannerNews news();
    void listen();
    void detach();
    void refresh();
    void loadPictures();

    const models::Services& m_services;
    async::Workers& m_workers;
    models::Services::Batch m_batch;
    int m_taken = 0; // counts batches, so that a late answer is known: a new one may lie where an old one lay
    std::vector<scanner::pipeline::BatchPage> m_pages;
    QHash<int, int> m_pictured; // the answer whose picture was asked for, by page
    std::shared_ptr<std::stop_source> m_stop;
    std::shared_ptr<std::stop_source> m_stopOpening;
    std::shared_ptr<ScannerVoice> m_voice;
    bool m_scanning = false;
};

} // namespace ui::intake
