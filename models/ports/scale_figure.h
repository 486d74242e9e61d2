#pragma once

#include <string>
#include <string_view>

namespace heliorig::models {

/// A figure of the scale on which an instrument of the plant reports. The instrument and whoever reads it are
/// two ends of one wire: a reader that takes another scale to be there sees other values than its machine
/// would show it, and may pass where the machine does not trip.
struct ScaleFigure {
  std::string signal;  ///< `instruments.pressure_1`
  std::string_view
      name;      ///< `low` and `high`, the ends; `gear`, turns of an encoder's magnet for one of the row
  double value;  ///< in the signal's unit; of a gear, a number

  bool operator==(const ScaleFigure&) const = default;
};

/// Whether two files say the same, units and rounding apart.
bool is_same_figure(double one, double other);

}  // namespace heliorig::models
