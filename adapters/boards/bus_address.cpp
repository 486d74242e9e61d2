#include "adapters/boards/bus_address.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace heliorig::adapters {

std::optional<std::uint8_t> parse_bus_address(const std::string& text) {
  constexpr unsigned lowest = 0x08;
  constexpr unsigned highest = 0x77;
  const bool hexadecimal = text.starts_with("0x");
  const char* begin = text.data() + (hexadecimal ? 2 : 0);
  const char* end = text.data() + text.size();
  unsigned value = 0;
  const auto [stop, error] = std::from_chars(begin, end, value, hexadecimal ? 16 : 10);
  if (error != std::errc{} || stop != end || value < lowest || value > highest) return std::nullopt;
  return static_cast<std::uint8_t>(value);
}

std::string bus_address_text(std::uint8_t address) {
  std::array<char, 5> text{};
  std::snprintf(text.data(), text.size(), "0x%02x", static_cast<unsigned>(address));
  return text.data();
}

const BoardPart* find_rival(std::span<const BoardPart> parts, const BusPosition& place) {
  const auto rival = std::ranges::find_if(parts, [&](const BoardPart& part) {
    if (!part.bus || part.bus->address != place.address) return false;
    const bool apart = part.bus->behind && place.behind &&
                       (part.bus->behind != place.behind || part.bus->channel != place.channel);
    return !apart;
  });
  return rival == parts.end() ? nullptr : &*rival;
}

}  // namespace heliorig::adapters
