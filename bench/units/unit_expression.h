#pragma once

#include <string_view>
#include <variant>

#include "bench/units/units.h"

namespace heliorig::bench {

/// What a unit means: value_SI = number · factor + offset.
struct Unit {
  double factor = 1.0;
  double offset = 0.0;
  QuantityType type;
  bool kelvin = false;  ///< plain `K`: a temperature or a difference
};

/// Reads a unit by this grammar; names are those of named_units().
///
///     unit    = product *( "/" ( factor / "(" product ")" ) )
///     product = factor *( "." factor )
///     factor  = name [ [ "^" ] [ "-" ] digit ] / name ( "²" / "³" )
///
/// A unit with a datum (`barg`, `degC`) stands alone. `K` has no datum here: Unit::kelvin tells it apart.
std::variant<Unit, UnitError> parse_unit(std::string_view text);

}  // namespace heliorig::bench
