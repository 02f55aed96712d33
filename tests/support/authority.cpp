// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/authority.h"

#include "tests/support/shell.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace tests {

namespace {

constexpr char kConfig[] = R"([ca]
default_ca = province
[province]
dir = .
database = index.txt
serial = serial
crlnumber = crlnumber
new_certs_dir = issued
certificate = ca.pem
private_key = ca.key
default_md = sha256
default_crl_days = 30
policy = anything
unique_subject = no
[anything]
commonName = supplied
[server]
basicConstraints = CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = IP:127.0.0.1
[device]
basicConstraints = CA:FALSE
extendedKeyUsage = clientAuth
[req]
distinguished_name = nobody
[nobody]
)";
constexpr char kNewKey[] = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -noenc -config ca.cnf ";

} // namespace

Authority::Authority(std::filesystem::path folder, const std::string& name) : m_folder(std::move(folder)) {
    std::filesystem::create_directories(m_folder / "issued");
    std::ofstream(m_folder / "ca.cnf") << kConfig;
    std::ofstream(m_folder / "index.txt").flush();
    std::ofstream(m_folder / "serial") << "01\n";
    std::ofstream(m_folder / "crlnumber") << "01\n";
    openssl("req -x509 " + std::string(kNewKey) + "-keyout ca.key -out ca.pem -days 3650 -subj " +
            quoted("/CN=" + name) + " -addext basicConstraints=critical,CA:TRUE");
    writeRevoked();
}

Authority::Issued Authority::server(const std::string& name, const Validity& validity) {
    return issue(name, "server", validity);
}

Authority::Issued Authority::device(const std::string& name, const Validity& validity) {
    return issue(name, "device", validity);
}

Authority::Issued Authority::issue(const std::string& name, const std::string& extensions,
                                   const Validity& validity) {
    openssl("req -new " + std::string(kNewKey) + "-keyout " + quoted(name + ".key") + " -out request.pem" +
            " -subj " + quoted("/CN=" + name));
    openssl("ca -batch -notext -config ca.cnf -in request.pem -out " + quoted(name + ".pem") +
            " -extensions " + extensions + " -startdate " + validity.begin + " -enddate " + validity.end);
    return {m_folder / (name + ".pem"), m_folder / (name + ".key")};
}

void Authority::revoke(const Issued& issued) {
    openssl("ca -batch -config ca.cnf -revoke " + quoted(issued.certificate));
    writeRevoked();
}

void Authority::writeRevoked() const {
    openssl("ca -batch -config ca.cnf -gencrl -out crl.pem");
}

void Authority::openssl(const std::string& arguments) const {
    const auto done = run("cd " + quoted(m_folder) + " && openssl " + arguments + " 2>&1");
    if (done.status != 0) throw std::runtime_error("openssl " + arguments + ": " + done.output);
}

std::string pemOf(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string pinOf(const std::filesystem::path& certificate) {
    auto hash = outputOf("openssl x509 -pubkey -noout -in " + quoted(certificate) +
                         " | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | base64");
    while (!hash.empty() && hash.back() == '\n')
        hash.pop_back();
    return "sha256//" + hash;
}

} // namespace tests
