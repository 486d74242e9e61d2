#include "bench/weather/weather_file.h"

#include "bench/reader/text_position.h"
#include "bench/weather/epw_file.h"
#include "bench/weather/surfrad_file.h"
#include "bench/weather/weather_csv.h"
#include "bench/weather/weather_text.h"

namespace heliorig::bench {

std::optional<WeatherTable> read_weather(const std::string& text, const std::string& shown,
                                         models::UtcTime start, Diagnostics& diagnostics) {
  if (const auto unreadable = find_unreadable_byte(text)) {
    TextPositions positions{text, shown};
    diagnostics.push_back({"not-text", positions.at(*unreadable), "this byte belongs to no UTF-8 text", ""});
    return std::nullopt;
  }
  WeatherText lines{text, shown};
  std::optional<WeatherTable> table;
  if (shown.ends_with(".dat")) {
    table = read_surfrad(lines);
  } else if (shown.ends_with(".epw")) {
    table = read_epw(lines, epw_year(lines, start));
  } else if (shown.ends_with(".csv")) {
    table = read_weather_csv(lines);
  } else {
    lines.complain_of_file("unknown-format", "this name's ending says no format of weather files",
                           "valid: .dat (SURFRAD), .epw (EPW), .csv (CSV)");
  }
  const Diagnostics complaints = lines.complaints();
  diagnostics.insert(diagnostics.end(), complaints.begin(), complaints.end());
  return table;
}

}  // namespace heliorig::bench
