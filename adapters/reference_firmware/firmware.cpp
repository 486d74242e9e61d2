#include "adapters/reference_firmware/firmware.h"

#include <stdlib.h>
#include <string.h>

namespace heliorig_firmware {
namespace {

/// What follows the command's word, or null where the line is another command.
const char* arguments_of(const char* line, const char* word) {
  const size_t length = strlen(word);
  if (strncmp(line, word, length) != 0 || line[length] != ' ') return nullptr;
  return line + length + 1;
}

bool is(const char* line, const char* word) {
  return strcmp(line, word) == 0;
}

/// Whole numbers from −9999 to 9999 with one space between; how many, or none where something else stands
/// there, or more.
template <uint8_t most>
uint8_t whole_numbers(const char* text, int16_t (&numbers)[most]) {
  for (uint8_t count = 0; count < most; ++text) {
    const bool negative = *text == '-';
    if (negative) ++text;
    int16_t number = 0;
    uint8_t digits = 0;
    for (; *text >= '0' && *text <= '9' && digits < 4; ++digits, ++text) {
      number = static_cast<int16_t>(number * 10 + (*text - '0'));
    }
    if (digits == 0) return 0;
    numbers[count++] = negative ? static_cast<int16_t>(-number) : number;
    if (*text == '\0') return count;
    if (*text != ' ') return 0;
  }
  return 0;
}

const char* complaint(ConfigurationStore::Found found) {
  switch (found) {
    case ConfigurationStore::Found::nothing:
      return "no settings: give site LATITUDE LONGITUDE";
    case ConfigurationStore::Found::other_version:
      return "settings of another version refused: give site LATITUDE LONGITUDE";
    case ConfigurationStore::Found::damaged:
      return "damaged settings refused: give site LATITUDE LONGITUDE";
    case ConfigurationStore::Found::valid:
      break;
  }
  return nullptr;
}

}  // namespace

void Firmware::begin(const Memory& memory) {
  const ConfigurationStore::Found found = store_.load(memory, configuration_);
  controller_.configure(found == ConfigurationStore::Found::valid ? &configuration_ : nullptr);
  tell_mode();
  if (complaint(found) == nullptr) return;
  console_.print(complaint(found));
  console_.end_line();
}

/// The settings stand in RAM twice, here and where they are used: a bit that has turned in either is a memory
/// that does not hold.
Outputs Firmware::tick(const Inputs& in, Memory& memory) {
  Inputs seen = in;
  if (controller_.configured() && !controller_.follows(configuration_)) seen.self_test_failed = true;
  const char* const line = console_.take_line();
  const Request request = line == nullptr ? Request::none : obey(line);
  if (console_.take_overlong()) refuse("line too long");
  if (store_.tick(memory)) console_.print("saved\n");
  const Outputs out = controller_.tick(seen, request);
  if (controller_.refusal() != nullptr) refuse(controller_.refusal());
  if (controller_.mode() != told_mode_ || controller_.cause() != told_cause_) tell_mode();
  tell_alarms();
  return out;
}

Request Firmware::obey(const char* line) {
  if (is(line, "status")) {
    show_status();
  } else if (is(line, "start")) {
    if (!controller_.in_service()) return Request::start;
    refuse("in service");
  } else if (is(line, "stop")) {
    if (controller_.mode() != Mode::idle) return Request::stop;
    refuse("not in service");
  } else if (arguments_of(line, "site") != nullptr) {
    set_site(arguments_of(line, "site"));
  } else if (arguments_of(line, "encoder") != nullptr) {
    set_encoder(arguments_of(line, "encoder"));
  } else {
    refuse("say status, start, stop, site or encoder");
  }
  return Request::none;
}

void Firmware::set_site(const char* arguments) {
  if (controller_.mode() != Mode::idle) {
    refuse("only while idle");
    return;
  }
  char* end = nullptr;
  Configuration wanted = configuration_;
  wanted.latitude_deg = static_cast<float>(strtod(arguments, &end));
  const char* const second = end;
  wanted.longitude_deg = static_cast<float>(strtod(second, &end));
  if (second == arguments || *second != ' ' || end == second || *end != '\0') {
    refuse("site wants two numbers, in degrees");
  } else if (!valid(wanted)) {
    refuse("latitude -66 to 66, longitude -180 to 180");
  } else {
    keep(wanted);
  }
}

void Firmware::set_encoder(const char* arguments) {
  int16_t numbers[1 + EncoderCorrection::points];
  const uint8_t count = whole_numbers(arguments, numbers);
  const bool shows = count == 1;
  if ((!shows && count != 1 + EncoderCorrection::points) || numbers[0] < 0 || numbers[0] >= row_count) {
    refuse("encoder wants a row, 0 to 9, and eight hundredths of a degree or none");
    return;
  }
  const uint8_t row = static_cast<uint8_t>(numbers[0]);
  if (shows) {
    show_encoder(row);
    return;
  }
  if (controller_.mode() != Mode::idle) {
    refuse("only while idle");
    return;
  }
  if (!controller_.configured()) {
    refuse("give site first");
    return;
  }
  Configuration wanted = configuration_;
  for (uint8_t i = 0; i < EncoderCorrection::points; ++i) {
    const int16_t excess = numbers[1 + i];
    if (excess < -EncoderCorrection::most || excess > EncoderCorrection::most) {
      refuse("-100 to 100 hundredths of a degree");
      return;
    }
    wanted.encoders[row].excess[i] = static_cast<int8_t>(excess);
  }
  keep(wanted);
}

void Firmware::keep(const Configuration& wanted) {
  configuration_ = wanted;
  controller_.configure(&configuration_);
  store_.save(configuration_);
}

void Firmware::show_encoder(uint8_t row) {
  console_.print("encoder ");
  console_.print(static_cast<uint32_t>(row));
  if (controller_.field().homed(row)) {
    console_.print(" at ");
    console_.print(controller_.field().angle_deg(row), 2);
  }
  console_.print(" less");
  for (const int8_t excess : configuration_.encoders[row].excess) {
    console_.print(" ");
    console_.print_signed(excess);
  }
  console_.end_line();
}

void Firmware::show_status() {
  console_.print(mode_name(controller_.mode()));
  console_.print(" ");
  console_.print(static_cast<uint32_t>(controller_.rows_on_focus()));
  console_.print(" rows ");
  console_.print(controller_.pressure_bar(), 2);
  console_.print(" bar drum ");
  console_.print(controller_.drum_degC().value, 1);
  console_.print(" C outlet ");
  console_.print(controller_.outlet_degC().value, 1);
  console_.print(" C wind ");
  console_.print(controller_.wind_mps(), 1);
  console_.print(" m/s\n");
}

void Firmware::tell_mode() {
  told_mode_ = controller_.mode();
  told_cause_ = controller_.cause();
  console_.print(mode_name(told_mode_));
  if (told_cause_ != Cause::none) {
    console_.print(": ");
    console_.print(cause_name(told_cause_));
  }
  console_.end_line();
}

void Firmware::tell_alarms() {
  for (uint8_t i = 0; i < static_cast<uint8_t>(Alarm::count); ++i) {
    const Alarm alarm = static_cast<Alarm>(i);
    const bool on = controller_.alarms().has(alarm);
    if (on == told_alarms_.has(alarm)) continue;
    told_alarms_.set(alarm, on);
    console_.print(on ? "alarm: " : "over: ");
    console_.print(alarm_name(alarm));
    console_.end_line();
  }
}

void Firmware::refuse(const char* why) {
  console_.print("refused: ");
  console_.print(why);
  console_.end_line();
}

}  // namespace heliorig_firmware
