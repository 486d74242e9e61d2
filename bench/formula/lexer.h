#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "bench/formula/complaints.h"

namespace heliorig::bench {

/// A word of a formula. `text` points into the formula's text.
struct Token {
  enum class Kind {
    name,     ///< of a signal: `mirrors.row[3].angle`
    keyword,  ///< `always`, `and`, `min`
    literal,  ///< a number and its unit: `10.8 barg`
    symbol,   ///< `<=`, `(`
    end
  };
  Kind kind = Kind::end;
  std::string_view text;
  std::size_t offset = 0;
};

/// Cuts a formula into words; the last is `end`. Characters that belong to none are complained of and left
/// out. A literal's unit reaches as far as characters of units do (`W/(m2.K)`); a division is set apart by
/// spaces.
std::vector<Token> tokenize(FormulaComplaints& complaints);

}  // namespace heliorig::bench
