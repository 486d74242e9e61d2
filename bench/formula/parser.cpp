#include "bench/formula/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string>
#include <utility>

#include "bench/formula/lexer.h"

namespace heliorig::bench {
namespace {

// What people write stays far below; what a machine sends must not exhaust the stack.
constexpr std::size_t most_tokens = 1000;
constexpr int deepest_nesting = 60;
constexpr double longest_interval_s = 366.0 * 86400.0;

struct SyntaxError {};  // leaves the parser after the complaint has been noted

struct Spelling {
  std::string_view text;
  Op op;
};

constexpr Spelling prefixes[] = {{"not", Op::not_},
                                 {"always", Op::always},
                                 {"eventually", Op::eventually},
                                 {"historically", Op::historically},
                                 {"once", Op::once}};
constexpr Spelling untils[] = {{"until", Op::until}, {"since", Op::since}};
constexpr Spelling comparisons[] = {{"<", Op::less},           {"<=", Op::less_equal}, {">", Op::greater},
                                    {">=", Op::greater_equal}, {"==", Op::equal},      {"!=", Op::not_equal}};
constexpr Spelling sums[] = {{"+", Op::add}, {"-", Op::subtract}};
constexpr Spelling products[] = {{"*", Op::multiply}, {"/", Op::divide}};
constexpr Spelling functions[] = {
    {"abs", Op::abs}, {"min", Op::min}, {"max", Op::max}, {"rise", Op::rise}, {"fall", Op::fall}};

class Parser {
 public:
  Parser(FormulaComplaints& complaints, std::vector<Token> tokens)
      : complaints_(complaints), tokens_(std::move(tokens)), garbled_(!complaints.diagnostics().empty()) {}

  ExpressionPtr read() {
    if (tokens_.size() > most_tokens)
      fail("formula-too-long", fmt::format("the formula has more than {} words", most_tokens),
           "make several checks of it");
    ExpressionPtr all = implication();
    if (here().kind != Token::Kind::end) fail_syntax("is not expected here");
    return all;
  }

 private:
  const Token& here() const { return tokens_[at_]; }
  bool is(std::string_view text) const {
    return (here().kind == Token::Kind::keyword || here().kind == Token::Kind::symbol) && here().text == text;
  }
  bool take(std::string_view text) { return is(text) && (++at_, true); }

  const Spelling* take_one_of(std::span<const Spelling> spellings) {
    const auto found = std::ranges::find_if(spellings, [this](const Spelling& s) { return is(s.text); });
    if (found == spellings.end()) return nullptr;
    ++at_;
    return &*found;
  }

  [[noreturn]] void fail(std::string code, std::string message, std::string advice) {
    if (!garbled_) complaints_.add(std::move(code), here().offset, std::move(message), std::move(advice));
    throw SyntaxError{};
  }
  [[noreturn]] void fail_syntax(std::string_view what, std::string advice = {}) {
    const bool at_end = here().kind == Token::Kind::end;
    fail("formula-syntax",
         at_end ? fmt::format("the formula ends too early: something {}", what)
                : fmt::format("'{}' {}", here().text, what),
         std::move(advice));
  }
  void expect(std::string_view text) {
    if (take(text)) return;
    if (here().kind == Token::Kind::end) fail("formula-syntax", fmt::format("'{}' is missing", text), {});
    fail("formula-syntax", fmt::format("'{}' is missing before '{}'", text, here().text), {});
  }

  std::string_view text_since(std::size_t first) const {
    const std::size_t begin = tokens_[first].offset;
    const Token& last = tokens_[at_ - 1];
    return std::string_view(complaints_.text()).substr(begin, last.offset + last.text.size() - begin);
  }

  /// An expression from the token `first` to the last one taken.
  ExpressionPtr make(Op op, std::size_t first, std::vector<ExpressionPtr> operands,
                     std::optional<Interval> interval = {}) {
    return std::make_unique<const Expression>(Expression{.op = op,
                                                         .text = text_since(first),
                                                         .offset = tokens_[first].offset,
                                                         .interval = interval,
                                                         .operands = std::move(operands)});
  }
  ExpressionPtr make(Op op, std::size_t first, ExpressionPtr left, ExpressionPtr right,
                     std::optional<Interval> interval = {}) {
    std::vector<ExpressionPtr> operands;
    operands.push_back(std::move(left));
    if (right) operands.push_back(std::move(right));
    return make(op, first, std::move(operands), interval);
  }

  ExpressionPtr implication() {
    if (++depth_ > deepest_nesting)
      fail("formula-too-long", "the formula is nested too deeply", "make several checks of it");
    const std::size_t first = at_;
    ExpressionPtr left = disjunction();
    if (take("implies")) left = make(Op::implies, first, std::move(left), implication());
    --depth_;
    return left;
  }

  ExpressionPtr disjunction() {
    const std::size_t first = at_;
    ExpressionPtr left = conjunction();
    while (take("or")) left = make(Op::or_, first, std::move(left), conjunction());
    return left;
  }

  ExpressionPtr conjunction() {
    const std::size_t first = at_;
    ExpressionPtr left = until();
    while (take("and")) left = make(Op::and_, first, std::move(left), until());
    return left;
  }

  ExpressionPtr until() {
    const std::size_t first = at_;
    ExpressionPtr left = prefixed();
    if (const Spelling* spelling = take_one_of(untils)) {
      const std::optional<Interval> within = interval();
      left = make(spelling->op, first, std::move(left), prefixed(), within);
      if (is("until") || is("since"))
        fail_syntax("follows another: their order is not plain", "use brackets");
    }
    return left;
  }

  ExpressionPtr prefixed() {
    const std::size_t first = at_;
    const Spelling* spelling = take_one_of(prefixes);
    if (spelling == nullptr) return comparison();
    if (++depth_ > deepest_nesting)
      fail("formula-too-long", "the formula is nested too deeply", "make several checks of it");
    const std::optional<Interval> within = spelling->op == Op::not_ ? std::nullopt : interval();
    ExpressionPtr result = make(spelling->op, first, prefixed(), nullptr, within);
    --depth_;
    return result;
  }

  std::optional<Interval> interval() {
    const std::size_t first = at_;
    if (!take("[")) return std::nullopt;
    const auto begin = bound();
    expect(",");
    const auto end = bound();
    expect("]");
    if (begin && end && *begin < *end) return Interval{*begin, *end};
    if (begin && end)
      complaints_.add("formula-interval", tokens_[first].offset, "an interval begins before it ends",
                      "write it as [0 s, 120 s]");
    return Interval{models::SimDuration{0},
                    models::SimDuration{1}};  // there is a complaint already: bind the rest
  }

  std::optional<models::SimDuration> bound() {
    if (here().kind != Token::Kind::literal)
      fail_syntax("is where a time should be", "write an interval as [0 s, 120 s]");
    const Token& token = tokens_[at_++];
    const auto time = parse_quantity_as(token.text, "s");
    if (const auto* error = std::get_if<UnitError>(&time)) {
      complaints_.add("formula-interval", token.offset, error->message, error->advice);
      return std::nullopt;
    }
    if (std::get<double>(time) <= longest_interval_s) return models::sim_duration(std::get<double>(time));
    complaints_.add("formula-interval", token.offset, fmt::format("'{}' is too long", token.text),
                    "no run lasts longer than a year");
    return std::nullopt;
  }

  ExpressionPtr comparison() {
    const std::size_t first = at_;
    ExpressionPtr left = sum();
    const Spelling* spelling = take_one_of(comparisons);
    if (spelling == nullptr) return left;
    left = make(spelling->op, first, std::move(left), sum());
    for (const Spelling& again : comparisons)
      if (is(again.text)) fail_syntax("follows another comparison", "write 'a < b and b < c'");
    return left;
  }

  ExpressionPtr sum() {
    const std::size_t first = at_;
    ExpressionPtr left = product();
    while (const Spelling* spelling = take_one_of(sums))
      left = make(spelling->op, first, std::move(left), product());
    return left;
  }

  ExpressionPtr product() {
    const std::size_t first = at_;
    ExpressionPtr left = signed_primary();
    while (const Spelling* spelling = take_one_of(products))
      left = make(spelling->op, first, std::move(left), signed_primary());
    return left;
  }

  ExpressionPtr signed_primary() {
    const std::size_t first = at_;
    if (!take("-")) return primary();
    if (here().kind == Token::Kind::literal) return literal(first, fmt::format("-{}", here().text));
    return make(Op::negate, first, primary(), nullptr);
  }

  ExpressionPtr primary() {
    const std::size_t first = at_;
    if (here().kind == Token::Kind::literal) return literal(first, std::string(here().text));
    if (here().kind == Token::Kind::name) {
      ++at_;
      return make(Op::signal, first, {});
    }
    if (const Spelling* spelling = take_one_of(functions)) return function(*spelling, first);
    if (take("(")) {
      ExpressionPtr inner = implication();
      expect(")");
      return inner;
    }
    if (here().kind == Token::Kind::keyword)
      fail_syntax("cannot stand here", "put brackets around the part that it begins");
    fail_syntax("is where a signal or a quantity should be");
  }

  /// The sign belongs to the number: -5 degC is 268.15 K.
  ExpressionPtr literal(std::size_t first, const std::string& text) {
    const Token& token = tokens_[at_++];
    const auto parsed = parse_quantity(text);
    const auto* error = std::get_if<UnitError>(&parsed);
    if (error != nullptr) complaints_.add("formula-unit", token.offset, error->message, error->advice);
    return std::make_unique<const Expression>(
        Expression{.op = Op::literal,
                   .text = text_since(first),
                   .offset = tokens_[first].offset,
                   .quantity = error ? std::nullopt : std::optional(std::get<Quantity>(parsed))});
  }

  ExpressionPtr function(const Spelling& spelling, std::size_t first) {
    if (!is("(")) fail_syntax("needs brackets", fmt::format("write {}(…)", spelling.text));
    expect("(");
    std::vector<ExpressionPtr> operands;
    operands.push_back(implication());
    while (take(",")) operands.push_back(implication());
    expect(")");
    // min and max take one where it has a [*] of their own, which is for the binder to find.
    const bool several = spelling.op == Op::min || spelling.op == Op::max;
    if (!several && operands.size() != 1) {
      complaints_.add("formula-syntax", tokens_[first].offset, fmt::format("{} takes one", spelling.text),
                      fmt::format("write {}(x)", spelling.text));
      throw SyntaxError{};
    }
    return make(spelling.op, first, std::move(operands));
  }

  FormulaComplaints& complaints_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool garbled_;  ///< words are missing: what is not expected now would follow from that
};

}  // namespace

ExpressionPtr parse_formula(FormulaComplaints& complaints) {
  std::vector<Token> tokens = tokenize(complaints);
  try {
    return Parser(complaints, std::move(tokens)).read();
  } catch (const SyntaxError&) {
    return nullptr;
  }
}

}  // namespace heliorig::bench
