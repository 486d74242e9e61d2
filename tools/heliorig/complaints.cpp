#include "tools/heliorig/complaints.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "tools/heliorig/exit_codes.h"

namespace heliorig::tools {

bool all_link_lost(const bench::Diagnostics& diagnostics) {
  return !diagnostics.empty() && std::ranges::all_of(diagnostics, [](const bench::Diagnostic& diagnostic) {
    return diagnostic.code == "link-lost" || diagnostic.code.starts_with("serial-");
  });
}

int report(const bench::Diagnostics& diagnostics, bool json) {
  std::fputs(bench::to_text(diagnostics).c_str(), stderr);
  if (json) {
    auto list = nlohmann::ordered_json::array();
    for (const bench::Diagnostic& diagnostic : bench::sorted(diagnostics)) {
      list.push_back({{"code", diagnostic.code},
                      {"file", diagnostic.position.file},
                      {"line", diagnostic.position.line},
                      {"column", diagnostic.position.column},
                      {"message", diagnostic.message},
                      {"advice", diagnostic.advice}});
    }
    std::puts(nlohmann::ordered_json{{"diagnostics", list}}.dump(2).c_str());
  }
  if (all_link_lost(diagnostics)) return exit_link_lost;
  return diagnostics.empty() ? exit_ok : exit_usage;
}

}  // namespace heliorig::tools
