#pragma once

namespace heliorig::models {

/// Gauge pressure that a flow of steam builds up behind a safety valve in a discharge pipe which opens to the
/// air by `area_m2`, coefficient included: the stagnation pressure of an ideal gas (κ 1.3) that leaves there
/// without loss, at the atmosphere's pressure while it is slower than sound, choked beyond. The steam has the
/// enthalpy of that before the valve, at some 130 °C. Water that goes with it is counted as steam, which is
/// on the safe side.
double discharge_back_Pag(double flow_kgps, double area_m2);

}  // namespace heliorig::models
