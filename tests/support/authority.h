// SPDX-License-Identifier: GPL-3.0-or-later
// A province's authority as `openssl ca` keeps it: makes certificates of the portal and of devices, and takes
// them back. One thread at a time.
#pragma once

#include <filesystem>
#include <string>

namespace tests {

class Authority {
  public:
    // Names of files with PEM.
    struct Issued {
        std::filesystem::path certificate;
        std::filesystem::path key;
    };
    // As openssl writes a moment: "20200101000000Z".
    struct Validity {
        std::string begin;
        std::string end;
    };
    static Validity longValid() { return {"20200101000000Z", "20991231000000Z"}; }
    static Validity ended() { return {"20200101000000Z", "20210101000000Z"}; }

    // Throws std::runtime_error when openssl fails.
    Authority(std::filesystem::path folder, const std::string& name);

    // The portal's, for 127.0.0.1.
    Issued server(const std::string& name, const Validity& validity = longValid());
    Issued device(const std::string& name, const Validity& validity = longValid());
    void revoke(const Issued& issued);

    [[nodiscard]] std::filesystem::path certificate() const { return m_folder / "ca.pem"; }
    [[nodiscard]] std::filesystem::path key() const { return m_folder / "ca.key"; }
    [[nodiscard]] std::filesystem::path revoked() const { return m_folder / "crl.pem"; } // who was

  private:
    Issued issue(const std::string& name, const std::string& extensions, const Validity& validity);
    void openssl(const std::string& arguments) const;
    void writeRevoked() const;

    std::filesystem::path m_folder;
};

std::string pemOf(const std::filesystem::path& file);
// As libcurl wants it: "sha256//…".
std::string pinOf(const std::filesystem::path& certificate);

} // namespace tests
