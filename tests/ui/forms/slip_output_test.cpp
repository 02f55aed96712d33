// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temp_folder.h"
#include "tests/ui/forms/sample_slip.h"
#include "ui/forms/print_code.h"
#include "ui/forms/slip_output.h"

#include <QProcess>
#include <QString>
#include <catch2/catch.hpp>

#include <csignal>
#include <fstream>
#include <sys/resource.h>

using namespace forms;
using namespace tests;

namespace {

QString output(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    REQUIRE(process.waitForFinished());
    INFO(process.readAllStandardError().toStdString());
    REQUIRE(process.exitCode() == 0);
    return QString::fromUtf8(process.readAllStandardOutput());
}

QString textOf(const std::filesystem::path& pdf) {
    return output("pdftotext", {"-layout", QString::fromStdString(pdf.string()), "-"})
        .normalized(QString::NormalizationForm_C)
        .simplified();
}

void write(const AppointmentSlip& slip, const std::filesystem::path& path) {
    startGraphics();
    const auto written = writeSlipPdf(slip, sampleTemplate(), path, kPrintedAt);
    REQUIRE(written);
}

// A file system that is full after `bytes`, as far as this process is concerned.
class FullDisk {
  public:
    explicit FullDisk(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

  private:
    rlimit m_before{};
};

} // namespace

TEST_CASE("the PDF is sound, A5 upright, and carries the number in its title") {
    const TempFolder folder;
    write(sampleSlip(), folder / "slip.pdf");
    output("qpdf", {"--check", QString::fromStdString((folder / "slip.pdf").string())});
    const auto info =
        output("pdfinfo", {QString::fromStdString((folder / "slip.pdf").string())}).simplified();
    INFO(info.toStdString());
    CHECK(info.contains("Pages: 2"));
    CHECK(info.contains("(A5)"));
    CHECK(info.contains("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ H15.50.05.13-261121-5000"));
}

TEST_CASE("the PDF's text holds every label of the form and the values, with their accents") {
    const TempFolder folder;
    write(sampleSlip(), folder / "slip.pdf");
    const auto text = textOf(folder / "slip.pdf");
    INFO(text.toStdString());
    for (const QString wanted : {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                 "Độc lập - Tự do - Hạnh phúc",
                                 "UBND PHƯỜNG MẪU",
                                 "GIẤY TIẾP NHẬN HỒ SƠ",
                                 "VÀ HẸN TRẢ KẾT QUẢ",
                                 "Mã hồ sơ: H15.50.05.13-261121-5000",
                                 "Hà Nội, ngày 21 tháng 11 năm 2026",
                                 "Tiếp nhận hồ sơ của Ông (Bà): Nguyễn Thị Mẫu",
                                 "Địa chỉ: Tổ 1, Phường Mẫu, Hà Nội",
                                 "Số điện thoại: 0900 000 013",
                                 "Email:",
                                 "Số căn cước/Hộ chiếu: 001190000013",
                                 "Nội dung yêu cầu giải quyết: Đăng ký khai sinh",
                                 "Chủ hồ sơ: Nguyễn Mẫu An",
                                 "Địa chỉ chủ hồ sơ:",
                                 "1. Thành phần hồ sơ, số lượng mỗi loại giấy tờ",
                                 "Giấy chứng sinh",
                                 "2. Số lượng hồ sơ: 01 bộ",
                                 "3. Thời gian giải quyết hồ sơ theo quy định là: 01 ngày làm việc",
                                 "4. Thời gian nhận hồ sơ: 09 giờ 15 phút, ngày 21/11/2026",
                                 "5. Thời gian trả kết quả giải quyết hồ sơ: 09 giờ 15 phút, ngày 24/11/2026",
                                 "6. Đăng ký nhận kết quả tại:",
                                 "Vào Sổ theo dõi hồ sơ",
                                 "NGƯỜI NỘP HỒ SƠ",
                                 "NGƯỜI TIẾP NHẬN HỒ SƠ",
                                 "Trần Văn Mẫu",
                                 "Liên 1: Giao người nộp hồ sơ",
                                 "Liên 2: Lưu tại nơi tiếp nhận",
                                 "Trang 1/1"}) {
        INFO(wanted.toStdString());
        CHECK(text.contains(wanted));
    }
}

TEST_CASE("only a provisional number is called provisional") {
    const TempFolder folder;
    auto slip = sampleSlip();
    write(slip, folder / "official.pdf");
    CHECK_FALSE(textOf(folder / "official.pdf").contains("mã tạm"));
    slip.number = {"TAM-Q07-261121-0042-E", true};
    write(slip, folder / "provisional.pdf");
    CHECK(textOf(folder / "provisional.pdf").contains("mã tạm"));
}

TEST_CASE("an online dossier is not signed by a submitter") {
    const TempFolder folder;
    auto slip = sampleSlip();
    slip.channel = core::domain::Channel::Online;
    write(slip, folder / "slip.pdf");
    CHECK_FALSE(textOf(folder / "slip.pdf").contains("NGƯỜI NỘP HỒ SƠ"));
}

TEST_CASE("all 60 papers of a long list are printed on numbered pages") {
    const TempFolder folder;
    auto slip = sampleSlip();
    for (int i = 0; i < 60; ++i)
        slip.papers.push_back({"Văn bản thứ " + std::to_string(1000 + i), 1, 0, 0});
    write(slip, folder / "slip.pdf");
    const auto text = textOf(folder / "slip.pdf");
    for (int i = 0; i < 60; ++i)
        CHECK(text.count(QString("Văn bản thứ %1").arg(1000 + i)) == 2);
    CHECK(text.contains("Trang 1/3"));
    CHECK(text.contains("Trang 3/3"));
    CHECK(text.count("NGƯỜI TIẾP NHẬN HỒ SƠ") == 2);
}

TEST_CASE("a path that cannot be written is named and leaves nothing") {
    startGraphics();
    const TempFolder folder;
    const auto written = writeSlipPdf(sampleSlip(), sampleTemplate(), folder / "none/slip.pdf", kPrintedAt);
    REQUIRE_FALSE(written);
    CHECK(written.error().is(PrintCode::FileNotWritten));
    CHECK(written.error().args.at(0) == (folder / "none/slip.pdf").string());
}

TEST_CASE("a full disk leaves the slip that was there before") {
    startGraphics();
    const TempFolder folder;
    std::ofstream(folder / "slip.pdf") << "before";
    {
        const FullDisk full(4096);
        const auto written = writeSlipPdf(sampleSlip(), sampleTemplate(), folder / "slip.pdf", kPrintedAt);
        REQUIRE_FALSE(written);
        CHECK(written.error().is(PrintCode::FileNotWritten));
    }
    std::string kept;
    std::ifstream(folder / "slip.pdf") >> kept;
    CHECK(kept == "before");
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("the print system draws the same slip") {
    startGraphics();
    const TempFolder folder;
    REQUIRE(printSlip(sampleSlip(), sampleTemplate(), {"", folder / "printed.pdf"}, kPrintedAt));
    const auto info =
        output("pdfinfo", {QString::fromStdString((folder / "printed.pdf").string())}).simplified();
    CHECK(info.contains("Pages: 2"));
    CHECK(info.contains("(A5)"));
    CHECK(textOf(folder / "printed.pdf").contains("Mã hồ sơ: H15.50.05.13-261121-5000"));
}

TEST_CASE("a printer that does not exist is named") {
    startGraphics();
    const auto printed = printSlip(sampleSlip(), sampleTemplate(), {"may-in-khong-co", {}}, kPrintedAt);
    REQUIRE_FALSE(printed);
    CHECK(printed.error().is(PrintCode::NoPrinter));
    CHECK(printed.error().args == std::vector<std::string>{"may-in-khong-co"});
}

TEST_CASE("the print system's file that cannot be written is named") {
    startGraphics();
    const TempFolder folder;
    const auto printed =
        printSlip(sampleSlip(), sampleTemplate(), {"", folder / "none/printed.pdf"}, kPrintedAt);
    REQUIRE_FALSE(printed);
    CHECK(printed.error().is(PrintCode::FileNotWritten));
}
