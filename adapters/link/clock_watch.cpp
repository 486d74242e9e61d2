#include "adapters/link/clock_watch.h"

#include <algorithm>
#include <cmath>

namespace heliorig::adapters {

void ClockWatch::add(Time sent, Time received, std::uint32_t clock_us) {
  if (!samples_.empty()) shown_ += std::chrono::microseconds{clock_us - last_us_};  // modulo 2^32
  last_us_ = clock_us;
  const Time at = sent + (received - sent) / 2;
  samples_.push_back({at, shown_ - at, (received - sent) / 2});
}

const ClockWatch::Sample& ClockWatch::most_certain(std::vector<Sample>::const_iterator begin,
                                                   std::vector<Sample>::const_iterator end) {
  return *std::ranges::min_element(begin, end, {}, &Sample::half_width);
}

std::optional<bench::LinkFigures::Clock> ClockWatch::figures() const {
  if (samples_.size() < 2) return std::nullopt;
  const auto tenth = static_cast<std::ptrdiff_t>(std::max<std::size_t>(samples_.size() / 10, 1));
  const Sample& first = most_certain(samples_.begin(), samples_.begin() + tenth);
  const Sample& last = most_certain(samples_.end() - tenth, samples_.end());
  const auto apart = static_cast<double>((last.at - first.at).count());
  if (apart <= 0.0) return std::nullopt;
  const double rate = static_cast<double>((last.offset - first.offset).count()) / apart;
  const double half_width = static_cast<double>((first.half_width + last.half_width).count()) / apart;
  const auto all = static_cast<double>((samples_.back().at - samples_.front().at).count());
  return bench::LinkFigures::Clock{.offset = Time{std::llround(rate * all)},
                                   .offset_half_width = Time{std::llround(half_width * all)},
                                   .rate_ppm = 1e6 * rate,
                                   .rate_half_width_ppm = 1e6 * half_width};
}

}  // namespace heliorig::adapters
