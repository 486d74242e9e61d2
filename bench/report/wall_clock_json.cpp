#include "bench/report/wall_clock_json.h"

#include <chrono>

namespace heliorig::bench {
namespace {

using Json = nlohmann::ordered_json;
using std::chrono::nanoseconds;

Json to_json(const LinkFigures::Frames& frames) {
  return {{"sent", frames.sent},
          {"asked_again", frames.asked_again},
          {"received", frames.received},
          {"damaged", frames.damaged},
          {"unknown", frames.unknown},
          {"foreign", frames.foreign},
          {"duplicated", frames.duplicated},
          {"reordered", frames.reordered},
          {"lost", frames.lost}};
}

LinkFigures::Frames frames_of(const Json& json) {
  return {.sent = json.at("sent"),
          .asked_again = json.at("asked_again"),
          .received = json.at("received"),
          .damaged = json.at("damaged"),
          .unknown = json.at("unknown"),
          .foreign = json.at("foreign"),
          .duplicated = json.at("duplicated"),
          .reordered = json.at("reordered"),
          .lost = json.at("lost")};
}

}  // namespace

Json to_json(const Pacing& pacing) {
  Json ends = Json::array();
  for (const auto end : Pacing::class_ends) ends.push_back(end.count());
  return {{"speed", pacing.speed},
          {"steps", pacing.steps},
          {"overruns", pacing.overruns},
          {"overrun_share", pacing.overrun_share()},
          {"worst_lateness_ns", pacing.worst_lateness.count()},
          {"worst_answer_ns", pacing.worst_answer.count()},
          {"class_ends_ns", ends},
          {"lateness", pacing.lateness},
          {"answers", pacing.answers},
          {"real_time_priority", pacing.real_time_priority},
          {"memory_locked", pacing.memory_locked},
          {"notes", pacing.notes}};
}

Pacing pacing_of(const Json& json) {
  return {.speed = json.at("speed"),
          .steps = json.at("steps"),
          .overruns = json.at("overruns"),
          .worst_lateness = nanoseconds{json.at("worst_lateness_ns").get<std::int64_t>()},
          .worst_answer = nanoseconds{json.at("worst_answer_ns").get<std::int64_t>()},
          .lateness = json.at("lateness").get<Pacing::Histogram>(),
          .answers = json.at("answers").get<Pacing::Histogram>(),
          .real_time_priority = json.at("real_time_priority"),
          .memory_locked = json.at("memory_locked"),
          .notes = json.at("notes").get<std::vector<std::string>>()};
}

Json to_json(const LinkFigures& link) {
  Json json{{"frames", to_json(link.frames)}, {"round_trips", nullptr}, {"clock", nullptr}};
  if (const auto& trips = link.round_trips)
    json["round_trips"] = {{"count", trips->count},
                           {"min_ns", trips->min.count()},
                           {"median_ns", trips->median.count()},
                           {"p99_ns", trips->p99.count()},
                           {"max_ns", trips->max.count()}};
  if (const auto& clock = link.clock)
    json["clock"] = {{"offset_ns", clock->offset.count()},
                     {"offset_half_width_ns", clock->offset_half_width.count()},
                     {"rate_ppm", clock->rate_ppm},
                     {"rate_half_width_ppm", clock->rate_half_width_ppm}};
  return json;
}

LinkFigures link_of(const Json& json) {
  const auto time = [](const Json& ns) { return nanoseconds{ns.get<std::int64_t>()}; };
  LinkFigures link{.frames = frames_of(json.at("frames"))};
  if (const Json& trips = json.at("round_trips"); !trips.is_null())
    link.round_trips = {.count = trips.at("count"),
                        .min = time(trips.at("min_ns")),
                        .median = time(trips.at("median_ns")),
                        .p99 = time(trips.at("p99_ns")),
                        .max = time(trips.at("max_ns"))};
  if (const Json& clock = json.at("clock"); !clock.is_null())
    link.clock = {.offset = time(clock.at("offset_ns")),
                  .offset_half_width = time(clock.at("offset_half_width_ns")),
                  .rate_ppm = clock.at("rate_ppm"),
                  .rate_half_width_ppm = clock.at("rate_half_width_ppm")};
  return link;
}

}  // namespace heliorig::bench
