#include "bench/scenario/scenario_tree.h"

#include <sha256.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <vector>

namespace heliorig::bench {
namespace {

namespace fs = std::filesystem;

constexpr const char* marker = "heliorig.yaml";

std::string sha256_of(const std::string& bytes) {
  std::array<char, SHA256_DIGEST_STRING_LENGTH> digits{};
  SHA256Data(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), digits.data());
  return digits.data();
}

/// What else lies in the folder of a file that is not there.
std::string name_beside(const fs::path& file) {
  std::error_code error;
  std::vector<std::string> names;
  for (fs::directory_iterator entry{file.parent_path(), error}, end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".yaml") names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());  // a folder has no order of its own
  return suggestion(file.filename().string(), names);
}

std::optional<FileError> refuse_file(const fs::path& file, std::uintmax_t most_MiB = 1) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (status.type() == fs::file_type::not_found)
    return FileError{"no-such-file", "there is no such file", name_beside(file)};
  if (status.type() == fs::file_type::directory)
    return FileError{"no-such-file", "this is a folder", "name a file"};
  if (status.type() != fs::file_type::regular)
    return FileError{"unreadable-file", "this is no plain file", ""};
  if (fs::file_size(file, error) > most_MiB << 20 && !error)
    return FileError{"too-large", "larger than " + std::to_string(most_MiB) + " MiB", ""};
  return std::nullopt;
}

bool is_plain_relative(const fs::path& name) {
  return name.is_relative() && std::find(name.begin(), name.end(), "..") == name.end();
}

std::variant<std::string, FileError> bytes_of(const fs::path& file) {
  std::ifstream stream{file, std::ios::binary};
  std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
  if (!stream) return FileError{"unreadable-file", "this file cannot be read", ""};
  return bytes;
}

}  // namespace

bool lies_below(const fs::path& file, const fs::path& root) {
  return std::mismatch(root.begin(), root.end(), file.begin(), file.end()).first == root.end();
}

ScenarioTree::ScenarioTree(fs::path root, const fs::path& scenario, bool show_absolute)
    : root_(std::move(root)),
      scenario_name_(scenario.lexically_relative(root_).generic_string()),
      show_absolute_(show_absolute) {}

std::variant<ScenarioTree, FileError> ScenarioTree::around(const fs::path& scenario) {
  if (auto refusal = refuse_file(scenario)) return *refusal;
  std::error_code error;
  const fs::path folder = fs::canonical(fs::absolute(scenario, error).parent_path(), error);
  const fs::path file = fs::canonical(scenario, error);
  if (error) return FileError{"unreadable-file", error.message(), ""};
  for (fs::path root = folder;; root = root.parent_path()) {
    if (fs::exists(root / marker, error)) {
      if (lies_below(file, root))
        return ScenarioTree{root, folder / scenario.filename(), scenario.is_absolute()};
      return FileError{"outside-tree", "this is a link to a file outside of its tree " + root.string(),
                       "copy the file"};
    }
    if (root == root.parent_path()) break;
  }
  return FileError{"no-tree",
                   "no folder above this file holds heliorig.yaml, which marks the root of scenarios",
                   "add one beside the folders plants/ and requirements/"};
}

std::variant<TextFile, FileError> ScenarioTree::read(const std::string& name,
                                                         std::uintmax_t most_MiB) const {
  const FileError outside{"outside-tree", "this is outside of the scenario's tree",
                          "name a file below " + root_.string() + ", relative to it"};
  if (!is_plain_relative(name)) return outside;
  std::error_code error;
  const fs::path file = fs::weakly_canonical(root_ / name, error);
  if (error) return FileError{"unreadable-file", error.message(), ""};
  if (!lies_below(file, root_)) return outside;
  if (auto refusal = refuse_file(file, most_MiB)) return *refusal;
  auto bytes = bytes_of(file);
  if (auto* unreadable = std::get_if<FileError>(&bytes)) return *unreadable;
  std::string& text = std::get<std::string>(bytes);
  const fs::path shown = show_absolute_ ? root_ / name : fs::proximate(root_ / name, error);
  return TextFile{text, sha256_of(text), shown.string()};
}

}  // namespace heliorig::bench
