#pragma once

#include <span>

#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {

/// Every part that a board file may name. A new one is a file beside this and a line in catalogue.cpp.
std::span<const PartType> part_types();

/// Their kinds, in the same order, for the reader of board files.
std::span<const PartKind> part_kinds();

}  // namespace heliorig::adapters
