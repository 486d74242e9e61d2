#pragma once

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstring>

#include "bench/trace/trace_reader.h"

namespace heliorig::tests {

/// Whole traces with the same rows, to the last bit.
inline void check_same_rows(const bench::TraceReading& one, const bench::TraceReading& other) {
  BOOST_REQUIRE_MESSAGE(one.complete && other.complete, one.error + other.error);
  BOOST_REQUIRE_EQUAL(one.rows.size(), other.rows.size());
  BOOST_REQUIRE_EQUAL(one.signals.size(), other.signals.size());
  const auto same = [](const bench::ReadRow& a, const bench::ReadRow& b) {
    return a.time == b.time && a.values.size() == b.values.size() &&
           std::memcmp(a.values.data(), b.values.data(), a.values.size() * sizeof(double)) == 0;
  };
  const auto different = std::ranges::mismatch(one.rows, other.rows, same).in1;
  BOOST_CHECK_EQUAL(different - one.rows.begin(), one.rows.end() - one.rows.begin());
}

}  // namespace heliorig::tests
