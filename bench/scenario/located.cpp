#include "bench/scenario/located.h"

#include "bench/units/units.h"

namespace heliorig::bench {

void Located::check_quantity(const std::string& path, const std::string& literal) const {
  if (literal.empty()) return;
  const auto parsed = parse_quantity(literal);
  if (const auto* wrong = std::get_if<UnitError>(&parsed))
    complain("wrong-unit", path, wrong->message, wrong->advice);
}

}  // namespace heliorig::bench
