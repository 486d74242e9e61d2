#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/diagnostics/diagnostic.h"
#include "bench/weather/weather_table.h"

namespace heliorig::bench {

/// The lines of a weather file, and complaints about pieces of them. Complaints about one file are many or
/// few: after twenty they are only counted.
class WeatherText {
 public:
  /// The text must outlive it.
  WeatherText(const std::string& text, std::string file);

  /// Without line ends, LF or CRLF; the last one need not have any.
  const std::vector<std::string_view>& lines() const { return lines_; }

  /// `piece` is a part of the text; an empty piece stands for its place.
  void complain(const std::string& code, std::string_view piece, const std::string& message,
                const std::string& advice);
  void complain_of_file(const std::string& code, const std::string& message, const std::string& advice);

  bool is_right() const { return complaints_.empty(); }
  /// All complaints so far, the count of those left out among them.
  Diagnostics complaints() const;

  /// The decimal number that the piece is; complains where it is none. `name` is what the number is called.
  std::optional<double> number(std::string_view piece, const std::string& name);
  /// The whole number between two ends, both included, that the piece is; else complains.
  std::optional<int> whole_number(std::string_view piece, const std::string& name, int min, int max);

 private:
  const std::string& text_;
  std::string file_;
  std::vector<std::string_view> lines_;
  Diagnostics complaints_;
  std::size_t left_out_ = 0;
};

/// Without spaces and tabs at both ends.
std::string_view trimmed(std::string_view text);
/// Between separators, each trimmed.
std::vector<std::string_view> split(std::string_view line, char separator);
/// Between runs of spaces and tabs.
std::vector<std::string_view> split_at_spaces(std::string_view line);

/// The samples of one line of a file, not yet on a grid.
struct WeatherRow {
  models::UtcTime end;  ///< of the interval, or the instant
  std::string_view where;
  std::size_t line = 0;
  std::vector<WeatherSample> samples;  ///< one a column of the table
};

/// A good sample, or one that is implausible. Small light below 0 becomes 0.
WeatherSample plausible_sample(WeatherQuantity quantity, double si);

/// Puts rows on the table's grid, whose step is that of the two rows that are nearest to each other unless
/// the table has one already. Complains of rows that are not in ascending order or between the grid's steps.
void fill_grid(WeatherTable& table, const std::vector<WeatherRow>& rows, WeatherText& text);

}  // namespace heliorig::bench
