#include "bench/reader/civil_time.h"

#include <fmt/format.h>

#include <chrono>
#include <optional>

namespace heliorig::bench {
namespace {

constexpr const char* example = "write it as 2026-06-21T11:30:00+02:00";
constexpr int first_year = 1970;  // the controller's clock counts from there
constexpr int last_year = 2199;

struct CivilTime {
  int year, month, day, hour, minute, second;
  int nanoseconds = 0;
  int offset_sign = 1, offset_hours = 0, offset_minutes = 0;
};

/// Takes a text apart from left to right; after something that does not fit, everything fails.
class Scanner {
 public:
  explicit Scanner(const std::string& text) : text_(text) {}

  int digits(std::size_t count) {
    int value = 0;
    for (std::size_t i = 0; i < count && good_; ++i) {
      good_ = at_digit();
      if (good_) value = 10 * value + (text_[place_++] - '0');
    }
    return value;
  }
  void expect(char c) { good_ = good_ && accept(c); }
  bool accept(char c) {
    const bool here = good_ && place_ < text_.size() && text_[place_] == c;
    if (here) ++place_;
    return here;
  }
  bool at_digit() const { return place_ < text_.size() && text_[place_] >= '0' && text_[place_] <= '9'; }
  bool at_end() const { return place_ == text_.size(); }
  bool good() const { return good_; }

 private:
  const std::string& text_;
  std::size_t place_ = 0;
  bool good_ = true;
};

/// Up to nine digits behind the point.
int scan_nanoseconds(Scanner& scanner) {
  int value = 0;
  int unit = 1'000'000'000;
  do {
    unit /= 10;
    value += unit * scanner.digits(1);
  } while (unit > 1 && scanner.at_digit());
  return value;
}

std::variant<CivilTime, CivilTimeError> scan(const std::string& text) {
  Scanner scanner{text};
  CivilTime time{};
  time.year = scanner.digits(4);
  scanner.expect('-');
  time.month = scanner.digits(2);
  scanner.expect('-');
  time.day = scanner.digits(2);
  scanner.expect('T');
  time.hour = scanner.digits(2);
  scanner.expect(':');
  time.minute = scanner.digits(2);
  scanner.expect(':');
  time.second = scanner.digits(2);
  if (scanner.accept('.')) time.nanoseconds = scan_nanoseconds(scanner);
  if (!scanner.good()) return CivilTimeError{fmt::format("'{}' is no civil time", text), example};
  if (scanner.at_end())
    return CivilTimeError{fmt::format("'{}' has no offset from UTC", text), "add Z or +02:00"};
  if (!scanner.accept('Z')) {
    time.offset_sign = scanner.accept('-') ? -1 : 1;
    if (time.offset_sign > 0) scanner.expect('+');
    time.offset_hours = scanner.digits(2);
    scanner.expect(':');
    time.offset_minutes = scanner.digits(2);
  }
  if (!scanner.good() || !scanner.at_end())
    return CivilTimeError{fmt::format("'{}' is no civil time", text), example};
  return time;
}

/// Why no calendar or clock shows this, or nothing.
std::optional<std::string> impossible(const CivilTime& time) {
  if (time.year < first_year || time.year > last_year) {
    return fmt::format("the year {} is out of range, {} to {}", time.year, first_year, last_year);
  }
  if (time.month < 1 || time.month > 12) return fmt::format("there is no month {:02}", time.month);
  using namespace std::chrono;
  const year_month_day_last end_of_month = year{time.year} / month{static_cast<unsigned>(time.month)} / last;
  const int days = static_cast<int>(static_cast<unsigned>(end_of_month.day()));
  if (time.day < 1 || time.day > days) {
    return fmt::format("there is no day {:02} in {:04}-{:02}, which has {} days", time.day, time.year,
                       time.month, days);
  }
  if (time.hour > 23) return fmt::format("there is no hour {}: hours go from 00 to 23", time.hour);
  if (time.minute > 59) return fmt::format("there is no minute {}: minutes go from 00 to 59", time.minute);
  if (time.second > 59)
    return fmt::format("there is no second {}: leap seconds are not counted", time.second);
  if (time.offset_hours > 14 || time.offset_minutes > 59) return "offsets go from -14:00 to +14:00";
  return std::nullopt;
}

}  // namespace

std::variant<models::UtcTime, CivilTimeError> parse_civil_time(const std::string& text) {
  const auto scanned = scan(text);
  if (const auto* error = std::get_if<CivilTimeError>(&scanned)) return *error;
  const CivilTime& time = std::get<CivilTime>(scanned);
  if (const auto why = impossible(time))
    return CivilTimeError{fmt::format("'{}' does not exist: {}", text, *why), ""};
  using namespace std::chrono;
  const sys_days day =
      year{time.year} / month{static_cast<unsigned>(time.month)} / static_cast<unsigned>(time.day);
  const minutes offset = time.offset_sign * (hours{time.offset_hours} + minutes{time.offset_minutes});
  return models::UtcTime{day} + hours{time.hour} + minutes{time.minute} + seconds{time.second} +
         nanoseconds{time.nanoseconds} - offset;
}

}  // namespace heliorig::bench
