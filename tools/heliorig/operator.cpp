#include "tools/heliorig/operator.h"

#include <algorithm>
#include <cctype>
#include <istream>
#include <ostream>

namespace heliorig::tools {
namespace {

std::string trimmed(std::string text) {
  const auto is_space = [](unsigned char c) { return std::isspace(c) != 0; };
  text.erase(text.begin(), std::ranges::find_if_not(text, is_space));
  while (!text.empty() && is_space(static_cast<unsigned char>(text.back()))) text.pop_back();
  return text;
}

std::string answer(std::istream& in) {
  std::string line;
  std::getline(in, line);
  return trimmed(std::move(line));
}

}  // namespace

std::optional<std::string> ask_operator(const std::vector<std::string>& preconditions, std::istream& in,
                                        std::ostream& out) {
  for (const std::string& precondition : preconditions) {
    out << precondition << ". Is it so? (yes or no) " << std::flush;
    if (answer(in) != "yes") {
      out << "\nNot confirmed: nothing was sent to the board.\n";
      return std::nullopt;
    }
  }
  out << "Who signs for it? " << std::flush;
  std::string name = answer(in);
  if (!name.empty()) return name;
  out << "\nNobody signs: nothing was sent to the board.\n";
  return std::nullopt;
}

}  // namespace heliorig::tools
