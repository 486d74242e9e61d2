#include "adapters/avr/mcu/source_lines.h"

#include <elfutils/libdw.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

namespace heliorig::adapters {
namespace {

constexpr Dwarf_Addr flash_reach = 0x800000;  // data lie above

/// A file that is open as long as its debug information is read.
class DebugInformation {
 public:
  explicit DebugInformation(const std::filesystem::path& file)
      : descriptor_(open(file.c_str(), O_RDONLY | O_CLOEXEC)),
        dwarf_(descriptor_ >= 0 ? dwarf_begin(descriptor_, DWARF_C_READ) : nullptr) {}
  ~DebugInformation() {
    if (dwarf_ != nullptr) dwarf_end(dwarf_);
    if (descriptor_ >= 0) close(descriptor_);
  }
  DebugInformation(const DebugInformation&) = delete;
  DebugInformation& operator=(const DebugInformation&) = delete;
  Dwarf* get() const { return dwarf_; }

 private:
  int descriptor_;
  Dwarf* dwarf_;
};

}  // namespace

SourceLines::SourceLines(const std::filesystem::path& elf_file) {
  const DebugInformation information(elf_file);
  if (information.get() == nullptr) return;
  Dwarf_CU* unit = nullptr;
  Dwarf_Die root;
  while (dwarf_get_units(information.get(), unit, &unit, nullptr, nullptr, &root, nullptr) == 0) {
    Dwarf_Lines* lines = nullptr;
    std::size_t count = 0;
    if (dwarf_getsrclines(&root, &lines, &count) != 0) continue;
    for (std::size_t i = 0; i < count; ++i) {
      Dwarf_Line* row = dwarf_onesrcline(lines, i);
      Dwarf_Addr address = 0;
      int line = 0;
      bool ends = true;
      const char* file = dwarf_linesrc(row, nullptr, nullptr);
      const bool whole = dwarf_lineaddr(row, &address) == 0 && dwarf_lineno(row, &line) == 0 &&
                         dwarf_lineendsequence(row, &ends) == 0 && file != nullptr;
      if (!whole || line <= 0 || address >= flash_reach) continue;
      if (ends) line = 0;
      places_.push_back({static_cast<std::uint32_t>(address),
                         std::filesystem::path(file).lexically_normal().string(), line});
    }
  }
}

SourceLines::Coverage SourceLines::coverage(const std::vector<bool>& ran) const {
  Coverage coverage;
  for (const Place& place : places_) {
    if (place.line == 0) continue;
    bool& line_ran = coverage[place.file][place.line];
    line_ran = line_ran || (place.address / 2 < ran.size() && ran[place.address / 2]);
  }
  return coverage;
}

/// The row before it in the table; where one sequence ends and the next begins, the one that begins.
std::string SourceLines::place_of(std::uint32_t address) const {
  const Place* nearest = nullptr;
  for (const Place& place : places_) {
    if (place.address > address) continue;
    const bool nearer = nearest == nullptr || place.address > nearest->address ||
                        (place.address == nearest->address && place.line != 0);
    if (nearer) nearest = &place;
  }
  if (nearest == nullptr || nearest->line == 0) return {};
  return nearest->file + ":" + std::to_string(nearest->line);
}

std::string lcov_text(const SourceLines::Coverage& coverage) {
  std::string text;
  for (const auto& [file, lines] : coverage) {
    text += "TN:\nSF:" + file + "\n";
    for (const auto& [line, ran] : lines) text += "DA:" + std::to_string(line) + (ran ? ",1\n" : ",0\n");
    const auto hit = std::ranges::count_if(lines, [](const auto& entry) { return entry.second; });
    text += "LF:" + std::to_string(lines.size()) + "\nLH:" + std::to_string(hit) + "\nend_of_record\n";
  }
  return text;
}

}  // namespace heliorig::adapters
