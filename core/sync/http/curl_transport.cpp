// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/http/curl_transport.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <curl/curl.h>
#include <openssl/ssl.h>
#include <string_view>

namespace core::sync {

using core::base::fail;
using core::base::Result;
using core::ports::HttpAnswer;
using core::ports::HttpRequest;
using core::ports::PortalCode;

namespace {

constexpr std::size_t kMaxAnswer = std::size_t{1024} * 1024;
constexpr long kUploadBuffer = 16L * 1024;
constexpr long kMaxConnectionAge_s = 30;

// libcurl wants one global start before any thread uses it.
[[nodiscard]] bool curlStarted() {
    static const bool started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return started;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
    return out;
}

// Everything that the callbacks of one request share.
struct Exchange {
    const HttpRequest& request;
    const std::function<void(std::int64_t)>& progress;
    const std::stop_token& stop;
    std::size_t sent = 0;
    HttpAnswer answer{};
    bool headersEnded = false;
    bool tooLong = false;
};

std::size_t onRead(char* into, std::size_t size, std::size_t count, void* user) {
    auto& exchange = *static_cast<Exchange*>(user);
    const auto& body = exchange.request.body;
    const auto part = std::min(size * count, body.size() - exchange.sent);
    std::copy_n(body.data() + exchange.sent, part, into);
    exchange.sent += part;
    if (exchange.progress && part > 0) exchange.progress(static_cast<std::int64_t>(exchange.sent));
    return part;
}

// libcurl repeats a request on its own when a kept-alive connection turns out to be dead. Harmless for the
// small ones; a chunk of a file goes on from where the portal stands instead of being sent a second time as a
// whole.
int onSeek(void* user, curl_off_t offset, int origin) {
    auto& exchange = *static_cast<Exchange*>(user);
    if (origin != SEEK_SET || offset < 0 || static_cast<std::size_t>(offset) > exchange.request.body.size())
        return CURL_SEEKFUNC_FAIL;
    if (exchange.request.method == "PATCH" && exchange.sent > 0) return CURL_SEEKFUNC_FAIL;
    exchange.sent = static_cast<std::size_t>(offset);
    return CURL_SEEKFUNC_OK;
}

std::size_t onBody(char* bytes, std::size_t size, std::size_t count, void* user) {
    auto& exchange = *static_cast<Exchange*>(user);
    if (exchange.answer.body.size() + size * count > kMaxAnswer) {
        exchange.tooLong = true;
        return 0;
    }
    exchange.answer.body.append(bytes, size * count);
    return size * count;
}

std::size_t onHeader(char* bytes, std::size_t size, std::size_t count, void* user) {
    auto& exchange = *static_cast<Exchange*>(user);
    auto& headers = exchange.answer.headers;
    const std::string_view line(bytes, size * count);
    if (line.starts_with("HTTP/")) headers.clear(); // an interim answer came before
    exchange.headersEnded = line == "\r\n" || line == "\n";
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return size * count;
    auto value = line.substr(colon + 1);
    while (!value.empty() && std::isspace(static_cast<unsigned char>(value.front())))
        value.remove_prefix(1);
    while (!value.empty() && std::isspace(static_cast<unsigned char>(value.back())))
        value.remove_suffix(1);
    headers[lower(line.substr(0, colon))] = value;
    return size * count;
}

int onTick(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Exchange*>(user)->stop.stop_requested() ? 1 : 0;
}

struct UrlFacts {
    std::string scheme;
    std::string host;
};

std::string partOf(CURLU* url, CURLUPart part) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
    std::string copy(text);
    curl_free(text);
    return copy;
}

UrlFacts factsOf(const std::string& url) {
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parsed(curl_url(), &curl_url_cleanup);
    if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return {};
    return {partOf(parsed.get(), CURLUPART_SCHEME), partOf(parsed.get(), CURLUPART_HOST)};
}

// Literal addresses and the one name that libcurl itself ties to them: no name server decides this.
bool isLoopback(const std::string& host) {
    if (host == "localhost" || host == "[::1]") return true;
    return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos;
}

bool isAllowed(const UrlFacts& url) {
    return url.scheme == "https" || (url.scheme == "http" && isLoopback(url.host));
}

class HeaderList {
  public:
    explicit HeaderList(const std::map<std::string, std::string>& headers) {
        // A front that ignores "Expect: 100-continue" would cost a second per request.
        add("Expect:");
        if (!headers.contains("Content-Type")) add("Content-Type:");
        for (const auto& [name, value] : headers)
            add(std::string(name).append(": ").append(value));
    }
    ~HeaderList() { curl_slist_free_all(m_list); }
    HeaderList(const HeaderList&) = delete;
    HeaderList& operator=(const HeaderList&) = delete;
    [[nodiscard]] curl_slist* get() const { return m_list; }

  private:
    void add(const std::string& line) { m_list = curl_slist_append(m_list, line.c_str()); }
    curl_slist* m_list = nullptr;
};

void setMethod(CURL* curl, const HttpRequest& request) {
    if (request.method == "GET") {
        curl_easy_setopt(curl, CURLOPT_HTTPGET, 1L);
    } else if (request.method == "HEAD") {
        curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
    } else {
        curl_easy_setopt(curl, CURLOPT_POST, 1L);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    }
}

void setCallbacks(CURL* curl, Exchange& exchange) {
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, &onRead);
    curl_easy_setopt(curl, CURLOPT_READDATA, &exchange);
    curl_easy_setopt(curl, CURLOPT_SEEKFUNCTION, &onSeek);
    curl_easy_setopt(curl, CURLOPT_SEEKDATA, &exchange);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &onBody);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &exchange);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &onHeader);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &exchange);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &onTick);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &exchange);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
}

void setLink(CURL* curl, const UrlFacts& url, bool onlyOnce) {
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, url.scheme.c_str());
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(curl, CURLOPT_MAXCONNECTS, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXAGE_CONN, kMaxConnectionAge_s);
    curl_easy_setopt(curl, CURLOPT_UPLOAD_BUFFERSIZE, kUploadBuffer);
    curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, onlyOnce ? 1L : 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    if (url.scheme == "http") curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
}

// A certificate that has not begun by the least possible time may have begun since.
int onVerified(int isGood, X509_STORE_CTX* chain) {
    if (isGood || X509_STORE_CTX_get_error(chain) != X509_V_ERR_CERT_NOT_YET_VALID) return isGood;
    X509_STORE_CTX_set_error(chain, X509_V_OK);
    return 1;
}

CURLcode onTlsContext(CURL*, void* context, void* user) {
    auto* ssl = static_cast<SSL_CTX*>(context);
    const auto& leastTime = static_cast<const TlsAccess*>(user)->leastTime;
    X509_VERIFY_PARAM_set_time(SSL_CTX_get0_param(ssl), static_cast<time_t>(leastTime->ms / 1000));
    SSL_CTX_set_verify(ssl, SSL_VERIFY_PEER, &onVerified);
    return CURLE_OK;
}

void setBlob(CURL* curl, CURLoption option, const std::string& pem) {
    curl_blob blob{const_cast<char*>(pem.data()), pem.size(), CURL_BLOB_NOCOPY};
    curl_easy_setopt(curl, option, &blob);
}

// `tls` outlives the request.
void setTls(CURL* curl, const TlsAccess& tls) {
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!tls.authority.empty()) {
        setBlob(curl, CURLOPT_CAINFO_BLOB, tls.authority);
        curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr); // nor the system's
        if (tls.leastTime) {
            curl_easy_setopt(curl, CURLOPT_SSL_CTX_FUNCTION, &onTlsContext);
            curl_easy_setopt(curl, CURLOPT_SSL_CTX_DATA, &tls);
        }
    }
    if (!tls.pins.empty()) curl_easy_setopt(curl, CURLOPT_PINNEDPUBLICKEY, tls.pins.c_str());
    if (tls.certificate.empty()) return;
    setBlob(curl, CURLOPT_SSLCERT_BLOB, tls.certificate);
    setBlob(curl, CURLOPT_SSLKEY_BLOB, tls.key);
}

PortalCode codeOf(CURL* curl, CURLcode code) {
    switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION: {
        long verdict = X509_V_OK;
        curl_easy_getinfo(curl, CURLINFO_SSL_VERIFYRESULT, &verdict);
        const bool isDated =
            verdict == X509_V_ERR_CERT_HAS_EXPIRED || verdict == X509_V_ERR_CERT_NOT_YET_VALID;
        return isDated ? PortalCode::CertificateOutdated : PortalCode::UnknownAuthority;
    }
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_ISSUER_ERROR:
        return PortalCode::UnknownAuthority;
    case CURLE_SSL_CLIENTCERT:
    case CURLE_SSL_CERTPROBLEM:
        return PortalCode::DeviceRefused;
    case CURLE_SSL_CACERT_BADFILE:
        return PortalCode::Insecure; // our own set-up
    default:
        return PortalCode::NoLink;
    }
}

} // namespace

struct CurlTransport::Handle {
    CURL* curl = curlStarted() ? curl_easy_init() : nullptr;
    Handle() = default;
    ~Handle() {
        if (curl) curl_easy_cleanup(curl);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
};

CurlTransport::CurlTransport() : CurlTransport(Limits{}) {}

CurlTransport::CurlTransport(Limits limits)
    : m_limits(limits), m_tls([] { return TlsAccess{}; }), m_handle(std::make_unique<Handle>()) {}

CurlTransport::CurlTransport(std::function<Result<TlsAccess>()> tls)
    : m_tls(std::move(tls)), m_handle(std::make_unique<Handle>()) {}

CurlTransport::~CurlTransport() = default;

Result<HttpAnswer> CurlTransport::perform(const HttpRequest& request,
                                          const std::function<void(std::int64_t sent)>& progress,
                                          const std::stop_token& stop) {
    const auto url = factsOf(request.url);
    if (!isAllowed(url))
        return fail(PortalCode::Insecure, "plain http to another machine, or no address at all");
    if (!m_handle->curl) m_handle = std::make_unique<Handle>();
    auto* curl = m_handle->curl;
    if (!curl) return fail(PortalCode::NoLink, "libcurl does not start");
    curl_easy_reset(curl); // keeps the connection

    Exchange exchange{request, progress, stop};
    const HeaderList headers(request.headers);
    const bool isTls = url.scheme == "https";
    const auto tls = isTls ? m_tls() : TlsAccess{};
    if (!tls) return fail(tls.error());
    char complaint[CURL_ERROR_SIZE] = "";
    setLink(curl, url, request.onlyOnce);
    if (isTls) setTls(curl, *tls);
    setMethod(curl, request);
    setCallbacks(curl, exchange);
    curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, complaint);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, m_limits.connect_s);
    const bool mayTakeLong = request.isFile || request.method == "PATCH";
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, mayTakeLong ? 0L : m_limits.request_s);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, m_limits.stallBytesPerSecond);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, m_limits.stall_s);
    curl_easy_setopt(curl, CURLOPT_MAX_SEND_SPEED_LARGE, static_cast<curl_off_t>(m_rate()));

    const auto code = curl_easy_perform(curl);
    if (stop.stop_requested() && code == CURLE_ABORTED_BY_CALLBACK) return fail(PortalCode::Stopped);
    if (exchange.tooLong) return fail(PortalCode::NotThePortal, "the answer is longer than 1 MiB");
    if (code != CURLE_OK)
        return fail(codeOf(curl, code), std::string(curl_easy_strerror(code)) + ": " + complaint);

    // libcurl takes an answer that was cut between two header lines for a whole one.
    if (!exchange.headersEnded) return fail(PortalCode::NoLink, "the answer ends in its headers");

    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    exchange.answer.status = static_cast<int>(status);
    const auto asked = request.headers.find("X-Request-Id");
    const auto named = exchange.answer.headers.find("x-request-id");
    if (asked != request.headers.end() && named != exchange.answer.headers.end() &&
        asked->second != named->second) {
        // A doubled answer has shifted all that follow on this connection.
        m_handle = std::make_unique<Handle>();
        return fail(PortalCode::NoLink, "the answer belongs to another request");
    }
    return std::move(exchange.answer);
}

} // namespace core::sync
