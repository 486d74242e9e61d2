#include "tools/heliorig/scenario_search.h"

#include <algorithm>
#include <array>

namespace heliorig::tools {
namespace {

namespace fs = std::filesystem;

bool holds_data_only(const fs::path& folder) {
  constexpr std::array names{"plants", "boards", "requirements"};
  return std::find(names.begin(), names.end(), folder.filename()) != names.end();
}

bool is_scenario(const fs::directory_entry& entry) {
  return entry.is_regular_file() && entry.path().extension() == ".yaml" &&
         entry.path().filename() != "heliorig.yaml";
}

void add_folder(const fs::path& folder, std::vector<fs::path>& found) {
  for (auto entry = fs::recursive_directory_iterator{folder}; entry != fs::recursive_directory_iterator{};
       ++entry) {
    if (entry->is_directory() && holds_data_only(entry->path())) {
      entry.disable_recursion_pending();
    } else if (is_scenario(*entry)) {
      found.push_back(entry->path());
    }
  }
}

}  // namespace

fs::path default_tree() {
  std::error_code ignored;  // a folder that cannot be read is a folder without a tree
  for (fs::path folder = fs::current_path(ignored); !folder.empty(); folder = folder.parent_path()) {
    if (fs::exists(folder / "heliorig.yaml", ignored)) return folder;
    if (fs::exists(folder / "scenarios" / "heliorig.yaml", ignored)) return folder / "scenarios";
    if (folder == folder.root_path()) break;
  }
  return HELIORIG_CATALOGUE;
}

std::vector<fs::path> find_scenarios(const std::vector<std::string>& given, bench::Diagnostics& diagnostics) {
  std::vector<fs::path> found;
  std::vector<fs::path> wanted{given.begin(), given.end()};
  if (wanted.empty()) wanted.push_back(fs::proximate(default_tree()));
  for (const fs::path& path : wanted) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      const std::size_t before = found.size();
      add_folder(path, found);
      if (found.size() == before) {
        diagnostics.push_back(
            {"no-scenarios", {path.string()}, "no scenario in this folder", "scenarios are *.yaml files"});
      }
    } else if (fs::exists(path, error)) {
      found.push_back(path);
    } else {
      diagnostics.push_back({"no-such-file",
                             {path.string()},
                             "there is no such file or folder",
                             "'heliorig list' shows the scenarios at hand"});
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace heliorig::tools
