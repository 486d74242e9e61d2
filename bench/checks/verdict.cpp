#include "bench/checks/verdict.h"

#include <algorithm>
#include <cassert>

namespace heliorig::bench {

Verdict worst(std::span<const Verdict> verdicts) {
  return verdicts.empty() ? Verdict::not_applicable : *std::ranges::min_element(verdicts);
}

std::string_view to_text(Verdict verdict) {
  switch (verdict) {
    case Verdict::invalid:
      return "invalid";
    case Verdict::fail:
      return "fail";
    case Verdict::inconclusive:
      return "inconclusive";
    case Verdict::pass:
      return "pass";
    case Verdict::not_applicable:
      return "not applicable";
  }
  assert(false && "not a verdict");
  return {};
}

}  // namespace heliorig::bench
