#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "models/mirrors/mirrors_parameters.h"
#include "models/mirrors/pieces.h"
#include "models/mirrors/row_section.h"

namespace heliorig::models {

/// Parts of a row, by width and length, that get no light or whose light is stopped: each by something that
/// is a line in the transversal plane and an interval along the row.
class RowHoles {
 public:
  enum class Cause { row_shadow, receiver_shadow, blocking };
  struct Hole {
    Interval across;    ///< of the row's width
    Interval along;     ///< of what stops the light
    Transversal place;  ///< a point of the line
    Transversal line;   ///< its direction, of unit length
    Cause cause;
  };

  /// Asserts that there is room: for a shadow and two blocked parts by each other row, and one more.
  void add(const Hole& hole, const Interval& width);
  /// Where across the width the holes begin and end, from west to east, with the ends of the width. Valid
  /// until the next call.
  std::span<const double> edges(const Interval& width);
  /// Takes the holes of one cause at `u_m`, where the row is at `from`, out of the row's length. `way` leads
  /// from there to what stops the light, and northward by `north` for each metre.
  void take_out(Cause cause, double u_m, const Transversal& from, const Transversal& way, double north,
                Pieces& length) const;

 private:
  std::array<Hole, 3 * max_rows + 1> holes_;
  std::array<double, 2 * (3 * max_rows + 1) + 2> edges_;
  std::size_t count_ = 0;
};

}  // namespace heliorig::models
