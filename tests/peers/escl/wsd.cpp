// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/escl/wsd.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace peers::escl::wsd {

namespace {

constexpr char kHead[] = R"(<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope")"
                         R"( xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing")"
                         R"( xmlns:wscn="http://schemas.microsoft.com/windows/2006/08/wdp/scan">)";
constexpr char kSoapType[] = "application/soap+xml; charset=utf-8";
constexpr char kActions[] = "http://schemas.microsoft.com/windows/2006/08/wdp/scan/";
constexpr char kBoundary[] = "counterfoil-page-3f2c7a10";
constexpr int kPerInch = 1000; // WS-Scan measures in 1/1000 inch, eSCL in 1/300

std::string element(const std::string& name, const std::string& content) {
    return "<wscn:" + name + ">" + content + "</wscn:" + name + ">\n";
}

std::string envelope(const std::string& action, const std::string& body) {
    return kHead + ("<soap:Header><wsa:Action>" + std::string(kActions) + action) +
           "</wsa:Action></soap:Header>\n<soap:Body>" + body + "</soap:Body></soap:Envelope>\n";
}

// The text of the first element of that name behind `from`, whatever its prefix; empty: none.
std::string textOf(const std::string& xml, const std::string& name, std::size_t from = 0) {
    const auto tag = xml.find(":" + name + ">", from);
    if (tag == std::string::npos) return {};
    const auto at = tag + name.size() + 2;
    return xml.substr(at, xml.find('<', at) - at);
}

int numberOf(const std::string& xml, const std::string& name, std::size_t from, int standard) {
    const auto text = textOf(xml, name, from);
    return text.empty() ? standard : std::atoi(text.c_str());
}

std::string size(const std::string& name, int width, int height) {
    return element(name, element("Width", std::to_string(width)) + element("Height", std::to_string(height)));
}

// `kind`: "Platen" or "ADF".
std::string sourceXml(const std::string& kind) {
    std::string widths;
    std::string heights;
    for (const char* dpi : {"75", "100", "150", "200", "300", "400", "600"}) {
        widths += element("Width", dpi);
        heights += element("Height", dpi);
    }
    return element(kind + "Color", element("ColorEntry", "Grayscale8") + element("ColorEntry", "RGB24")) +
           size(kind + "MinimumSize", 100, 100) +
           size(kind + "MaximumSize", kWidestRegion * kPerInch / 300, kLongestRegion * kPerInch / 300) +
           element(kind + "Resolutions", element("Widths", widths) + element("Heights", heights));
}

std::string elements(const std::string& name, const std::string& content) {
    return envelope(
        "GetScannerElementsResponse",
        element("GetScannerElementsResponse",
                element("ScannerElements", "<wscn:ElementData Name=\"wscn:" + name + "\" Valid=\"true\">" +
                                               element(name, content) + "</wscn:ElementData>")));
}

Answer soap(int status, std::string xml) {
    return {status, {{"Content-Type", kSoapType}}, std::move(xml), false};
}

Answer fault(const std::string& code) {
    return soap(400,
                envelope("fault", "<soap:Fault><soap:Code><soap:Value>soap:Sender</soap:Value><soap:Subcode>"
                                  "<soap:Value>wscn:" +
                                      code +
                                      "</soap:Value></soap:Subcode></soap:Code><soap:Reason><soap:Text "
                                      "xml:lang=\"en\">no</soap:Text></soap:Reason></soap:Fault>"));
}

Answer withAttachment(const std::string& picture) {
    const std::string part = std::string("--") + kBoundary + "\r\nContent-Transfer-Encoding: binary\r\n";
    const auto xml = envelope(
        "RetrieveImageResponse",
        element("RetrieveImageResponse",
                element("ScanData", R"(<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include")"
                                    R"( href="cid:page"/>)")));
    const auto body = part +
                      "Content-Type: application/xop+xml; type=\"application/soap+xml\"\r\n"
                      "Content-ID: <answer>\r\n\r\n" +
                      xml + "\r\n" + part + "Content-Type: application/binary\r\nContent-ID: <page>\r\n\r\n" +
                      picture + "\r\n--" + kBoundary + "--\r\n";
    return {200,
            {{"Content-Type", std::string("multipart/related; type=\"application/xop+xml\"; boundary=\"") +
                                  kBoundary + "\"; start=\"<answer>\"; start-info=\"application/soap+xml\""}},
            body,
            false};
}

} // namespace

Request inEscl(Request request, const std::string& envelope) {
    const auto jobs = std::string(kPath) + "/ScanJobs";
    const auto job = jobs + "/" + textOf(envelope, "JobId");
    const auto has = [&envelope](const char* name) { return envelope.find(name) != std::string::npos; };
    if (has("CreateScanJobRequest")) {
        request.path = jobs;
    } else if (has("RetrieveImageRequest")) {
        request.method = "GET";
        request.path = job + "/NextDocument";
    } else if (has("CancelJobRequest")) {
        request.method = "DELETE";
        request.path = job;
    } else if (has("GetScannerElementsRequest")) {
        request.method = "GET";
        request.path =
            std::string(kPath) + (has("ScannerConfiguration") ? "/ScannerCapabilities" : "/ScannerStatus");
    }
    return request;
}

ScanSettings settingsFrom(const std::string& envelope) {
    ScanSettings settings;
    const auto source = textOf(envelope, "InputSource");
    settings.isFeeder = source.starts_with("ADF");
    settings.isDuplex = source == "ADFDuplex";
    const auto front = std::min(envelope.find("MediaFront"), envelope.size());
    settings.isColour = textOf(envelope, "ColorProcessing", front) != "Grayscale8";
    settings.dpi = std::clamp(numberOf(envelope, "Width", front, settings.dpi), 75, 600);
    settings.width =
        numberOf(envelope, "ScanRegionWidth", front, kWidestRegion * kPerInch / 300) * 300 / kPerInch;
    settings.height =
        numberOf(envelope, "ScanRegionHeight", front, kLongestRegion * kPerInch / 300) * 300 / kPerInch;
    return settings;
}

std::string capabilitiesXml() {
    return elements("ScannerConfiguration",
                    element("DeviceSettings", element("FormatsSupported", element("FormatValue", "jfif"))) +
                        element("Platen", sourceXml("Platen")) +
                        element("ADF", element("ADFSupportsDuplex", "1") +
                                           element("ADFFront", sourceXml("ADF")) +
                                           element("ADFBack", sourceXml("ADF"))));
}

std::string statusXml(const std::string& state, const std::string& adf_state) {
    static const std::map<std::string, std::string> reasons{{"ScannerAdfJam", "MediaJam"},
                                                            {"ScannerAdfDoorOpen", "CoverOpen"}};
    const auto reason = reasons.find(adf_state);
    const bool is_stopped = reason != reasons.end();
    return elements("ScannerStatus",
                    element("ScannerState", is_stopped ? "Stopped" : state) +
                        element("ScannerStateReasons",
                                element("ScannerStateReason", is_stopped ? reason->second : "None")));
}

Answer inSoap(const Request& request, const Answer& answer) {
    const auto name = request.path.substr(request.path.rfind('/') + 1);
    if (answer.status == 404)
        return fault(name == "NextDocument" ? "ClientErrorNoImagesAvailable" : "ClientErrorJobIdNotFound");
    if (answer.status == 503)
        return fault(name == "ScanJobs" ? "ServerErrorNotAcceptingJobs" : "OperationFailed");
    if (answer.status >= 300) return answer;
    if (name == "ScannerCapabilities" || name == "ScannerStatus") return soap(answer.status, answer.body);
    if (name == "NextDocument") return withAttachment(answer.body);
    if (request.method == "DELETE")
        return soap(200, envelope("CancelJobResponse", element("CancelJobResponse", "")));
    const auto location = answer.headers.front().second;
    const auto job =
        element("JobId", location.substr(location.rfind('/') + 1)) + element("JobToken", "counterfoil");
    return soap(200, envelope("CreateScanJobResponse", element("CreateScanJobResponse", job)));
}

} // namespace peers::escl::wsd
