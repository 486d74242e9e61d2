#include "adapters/boards/speed_grade.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <span>

namespace heliorig::adapters {
namespace {

struct Point {
  double clock_Hz;
  double supply_V;
};

// "Speed Grades" of the data sheets: corners of the safe operating area, straight lines between them.
// ATmega48A...328P (DS40002061).
constexpr std::array atmega328p{Point{4e6, 1.8}, Point{10e6, 2.7}, Point{20e6, 4.5}};
// ATmega640...2561 (DS40002211): up to 8 MHz as ATmega2560V, above as ATmega2560, which wants 4.5 V at any
// clock.
constexpr std::array atmega2560{Point{2e6, 1.8}, Point{8e6, 2.7}, Point{8e6, 4.5}, Point{16e6, 4.5}};
// ATmega16U4/32U4 (Atmel-7766).
constexpr std::array atmega32u4{Point{8e6, 2.7}, Point{16e6, 4.5}};

std::span<const Point> corners(std::string_view mcu) {
  if (mcu == "atmega328p") return atmega328p;
  if (mcu == "atmega2560") return atmega2560;
  assert(mcu == "atmega32u4");
  return atmega32u4;
}

}  // namespace

std::optional<double> least_supply_V(std::string_view mcu, double clock_Hz) {
  const auto area = corners(mcu);
  const auto above =
      std::ranges::find_if(area, [&](const Point& corner) { return clock_Hz <= corner.clock_Hz; });
  if (above == area.end()) return std::nullopt;
  if (above == area.begin()) return above->supply_V;
  const Point& below = *(above - 1);
  return below.supply_V + (above->supply_V - below.supply_V) * (clock_Hz - below.clock_Hz) /
                              (above->clock_Hz - below.clock_Hz);
}

}  // namespace heliorig::adapters
