#include "bench/formula/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "bench/units/number.h"

namespace heliorig::bench {
namespace {

constexpr std::array<std::string_view, 15> keywords = {
    "abs", "always", "and",  "eventually", "fall", "historically", "implies", "max",
    "min", "not",    "once", "or",         "rise", "since",        "until"};

constexpr std::array<std::string_view, 15> symbols = {"<=", ">=", "==", "!=", "<", ">", "+", "-",
                                                      "*",  "/",  "(",  ")",  "[", "]", ","};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
/// Letters of units outside ASCII: µ, °, ², ³.
bool is_beyond_ascii(char c) {
  return (static_cast<unsigned char>(c) & 0x80) != 0;
}

class Lexer {
 public:
  explicit Lexer(FormulaComplaints& complaints) : complaints_(complaints), text_(complaints.text()) {}

  std::vector<Token> read() {
    while (true) {
      while (at_ < text_.size() && is_space(text_[at_])) ++at_;
      if (at_ == text_.size()) break;
      read_token();
    }
    tokens_.push_back({Token::Kind::end, text_.substr(at_), at_});
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  void push(Token::Kind kind, std::size_t end) {
    tokens_.push_back({kind, text_.substr(at_, end - at_), at_});
    at_ = end;
  }

  void read_token() {
    if (is_letter(text_[at_])) return read_word();
    if (const auto number = number_prefix(text_.substr(at_)); number && is_unsigned())
      return push(Token::Kind::literal, end_of_unit(at_ + number->length));
    const auto symbol = std::ranges::find_if(
        symbols, [this](std::string_view s) { return text_.substr(at_).starts_with(s); });
    if (symbol != symbols.end()) return push(Token::Kind::symbol, at_ + symbol->size());
    read_stranger();
  }

  /// Signs are operators here: `a -3 K` is a difference.
  bool is_unsigned() const { return text_[at_] != '-' && text_[at_] != '+'; }

  std::size_t end_of_word(std::size_t at) const {
    while (is_letter(peek(at)) || is_digit(peek(at))) ++at;
    return at;
  }

  void read_word() {
    std::size_t end = end_of_word(at_);
    if (std::ranges::find(keywords, text_.substr(at_, end - at_)) != keywords.end())
      return push(Token::Kind::keyword, end);
    while (true) {
      if (peek(end) == '.' && is_letter(peek(end + 1))) {
        end = end_of_word(end + 1);
        continue;
      }
      std::size_t close = end + 1;
      if (peek(close) == '*') ++close;  // each of them, within min and max
      while (peek(close - 1) != '*' && is_digit(peek(close))) ++close;
      if (peek(end) != '[' || close == end + 1 || peek(close) != ']') break;
      end = close + 1;
    }
    push(Token::Kind::name, end);
  }

  /// Where the unit after a number ends, or the number itself where none follows.
  std::size_t end_of_unit(std::size_t number_end) const {
    std::size_t begin = number_end;
    while (is_space(peek(begin))) ++begin;
    const bool frequency = text_.substr(begin).starts_with("1/");  // `10 1/s`
    if (!frequency && !is_letter(peek(begin)) && peek(begin) != '%' && !is_beyond_ascii(peek(begin)))
      return number_end;
    const std::string_view word = text_.substr(begin, end_of_word(begin) - begin);
    const bool other = std::ranges::find(keywords, word) != keywords.end() && word != "min";
    return other ? number_end : unit_characters(begin);
  }

  std::size_t unit_characters(std::size_t at) const {
    int open = 0;
    for (;; ++at) {
      const char c = peek(at);
      const char next = peek(at + 1);
      if (c == '(') ++open;
      if (c == ')' && --open < 0) return at;
      const bool joins = c == '/' && (is_letter(next) || next == '(' || is_beyond_ascii(next));
      const bool exponent = c == '^' || (c == '-' && peek(at - 1) == '^');
      const bool inside =
          is_letter(c) || is_digit(c) || is_beyond_ascii(c) || c == '%' || c == '.' || c == '(' || c == ')';
      if (!joins && !exponent && !inside) return at;
    }
  }

  void read_stranger() {
    std::size_t end = at_ + 1;
    while (is_beyond_ascii(text_[at_]) && (static_cast<unsigned char>(peek(end)) & 0xC0) == 0x80) ++end;
    const std::string given(text_.substr(at_, end - at_));
    const std::string wanted = given == "&"   ? "write 'and'"
                               : given == "|" ? "write 'or'"
                               : given == "!" ? "write 'not', or '!=' for unequal"
                               : given == "=" ? "write '==' for equal"
                                              : "a formula has signals, quantities, operators and brackets";
    complaints_.add("formula-syntax", at_, fmt::format("'{}' means nothing here", given), wanted);
    at_ = end;
  }

  FormulaComplaints& complaints_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(FormulaComplaints& complaints) {
  return Lexer(complaints).read();
}

}  // namespace heliorig::bench
