#include "models/sun/cloud_field.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace heliorig::models {
namespace {

constexpr double exponent = 1.66;
constexpr double shortest_m = 100.0;
constexpr double longest_m = 30e3;
constexpr double typical_edge_m = 100.0;
constexpr double edge_spread = 0.6;
constexpr double shortest_edge_m = 10.0;
/// The process begins so far upwind that the machine's first sky no longer knows where.
constexpr double lead_m = 200e3;

}  // namespace

CloudField::CloudField(const CloudFieldSpec& spec, Seed seed)
    : spec_(spec), noise_(seed, "sun.cloud_field"), reached_m_(-lead_m) {
  assert(spec.cover > 0.0 && spec.cover < 1.0);
  assert(spec.speed_mps > 0.0 && spec.optical_depth > 0.0);
}

/// By the inverse of the truncated power law's distribution function.
double CloudField::draw_length_m() {
  const double from = std::pow(shortest_m, 1.0 - exponent);
  const double to = std::pow(longest_m, 1.0 - exponent);
  return std::pow(from + noise_.uniform() * (to - from), 1.0 / (1.0 - exponent));
}

void CloudField::append_cloud() {
  const double gap_m = draw_length_m() * (1.0 - spec_.cover) / spec_.cover;
  const double length_m = draw_length_m();
  const double free_edge_m = typical_edge_m * std::exp(edge_spread * noise_.normal());
  const double edge_m = std::clamp(free_edge_m, shortest_edge_m, 0.5 * length_m);
  const double optical_depth = -spec_.optical_depth * std::log(1.0 - noise_.uniform());
  const double start_m = reached_m_ + gap_m;
  reached_m_ = start_m + length_m;
  passages_.push_back({.start = SimTime{sim_duration(start_m / spec_.speed_mps)},
                       .length = sim_duration(length_m / spec_.speed_mps),
                       .depth = -std::expm1(-optical_depth),
                       .edge = sim_duration(edge_m / spec_.speed_mps)});
}

std::span<const CloudPassage> CloudField::around(SimTime time) {
  while (passages_.empty() || passages_.back().start <= time) append_cloud();
  const auto is_over = [time](const CloudPassage& cloud) { return cloud.start + cloud.length <= time; };
  const auto first = std::ranges::partition_point(passages_, is_over);
  const auto count = std::min<std::ptrdiff_t>(2, passages_.end() - first);
  return {first, first + count};
}

}  // namespace heliorig::models
