#include "models/ports/block.h"

namespace heliorig::models {

SimTime Block::now() {
  static const sc_core::sc_time nanosecond{1, sc_core::SC_NS};
  return SimTime{SimDuration{static_cast<std::int64_t>(sc_core::sc_time_stamp() / nanosecond)}};
}

void Block::locate(std::string what) {
  located_events_.push_back({now(), std::move(what)});
  sc_core::sc_pause();
}

void Block::leave_validity(std::string reason) {
  if (out_of_validity_) return;
  out_of_validity_ = OutOfValidity{now(), std::move(reason)};
  sc_core::sc_pause();
}

}  // namespace heliorig::models
