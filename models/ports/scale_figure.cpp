#include "models/ports/scale_figure.h"

#include <algorithm>
#include <cmath>

namespace heliorig::models {

bool is_same_figure(double one, double other) {
  constexpr double rounding = 1e-9;
  return std::abs(one - other) <= rounding * std::max(std::abs(one), std::abs(other));
}

}  // namespace heliorig::models
