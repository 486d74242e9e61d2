#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>

namespace heliorig::tests {

/// Spoils texts, in the same way for the same seed: inserts, deletes, repeats, cuts off and overwrites.
/// std::mt19937_64 is the same everywhere; the distributions of the library are not.
class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : random_(seed) {}

  std::string mutate(std::string text) {
    for (std::size_t times = 1 + below(4); times > 0; --times) mutate_once(text);
    return text;
  }

 private:
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }

  void mutate_once(std::string& text) {
    static const std::string special = "{}[]:-?|>&*!%@`'\"#,\n\t ~<\\0\x80\xff\x04";
    const std::size_t place = below(text.size() + 1);
    const std::size_t length = std::min(text.size() - place, below(20));
    switch (below(6)) {
      case 0:
        text.insert(place, 1, special[below(special.size())]);
        break;
      case 1:
        text.insert(place, 1 + below(80), special[below(special.size())]);
        break;
      case 2:
        text.erase(place, length);
        break;
      case 3:
        text.insert(below(text.size() + 1), text.substr(place, length));
        break;
      case 4:
        text.resize(place);
        break;
      default:
        if (place < text.size()) text[place] = static_cast<char>(below(256));
    }
  }

  std::mt19937_64 random_;
};

}  // namespace heliorig::tests
