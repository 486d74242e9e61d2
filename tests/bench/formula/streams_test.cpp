// Every operator against its definition, on random traces and formulas.
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "bench/formula/binder.h"
#include "bench/formula/network.h"
#include "bench/formula/parser.h"
#include "tests/bench/formula/oracle.h"

using namespace heliorig;
using namespace heliorig::bench;
using namespace heliorig::tests;

namespace {

BoundFormula bound(const std::string& text) {
  FormulaComplaints complaints(text, {});
  const ExpressionPtr expression = parse_formula(complaints);
  BOOST_REQUIRE_MESSAGE(expression != nullptr, text);
  auto formula = bind_formula(*expression, small_table(), "", complaints);
  BOOST_REQUIRE_MESSAGE(formula.has_value(), text << ": " << to_text(complaints.diagnostics()));
  return *formula;
}

/// The samples of a formula over a trace, in order, and after how many rows each was there.
struct Observed {
  std::vector<Sample> samples;
  std::vector<std::size_t> known_after;
};

Observed observe(const BoundFormula& formula, const Trace& trace, Haste haste) {
  Streams streams;
  Stream& root = build_stream(*formula.root, formula.limits, haste, streams);
  Observed observed;
  const auto drain = [&](std::size_t rows) {
    while (!root.out.empty()) {
      observed.samples.push_back(root.out.pop());
      observed.known_after.push_back(rows);
    }
  };
  for (std::size_t i = 0; i < trace.size(); ++i) {
    for (const auto& stream : streams) stream->advance(trace.row(i));
    drain(i + 1);
  }
  for (const auto& stream : streams) stream->finish(trace.end);
  drain(trace.size() + 1);
  return observed;
}

void expect_as_defined(const Definition& definition, const Trace& trace) {
  const std::string text = to_formula(definition);
  const BoundFormula formula = bound(text);
  const auto samples = observe(formula, trace, Haste::margin).samples;
  const std::vector<Value> expected = evaluate(definition, trace);
  BOOST_REQUIRE_MESSAGE(samples.size() == trace.size(),
                        text << ": " << samples.size() << " of " << trace.size());
  for (std::size_t i = 0; i < trace.size(); ++i) {
    const Robustness& seen = samples[i].robustness;
    BOOST_REQUIRE_MESSAGE(samples[i].at == trace.times[i], text);
    BOOST_REQUIRE_MESSAGE(seen.truth == expected[i].truth, text << " at row " << i << ": truth "
                                                                << static_cast<int>(seen.truth) << ", not "
                                                                << static_cast<int>(expected[i].truth));
    if (trace.times[i] + value_horizon(definition) > trace.end) continue;
    const bool same =
        seen.value == expected[i].robustness || std::abs(seen.value - expected[i].robustness) < 1e-12;
    BOOST_REQUIRE_MESSAGE(
        same, text << " at row " << i << ": " << seen.value << ", not " << expected[i].robustness);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formula_streams)

BOOST_AUTO_TEST_CASE(each_operator_is_as_defined) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 10000; ++round) {
    Trace trace;
    extend(trace, random, roll(random, 1, 40));
    expect_as_defined(*random_definition(random, 1), trace);
  }
}

BOOST_AUTO_TEST_CASE(nested_formulas_are_as_defined) {
  std::mt19937_64 random(2);
  for (int round = 0; round < 10000; ++round) {
    Trace trace;
    extend(trace, random, roll(random, 1, 40));
    expect_as_defined(*random_definition(random, 4), trace);
  }
}

// The sign of a margin tells truth, and 0 is on either side.
BOOST_AUTO_TEST_CASE(margins_are_sound) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 1000; ++round) {
    Trace trace;
    extend(trace, random, 40);
    const BoundFormula formula = bound(to_formula(*random_definition(random, 3)));
    for (const Sample& sample : observe(formula, trace, Haste::margin).samples) {
      const Robustness& seen = sample.robustness;
      if (seen.value > 0) BOOST_REQUIRE(seen.truth == Truth::yes);
      if (seen.value < 0) BOOST_REQUIRE(seen.truth == Truth::no);
      if (seen.truth == Truth::unknown) BOOST_REQUIRE(seen.value == 0.0);
    }
  }
}

// What is told at the end of the run, or in haste, stays so whatever would have come after.
BOOST_AUTO_TEST_CASE(what_is_told_stays_true_however_the_run_goes_on) {
  std::mt19937_64 random(4);
  for (int round = 0; round < 1000; ++round) {
    Trace trace;
    extend(trace, random, roll(random, 1, 30));
    const DefinitionPtr definition = random_definition(random, 3);
    const BoundFormula formula = bound(to_formula(*definition));
    const auto slow = observe(formula, trace, Haste::margin).samples;
    const auto hasty = observe(formula, trace, Haste::truth).samples;
    for (int future = 0; future < 3; ++future) {
      Trace longer = trace;
      extend(longer, random, 40);
      for (std::size_t i = trace.size(); i < longer.size(); ++i)  // the present row holds to the end at least
        if (longer.times[i] <= trace.end)
          longer.times[i] = trace.end + models::SimDuration{static_cast<int>(i)};
      longer.end += std::chrono::seconds(1);
      const std::vector<Value> truth = evaluate(*definition, longer);
      for (std::size_t i = 0; i < trace.size(); ++i) {
        for (const Truth told : {slow[i].robustness.truth, hasty[i].robustness.truth})
          if (told != Truth::unknown)
            BOOST_REQUIRE_MESSAGE(told == truth[i].truth, to_formula(*definition) << " at row " << i);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(haste_tells_the_same_truth_and_never_later) {
  std::mt19937_64 random(5);
  for (int round = 0; round < 1000; ++round) {
    Trace trace;
    extend(trace, random, 40);
    const std::string text = to_formula(*random_definition(random, 3));
    const BoundFormula formula = bound(text);
    const Observed slow = observe(formula, trace, Haste::margin);
    const Observed hasty = observe(formula, trace, Haste::truth);
    for (std::size_t i = 0; i < trace.size(); ++i) {
      BOOST_REQUIRE_MESSAGE(slow.samples[i].robustness.truth == hasty.samples[i].robustness.truth,
                            text << " at row " << i);
      BOOST_REQUIRE(hasty.known_after[i] <= slow.known_after[i]);
    }
  }
}

// The instant and the limit that a margin names are those of a predicate with just that margin.
BOOST_AUTO_TEST_CASE(a_margin_names_the_row_that_decided_it) {
  std::mt19937_64 random(6);
  for (int round = 0; round < 300; ++round) {
    Trace trace;
    extend(trace, random, 40);
    const BoundFormula formula = bound("historically[0.5 s, 3 s] (plant.a < 0.5 or plant.b >= 0.25)");
    for (const Sample& sample : observe(formula, trace, Haste::margin).samples) {
      const Robustness& seen = sample.robustness;
      if (std::isinf(seen.value) || seen.truth == Truth::unknown) continue;
      const auto row = std::ranges::find(trace.times, seen.at) - trace.times.begin();
      const auto& values = trace.rows[static_cast<std::size_t>(row)];
      const bool a = formula.limits[seen.limit].signal == "plant.a";
      BOOST_REQUIRE(seen.value == (a ? (0.5 - values[0]) / 2 : (values[1] - 0.25) / 4));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_a_number_is_unknown) {
  Trace trace;
  trace.add(std::chrono::seconds(0), {std::nan(""), 0, 0, 0});
  trace.add(std::chrono::seconds(1), {0, 0, 0, 0});
  trace.end += std::chrono::seconds(10);
  const auto truth = [&](const std::string& text) {
    return observe(bound(text), trace, Haste::margin).samples[0].robustness.truth;
  };
  BOOST_TEST((truth("plant.a < 1") == Truth::unknown));
  BOOST_TEST((truth("not plant.a < 1") == Truth::unknown));
  BOOST_TEST((truth("max(plant.a, plant.b) < 1") == Truth::unknown));
  BOOST_TEST((truth("plant.a < 1 and plant.b > 0") == Truth::no));
  BOOST_TEST((truth("plant.a < 1 or plant.b <= 0") == Truth::yes));
  BOOST_TEST((truth("eventually[0 s, 0.5 s] plant.a > 1") == Truth::unknown));
  BOOST_TEST((truth("eventually[1 s, 2 s] plant.a > 1") == Truth::no));
  BOOST_TEST((truth("always[0 s, 2 s] plant.a < 1") == Truth::unknown));
  BOOST_TEST((truth("always[0 s, 2 s] plant.a < 0") == Truth::no));
  BOOST_TEST((truth("plant.b > 0 until[0 s, 2 s] plant.a > 0") == Truth::unknown));
  BOOST_TEST((truth("plant.b > 0 until[1 s, 2 s] plant.a >= 0") == Truth::no));
}

BOOST_AUTO_TEST_SUITE_END()
