// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pdf/metadata.h"

#include "core/base/text.h"

#include <string_view>

namespace scanner::pdf {
namespace {

constexpr std::string_view kPacketStart =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n";
constexpr std::string_view kPacketEnd = "<?xpacket end=\"w\"?>";
constexpr std::string_view kOwnSchema = "urn:counterfoil:1";

constexpr std::string_view kStandardStart =
    R"(<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>)";
constexpr std::string_view kStandardEnd = R"(</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
)";

constexpr std::string_view kSchemaStart =
    R"(<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Counterfoil</pdfaSchema:schema>
<pdfaSchema:namespaceURI>urn:counterfoil:1</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>cf</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
)";
constexpr std::string_view kSchemaEnd = R"(</rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
)";

// XML 1.0 has no form for control characters, so they become blanks.
std::string escaped(std::string_view text) {
    if (!core::base::isUtf8(text)) return {};
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else
            out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return out;
}

std::string element(const std::string& name, std::string_view value) {
    return "<" + name + ">" + escaped(value) + "</" + name + ">\n";
}

std::string standardPart(PdfaPart part) {
    return std::string(kStandardStart) + std::to_string(static_cast<int>(part)) + std::string(kStandardEnd);
}

std::string titlePart(const std::string& title) {
    return R"(<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">)" +
           escaped(title) + "</rdf:li></rdf:Alt></dc:title>\n</rdf:Description>\n";
}

std::string datePart(core::base::Instant created) {
    return R"(<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">)"
           "\n" +
           element("xmp:CreateDate", core::base::toRfc3339(created)) + "</rdf:Description>\n";
}

std::string declarationOf(const std::string& name) {
    return "<rdf:li rdf:parseType=\"Resource\">\n" + element("pdfaProperty:name", name) +
           element("pdfaProperty:valueType", "Text") + element("pdfaProperty:category", "external") +
           element("pdfaProperty:description", name + " of the scanned document") + "</rdf:li>\n";
}

std::string ownPart(const PdfMetadata& metadata) {
    std::string declarations;
    std::string values;
    for (const auto& [name, value] : metadata.fields) {
        if (value.empty()) continue;
        declarations += declarationOf(name);
        values += element("cf:" + name, value);
    }
    if (values.empty()) return {};
    return std::string(kSchemaStart) + declarations + std::string(kSchemaEnd) +
           "<rdf:Description rdf:about=\"\" xmlns:cf=\"" + std::string(kOwnSchema) + "\">\n" + values +
           "</rdf:Description>\n";
}

} // namespace

std::string xmpPacket(const PdfMetadata& metadata) {
    return std::string(kPacketStart) +
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
           "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
           standardPart(metadata.part) + titlePart(metadata.title) + datePart(metadata.created) +
           ownPart(metadata) + "</rdf:RDF>\n</x:xmpmeta>\n" + std::string(kPacketEnd);
}

} // namespace scanner::pdf
