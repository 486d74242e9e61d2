#include "models/plant_kernel.h"

#include <cassert>
#include <systemc>

namespace heliorig::models {
namespace {

using sc_core::sc_start;

/// Runs the delta cycles that are left at the present instant.
void settle() {
  while (sc_core::sc_pending_activity_at_current_time()) sc_start(sc_core::SC_ZERO_TIME);
}

/// With the resolution set below, the kernel's own count is one of nanoseconds.
SimTime kernel_time() {
  return SimTime{SimDuration{static_cast<SimDuration::rep>(sc_core::sc_time_stamp().value())}};
}

}  // namespace

PlantKernel::PlantKernel() {
  assert(sc_core::sc_get_status() == sc_core::SC_ELABORATION && "SystemC elaborates once a process");
  sc_core::sc_set_time_resolution(1, sc_core::SC_NS);
}

SimTime PlantKernel::advance_to(SimTime until) {
  assert(until >= now_);
  if (until == now_) {
    if (sc_core::sc_get_status() == sc_core::SC_ELABORATION) sc_start(sc_core::SC_ZERO_TIME);
  } else {
    // sc_start() makes what is due at its end ready to run, but leaves it for the next call: settle() runs
    // it.
    sc_start(sc_core::sc_time::from_value(static_cast<sc_core::sc_time::value_type>((until - now_).count())));
  }
  settle();
  now_ = kernel_time();
  return now_;
}

}  // namespace heliorig::models
