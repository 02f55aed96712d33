// SPDX-License-Identifier: GPL-3.0-or-later
// An independent judge of PDF/A-1b files: PDFBox Preflight in a Java machine of its own.
#pragma once

#include "tests/support/shell.h"

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

namespace tests {

// One verdict a file, in order: "valid", or what is wrong. One start of Java for all of them.
inline std::vector<std::string> preflight(const std::vector<std::filesystem::path>& files) {
    std::string classPath;
    for (const char* jar :
         {"preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "jaxb-api", "javax.activation"}) {
        classPath += std::string(classPath.empty() ? "" : ":") + "/usr/share/java/" + jar + ".jar";
    }
    std::string command =
        "java -XX:TieredStopAtLevel=1 -cp " + classPath + " " + COUNTERFOIL_PREFLIGHT_SOURCE;
    for (const auto& file : files)
        command += " " + quoted(file.string());
    std::istringstream lines(outputOf(command + " 2>/dev/null"));
    std::vector<std::string> verdicts;
    for (std::string line; std::getline(lines, line);)
        verdicts.push_back(line);
    return verdicts;
}

} // namespace tests
