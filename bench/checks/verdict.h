#pragma once

#include <span>
#include <string_view>

namespace heliorig::bench {

/// What a check or a run came to, worst first. The order is the fold: the worst of many is the one that comes
/// first.
enum class Verdict { invalid, fail, inconclusive, pass, not_applicable };

/// The worst of all; `not_applicable` of none is for the caller to refuse (nothing vacuous passes).
Verdict worst(std::span<const Verdict> verdicts);

/// `invalid`, `fail`, `inconclusive`, `pass`, `not applicable`.
std::string_view to_text(Verdict verdict);

}  // namespace heliorig::bench
