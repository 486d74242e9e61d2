#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace heliorig::adapters {

/// Which line of which source file each piece of a firmware's code comes from, as the debug lines of its ELF
/// file say (DWARF 2 to 5: avr-gcc -gdwarf-2). Empty where it carries none, or none that can be read.
class SourceLines {
 public:
  SourceLines() = default;
  explicit SourceLines(const std::filesystem::path& elf_file);

  bool empty() const { return places_.empty(); }

  /// `file:line` of the code at a program address in bytes; empty where no line tells.
  std::string place_of(std::uint32_t address) const;

  /// For each file and line with code of its own, whether any of that code ran. `ran` is by program address
  /// in words.
  using Coverage = std::map<std::string, std::map<int, bool>>;
  Coverage coverage(const std::vector<bool>& ran) const;

 private:
  struct Place {
    std::uint32_t address;  ///< in bytes
    std::string file;
    int line;            ///< 0: what follows comes from no source that is known
  };
  std::vector<Place> places_;
};

/// As lcov and genhtml read it: a record for each file, `DA:LINE,1` for a line that ran and `DA:LINE,0` for
/// one that did not (geninfo(1), "FILES"). How often is not counted.
std::string lcov_text(const SourceLines::Coverage& coverage);

}  // namespace heliorig::adapters
