#include "tools/heliorig/scenario_search.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <optional>

namespace heliorig::tools {
namespace {

namespace fs = std::filesystem;

/// The folders beside heliorig.yaml that scenarios name files of.
bool holds_data_only(const fs::path& folder) {
  constexpr std::array names{"plants", "boards", "requirements", "validation"};
  return std::find(names.begin(), names.end(), folder.filename()) != names.end() &&
         fs::exists(folder.parent_path() / "heliorig.yaml");
}

bool is_scenario(const fs::directory_entry& entry) {
  return entry.is_regular_file() && entry.path().extension() == ".yaml" &&
         entry.path().filename() != "heliorig.yaml";
}

/// Where somebody may take for run what is not: why, else nothing.
std::optional<bench::Diagnostic> left_out(const fs::directory_entry& entry) {
  const auto complaint = [&](const char* message, const char* advice) {
    return bench::Diagnostic{"left-out", {entry.path().string()}, message, advice};
  };
  if (entry.is_symlink() && entry.is_directory())
    return complaint("links to folders are not followed",
                     "name the folder itself besides, and take the link away");
  std::string extension = entry.path().extension().string();
  std::ranges::transform(extension, extension.begin(), [](unsigned char c) { return std::tolower(c); });
  if (extension != ".yaml" && extension != ".yml") return std::nullopt;
  if (entry.is_symlink() && !entry.exists())
    return complaint("this link leads nowhere", "mend it or take it away");
  if (entry.is_regular_file() && entry.path().extension() != ".yaml")
    return complaint("in a folder scenarios are *.yaml files", "call it so, or keep it elsewhere");
  return std::nullopt;
}

/// Whether plants/ of the tree that holds the folder has a plant of this name.
bool is_machine(const fs::path& folder) {
  const fs::path file = folder.filename().string() + ".yaml";
  for (fs::path above = fs::absolute(folder).parent_path();; above = above.parent_path()) {
    if (fs::exists(above / "plants" / file)) return true;
    if (fs::exists(above / "heliorig.yaml") || above == above.root_path()) return false;
  }
}

void add_folder(const fs::path& folder, FoundScenarios& found, bench::Diagnostics& diagnostics) {
  for (auto entry = fs::recursive_directory_iterator{folder}; entry != fs::recursive_directory_iterator{};
       ++entry) {
    if (entry->is_directory() && holds_data_only(entry->path())) {
      entry.disable_recursion_pending();
    } else if (entry->is_directory() && is_machine(entry->path())) {
      found.other_machines.push_back(entry->path());
      entry.disable_recursion_pending();
    } else if (is_scenario(*entry)) {
      found.files.push_back(entry->path());
    } else if (auto complaint = left_out(*entry)) {
      diagnostics.push_back(*std::move(complaint));
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

FoundScenarios find_scenarios(const std::vector<std::string>& given, bench::Diagnostics& diagnostics) {
  FoundScenarios found;
  std::vector<fs::path> wanted{given.begin(), given.end()};
  if (wanted.empty()) wanted.push_back(fs::proximate(default_tree()));
  for (const fs::path& path : wanted) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      const std::size_t before = found.files.size();
      add_folder(path, found, diagnostics);
      if (found.files.size() == before) {
        diagnostics.push_back(
            {"no-scenarios", {path.string()}, "no scenario in this folder", "scenarios are *.yaml files"});
      }
    } else if (fs::exists(path, error)) {
      found.files.push_back(path);
    } else {
      diagnostics.push_back({"no-such-file",
                             {path.string()},
                             "there is no such file or folder",
                             "'heliorig list' shows the scenarios at hand"});
    }
  }
  for (auto* paths : {&found.files, &found.other_machines}) {
    std::sort(paths->begin(), paths->end());
    paths->erase(std::unique(paths->begin(), paths->end()), paths->end());
  }
  std::erase_if(found.other_machines, [&](const fs::path& folder) {  // named besides
    return std::find(wanted.begin(), wanted.end(), folder) != wanted.end();
  });
  return found;
}

void tell_other_machines(const FoundScenarios& found) {
  for (const fs::path& folder : found.other_machines) {
    std::fprintf(
        stderr,
        "heliorig: left out %s: scenarios of another machine, for its own firmware; name the folder, and "
        "--controller avr:FIRMWARE.elf, to run them\n",
        folder.c_str());
  }
}

}  // namespace heliorig::tools
