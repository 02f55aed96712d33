// SPDX-License-Identifier: GPL-3.0-or-later
// One-time codes, certificates of devices, and the root key that signs the portal's keys.
#include "tests/peers/portal/portal.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <fstream>
#include <iterator>
#include <memory>

namespace peers::portal {

using nlohmann::json;

namespace {

constexpr long kLife_s = 2L * 365 * 24 * 3600;

template<auto release>
struct Free {
    template<class T>
    void operator()(T* thing) const {
        release(thing);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Free<&EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<&X509_free>>;
using Request = std::unique_ptr<X509_REQ, Free<&X509_REQ_free>>;
using Bytes = std::unique_ptr<BIO, Free<&BIO_free_all>>;

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

Bytes reading(const std::string& text) {
    return Bytes(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

// Signed by the key that it asks for.
Request requestFrom(const std::string& pem) {
    Request request(PEM_read_bio_X509_REQ(reading(pem).get(), nullptr, nullptr, nullptr));
    if (!request || X509_REQ_verify(request.get(), X509_REQ_get0_pubkey(request.get())) != 1) return nullptr;
    return request;
}

// PEM; the name is ours to give, whatever the request says.
std::string certified(const Request& request, const std::string& device,
                      const std::filesystem::path& authority) {
    const Certificate issuer(
        PEM_read_bio_X509(reading(contentOf(authority / "ca.pem")).get(), nullptr, nullptr, nullptr));
    const Key key(
        PEM_read_bio_PrivateKey(reading(contentOf(authority / "ca.key")).get(), nullptr, nullptr, nullptr));
    if (!issuer || !key) throw std::runtime_error("no authority in " + authority.string());
    const Certificate made(X509_new());
    auto* certificate = made.get();
    X509_set_version(certificate, X509_VERSION_3);
    const auto serial = randomHex(8);
    BIGNUM* number = nullptr;
    BN_hex2bn(&number, serial.c_str());
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    BN_free(number);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(device.data()),
                               static_cast<int>(device.size()), -1, 0);
    X509_set_issuer_name(certificate, X509_get_subject_name(issuer.get()));
    X509_gmtime_adj(X509_getm_notBefore(certificate), -24L * 3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), kLife_s);
    X509_set_pubkey(certificate, X509_REQ_get0_pubkey(request.get()));
    X509_sign(certificate, key.get(), EVP_sha256());
    const Bytes text(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(text.get(), certificate);
    char* begin = nullptr;
    const auto size = BIO_get_mem_data(text.get(), &begin);
    return {begin, static_cast<std::size_t>(size)};
}

} // namespace

// The same code with the same keys gets the same answer; with others it was used.
Answer Portal::enrol(Body& body) {
    std::string text;
    if (!body.read([&](std::string_view part) { text += part; })) return {};
    const auto asked = json::parse(text);
    const auto code = asked.at("code").get<std::string>();
    const auto request = requestFrom(asked.at("csr").get<std::string>());
    if (!request || !isHex(asked.at("ed25519").get<std::string>(), 64) ||
        !isHex(asked.at("x25519").get<std::string>(), 64))
        return problem(422, "invalid-field", "Yêu cầu cấp chứng thư không đúng mẫu");
    const std::scoped_lock lock(m_codeMutex);
    const auto given = m_archive.kept("code-" + toHex(sha256(code)));
    const auto place = given ? json::parse(*given) : json();
    if (!given || place.at("office") != asked.at("office"))
        return problem(403, "code-unknown", "Mã đăng ký không đúng hoặc không dành cho đơn vị này");
    const std::string device = place.at("device");
    const json made{{"device", device},
                    {"certificate", certified(request, device, m_authority)},
                    {"ca", contentOf(m_authority / "ca.pem")},
                    {"root_key", m_root.publicHex()}};
    const auto keys = toHex(sha256(asked.dump()));
    const auto stored = json::parse(m_archive.keptValue("enrolment-" + toHex(sha256(code)),
                                                        json{{"asked", keys}, {"answer", made}}.dump()));
    if (stored.at("asked") != keys) return problem(409, "code-used", "Mã đăng ký đã được dùng cho máy khác");
    m_archive.keptValue("enrolled-" + toHex(sha256(device)), place.at("office"));
    return jsonAnswer(stored.at("answer") == made ? 201 : 200, stored.at("answer"));
}

std::optional<Device> Portal::enrolled(const std::string& device) const {
    const auto office = m_archive.kept("enrolled-" + toHex(sha256(device)));
    if (!office) return std::nullopt;
    return Device{"", *office, device};
}

// What the root key signs: a line for each key, in their order.
json Portal::certifiedKeys() const {
    const auto receipt = m_signer.publicHex();
    const auto seal = sealKeyHex();
    const auto text = "intake/1 keys\n" + m_name + "\nreceipt r1 " + receipt + "\nseal x1 " + seal + "\n";
    const auto& root = m_wrongRoot ? m_signer : m_root;
    return {{"receipt", json::array({{{"kid", "r1"}, {"ed25519", receipt}}})},
            {"seal", {{"kid", "x1"}, {"x25519", seal}}},
            {"root_sig", toBase64(root.sign(text))}};
}

void Portal::controlEnrolments(const json& order) {
    for (const auto& code : order.value("codes", json::array()))
        m_archive.keptValue("code-" + toHex(sha256(code.at("code").get<std::string>())), code.dump());
    m_wrongRoot = order.value("wrong_root", m_wrongRoot.load());
}

} // namespace peers::portal
