#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bench/units/units.h"

namespace heliorig::bench {

/// A unit by its name: value_SI = number · factor + offset.
struct NamedUnit {
  std::string_view name;
  double factor;
  Dimension dimension;
  Datum datum = Datum::none;  ///< a unit with a datum stands alone, it is no factor of another
  double offset = 0.0;
};

/// All units known by name. Factors: BIPM, The International System of Units, 9th edition, tables 2-8.
std::span<const NamedUnit> named_units();
const NamedUnit* find_unit(std::string_view name);

/// A kind of quantity that has a name, its SI symbol, how a person reads it, and a literal of it.
struct NamedQuantity {
  std::string_view symbol;  ///< SI, as port tables write it
  std::string_view name;    ///< with its article: `a gauge pressure`
  DisplayUnit display;
  std::string_view example;
};

std::span<const NamedQuantity> named_quantities();

}  // namespace heliorig::bench
