#include "models/sun/cloud_passage.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <chrono>

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;

struct Edge {
  SimTime begin;
  SimTime end;
};

/// How light falls and how it comes back.
std::array<Edge, 2> edges(const CloudPassage& cloud) {
  assert(cloud.edge <= cloud.length);
  const SimTime end = cloud.start + cloud.length;
  return {{{cloud.start, cloud.start + cloud.edge}, {end - cloud.edge, end}}};
}

/// From 0 before the edge to 1 after it.
double passed(const Edge& edge, SimTime time) {
  if (time <= edge.begin) return 0.0;
  if (time >= edge.end) return 1.0;
  const double u = seconds(time - edge.begin) / seconds(edge.end - edge.begin);
  return u * u * (3.0 - 2.0 * u);
}

SimTime next_sample(const Edge& edge, SimTime time) {
  if (time < edge.begin) return edge.begin;
  const SimDuration step = std::clamp<SimDuration>((edge.end - edge.begin) / 10, 1ms, 100ms);
  return std::min(edge.end, time + step);
}

}  // namespace

double cloud_transmission(const CloudPassage& cloud, SimTime time) {
  const auto [falling, rising] = edges(cloud);
  return 1.0 - cloud.depth * (passed(falling, time) - passed(rising, time));
}

double cloud_transmission(std::span<const CloudPassage> clouds, SimTime time) {
  double transmission = 1.0;
  for (const CloudPassage& cloud : clouds) transmission *= cloud_transmission(cloud, time);
  return transmission;
}

std::optional<SimTime> next_cloud_sample(std::span<const CloudPassage> clouds, SimTime time) {
  std::optional<SimTime> next;
  for (const CloudPassage& cloud : clouds) {
    for (const Edge& edge : edges(cloud)) {
      if (time >= edge.end) continue;
      const SimTime sample = next_sample(edge, time);
      next = next ? std::min(*next, sample) : sample;
    }
  }
  return next;
}

}  // namespace heliorig::models
