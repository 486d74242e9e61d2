#include "adapters/reference_firmware/row_angle.h"

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {
namespace {

constexpr int32_t turn = 4096;
/// More than any row has; codes of a broken encoder that jump about do not lead out of the numbers.
constexpr int32_t most_turns = 16;

uint16_t code_of(int32_t counts) {
  return static_cast<uint16_t>(static_cast<uint32_t>(counts) % turn);
}

/// From `counts` to the nearest count that shows `code`: −2048 to 2047.
int32_t way_to(uint16_t code, int32_t counts) {
  const uint32_t difference = static_cast<uint32_t>(code) - static_cast<uint32_t>(counts);
  return static_cast<int32_t>((difference + turn / 2) % turn) - turn / 2;
}

}  // namespace

void RowAngle::refer(int32_t near_parts) {
  const int32_t near = near_parts / settings::count_parts;
  counts_ = near + way_to(code_of(counts_), near);
  known_ = referred_ = true;
  update();
}

void RowAngle::follow(uint16_t code) {
  fresh_ = code < turn;
  if (!fresh_) return;
  counts_ += way_to(code, counts_);
  if (counts_ > most_turns * turn) counts_ -= 2 * most_turns * turn;
  if (counts_ < -most_turns * turn) counts_ += 2 * most_turns * turn;
  update();
}

void RowAngle::correct(const EncoderCorrection& correction) {
  correction_ = correction;
  update();
}

void RowAngle::update() {
  parts_ = counts_ * settings::count_parts - correction_.parts_at(code_of(counts_));
}

}  // namespace heliorig_firmware
