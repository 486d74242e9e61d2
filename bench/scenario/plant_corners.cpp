#include "bench/scenario/plant_corners.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>

#include "bench/scenario/plant.pb.h"

namespace heliorig::bench {
namespace {

/// It names a folder of the results.
bool is_corner_name(const std::string& name) {
  return std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return std::islower(c) != 0 || std::isdigit(c) != 0 || c == '_';
  });
}

class CornersReader {
 public:
  CornersReader(const std::vector<models::ParameterRef>& parameters, PlantFile& file,
                const Position& root, Diagnostics& diagnostics)
      : root_(root), file_(file), diagnostics_(diagnostics) {
    for (const models::ParameterRef& parameter : parameters) known_.push_back(parameter.name);
  }

  void read(const heliorig::PlantHead& head) {
    std::set<std::string> names;
    for (int i = 0; i < head.corners_size(); ++i) {
      const heliorig::Corner& corner = head.corners(i);
      const std::string path = fmt::format("corners[{}]", i);
      if (!is_corner_name(corner.name()))
        complain("wrong-identifier", path + ".name", fmt::format("'{}' names no corner", corner.name()),
                 "write small letters, digits and underscores, as more_light");
      if (!corner.name().empty() && !names.insert(corner.name()).second)
        complain("duplicate-identifier", path + ".name",
                 fmt::format("'{}' names another corner too", corner.name()),
                 "results are told apart by it");
      PlantCorner read{corner.name(), corner.why(), {}};
      for (int k = 0; k < corner.low_size(); ++k)
        place(corner.low(k), fmt::format("{}.low[{}]", path, k), false, read);
      for (int k = 0; k < corner.high_size(); ++k)
        place(corner.high(k), fmt::format("{}.high[{}]", path, k), true, read);
      if (corner.low_size() + corner.high_size() == 0)
        complain("empty-corner", path, fmt::format("the corner '{}' moves nothing", corner.name()),
                 "name parameters that have a range under 'low' or 'high'");
      file_.corners.push_back(std::move(read));
    }
  }

  /// What no corner tries.
  void complain_unmet() {
    for (const auto& [name, range] : file_.ranges) {
      for (const bool high : {false, true}) {
        if (met_.contains({name, high})) continue;
        complain("unmet-range", name,
                 fmt::format("no corner takes '{}' to the {} end of its range", name, high ? "high" : "low"),
                 "add it to a corner, or give the single value that is known");
      }
    }
  }

 private:
  void place(const std::string& name, const std::string& path, bool high, PlantCorner& corner) {
    const auto range = file_.ranges.find(name);
    if (range == file_.ranges.end()) {
      const bool known = std::find(known_.begin(), known_.end(), name) != known_.end();
      complain(known ? "no-range" : "unknown-parameter", path,
               known ? fmt::format("'{}' has no range", name) : fmt::format("there is no parameter '{}'", name),
               known ? "give it as {nominal: ..., low: ..., high: ...}" : suggestion(name, known_));
    } else if (!corner.values.emplace(name, high ? range->second.high : range->second.low).second) {
      complain("duplicate-identifier", path,
               fmt::format("'{}' is moved twice in the corner '{}'", name, corner.name), "");
    } else {
      met_.insert({name, high});
    }
  }

  void complain(const std::string& code, const std::string& path, const std::string& message,
                const std::string& advice) {
    const auto found = file_.positions.find(path);
    diagnostics_.push_back({code, found == file_.positions.end() ? root_ : found->second, message, advice});
  }

  std::vector<std::string> known_;
  std::set<std::pair<std::string, bool>> met_;  ///< parameter, and whether its high end
  Position root_;
  PlantFile& file_;
  Diagnostics& diagnostics_;
};

}  // namespace

void read_corners(const heliorig::PlantHead& head, const std::vector<models::ParameterRef>& parameters,
                  const Position& root, PlantFile& file, Diagnostics& diagnostics) {
  CornersReader reader{parameters, file, root, diagnostics};
  reader.read(head);
  reader.complain_unmet();
}

}  // namespace heliorig::bench
