#include "tools/heliorig/results_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace heliorig::tools {
namespace {

namespace fs = std::filesystem;

bench::Diagnostic refusal(const fs::path& folder, const std::string& why, const std::string& advice) {
  return {"results-folder", {folder.string()}, why, advice};
}

unsigned number_of(const fs::path& folder) {
  const std::string name = folder.filename().string();
  unsigned number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  return error == std::errc{} && end == name.data() + name.size() ? number : 0;
}

/// create_directory() says whether it was this process that made it: two runs at once get two numbers.
std::variant<fs::path, bench::Diagnostic> make_next(const fs::path& above) {
  std::error_code error;
  fs::create_directories(above, error);
  if (error)
    return refusal(above, "cannot make this folder: " + error.message(), "name another with --results");
  unsigned number = 0;
  for (const auto& entry : fs::directory_iterator{above}) number = std::max(number, number_of(entry.path()));
  for (;;) {
    const fs::path folder = above / fmt::format("{:04}", ++number);
    if (fs::create_directory(folder, error)) return folder;
    if (error)
      return refusal(folder, "cannot make this folder: " + error.message(), "name another with --results");
  }
}

/// Results of ours are known by results.json, which is written last and removed first.
bool holds_results(const fs::path& folder) {
  return fs::is_regular_file(folder / "results.json");
}

}  // namespace

std::variant<fs::path, bench::Diagnostic> make_results_folder(const std::string& given, bool overwrite) {
  if (given.empty()) return make_next("results");
  const fs::path folder{given};
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    return refusal(folder, "cannot make this folder: " + error.message(), "name another with --results");
  if (fs::is_empty(folder, error) && !error) return folder;
  if (error)
    return refusal(folder, "cannot read this folder: " + error.message(), "name another with --results");
  if (!overwrite) {
    return refusal(folder, "this folder is not empty",
                   "name another, or let it be replaced with --overwrite");
  }
  if (!holds_results(folder)) {
    return refusal(folder, "this folder holds something else than results",
                   "name another; it was left as it is");
  }
  for (const auto& entry : fs::directory_iterator{folder}) fs::remove_all(entry.path(), error);
  return folder;
}

}  // namespace heliorig::tools
