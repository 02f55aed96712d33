// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/workbench.h"

#include "app/lifecycle/system_clock.h"
#include "core/ports/random.h"
#include "core/ports/store_codes.h"
#include "core/store/posix_file_system.h"
#include "core/vault/system_random.h"

#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

namespace app::composition {

namespace base = core::base;
namespace pipeline = scanner::pipeline;

namespace {

// Removed with everything in it.
class OwnFolder {
  public:
    explicit OwnFolder(std::filesystem::path path) : m_path(std::move(path)) {}
    OwnFolder(OwnFolder&& other) noexcept : m_path(std::exchange(other.m_path, {})) {}
    ~OwnFolder() {
        std::error_code ignored;
        if (!m_path.empty()) std::filesystem::remove_all(m_path, ignored);
    }

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

  private:
    std::filesystem::path m_path;
};

base::Result<OwnFolder> makeFolder() {
    std::error_code error;
    std::string pattern = (std::filesystem::temp_directory_path(error) / "counterfoil-XXXXXX").string();
    if (error || !mkdtemp(pattern.data()))
        return base::fail(core::ports::StoreCode::FolderUnusable, "mkdtemp " + pattern, {pattern});
    return OwnFolder(pattern);
}

pipeline::LaneSettings laneSettings(const std::filesystem::path& worker, scanner::PictureProfile picture) {
    pipeline::LaneSettings settings;
    settings.worker = worker;
    settings.profile = picture;
    return settings;
}

} // namespace

struct Workbench::Parts {
    Parts(OwnFolder made, const std::filesystem::path& worker, scanner::PictureProfile picture)
        : folder(std::move(made)), lanes(laneSettings(worker, picture)) {
        importing.worker = worker;
    }

    OwnFolder folder; // first: goes last
    core::store::PosixFileSystem disk;
    lifecycle::SystemClock clock;
    core::vault::SystemRandom random;
    pipeline::ImportSettings importing;
    std::shared_ptr<pipeline::Batch> batch;
    pipeline::PageLanes lanes;
};

Workbench::Workbench(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Workbench::~Workbench() = default;

base::Result<std::unique_ptr<Workbench>> Workbench::open(const Places& places,
                                                         scanner::PictureProfile picture) {
    auto folder = makeFolder();
    if (!folder) return base::fail(folder.error());
    auto parts =
        std::make_unique<Parts>(std::move(*folder), places.programs / "counterfoil-page-worker", picture);
    auto batch = pipeline::Batch::create(
        parts->folder.path(), core::ports::newId<base::BatchId>(parts->random), parts->disk, parts->clock);
    if (!batch) return base::fail(batch.error());
    parts->batch = std::move(*batch);
    return std::unique_ptr<Workbench>(new Workbench(std::move(parts)));
}

pipeline::Batch& Workbench::batch() {
    return *m_parts->batch;
}

base::Result<pipeline::ImportedFile> Workbench::importFile(const std::filesystem::path& file,
                                                           const pipeline::ImportProgress& progress,
                                                           const std::stop_token& stop) {
    return pipeline::importFile(m_parts->batch, m_parts->lanes, m_parts->disk, m_parts->importing, file,
                                progress, stop);
}

void Workbench::finish() {
    m_parts->lanes.finishAll(*m_parts->batch);
}

} // namespace app::composition
