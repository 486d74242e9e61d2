#include "bench/report/corner_spread.h"

#include <boost/test/unit_test.hpp>

#include "bench/report/agreement.h"
#include "bench/report/summary.h"
#include "tests/bench/report/results.h"

using namespace heliorig::bench;
using heliorig::tests::run_of;

namespace {

RunResult on_corner(const std::string& corner, double margin_Pa, Verdict verdict = Verdict::pass,
                    const std::string& controller = "simulated") {
  RunResult run = run_of("a", controller, verdict, margin_Pa);
  run.corner = corner;
  return run;
}

RunResult unmeasured_nominal() {
  RunResult run = on_corner("", 0.0);
  run.findings[0].margin.reset();
  return run;
}

CornerSpread only(const std::vector<RunResult>& results) {
  const auto spreads = corner_spreads(results);
  BOOST_REQUIRE_EQUAL(spreads.size(), 1u);
  return spreads.front();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(corner_spread)

BOOST_AUTO_TEST_CASE(a_margin_is_held_against_its_spread) {
  const CornerSpread wide = only({on_corner("", 1e5), on_corner("light", 2e5), on_corner("dark", 0.9e5)});
  BOOST_TEST((wide.nominal == 1e5));
  BOOST_TEST(wide.spread == 1.1e5, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(wide.least == 0.9e5);
  BOOST_TEST(wide.least_at == "dark");
  BOOST_TEST(!wide.proven);
  BOOST_TEST(wide.text.find("not proven against the plant's uncertainty") != std::string::npos);

  const CornerSpread close = only({on_corner("", 1e5), on_corner("light", 1.2e5), on_corner("dark", 0.9e5)});
  BOOST_TEST(close.proven);
  BOOST_TEST(close.text.find("not proven") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_corner_that_did_not_pass_or_was_not_measured_proves_nothing) {
  BOOST_TEST(!only({on_corner("", 1e5), on_corner("dark", 0.9e5, Verdict::inconclusive)}).proven);
  RunResult unmeasured = on_corner("dark", 0.0);
  unmeasured.findings[0].margin.reset();
  const CornerSpread spread = only({on_corner("", 1e5), unmeasured});
  BOOST_TEST(spread.missing == 1u);
  BOOST_TEST(!spread.proven);
  const CornerSpread untried = only({unmeasured_nominal(), on_corner("dark", 1e5), on_corner("light", 3e5)});
  BOOST_TEST(!untried.nominal.has_value());
  BOOST_TEST(!untried.proven);
  BOOST_TEST(untried.text.find("no margin on the nominal plant") == 0u);
  RunResult broken = on_corner("dark", 0.0, Verdict::invalid);
  broken.findings.clear();
  BOOST_TEST(!only({on_corner("", 1e5), broken}).proven);
}

BOOST_AUTO_TEST_CASE(runs_of_other_controllers_and_without_corners_stand_apart) {
  BOOST_TEST(corner_spreads(std::vector{run_of("a", "simulated", Verdict::pass, 1e5)}).empty());
  const std::vector<RunResult> results{on_corner("", 1e5), on_corner("dark", 0.9e5),
                                       on_corner("", 1e5, Verdict::pass, "avr:x"),
                                       on_corner("dark", 1e3, Verdict::pass, "avr:x")};
  const auto spreads = corner_spreads(results);
  BOOST_REQUIRE_EQUAL(spreads.size(), 2u);
  BOOST_TEST(spreads[0].proven);
  BOOST_TEST(spreads[1].proven);
  BOOST_TEST(spreads[1].least == 1e3);
  // Controllers are compared on the same plant.
  const auto agreements = compare(results);
  BOOST_REQUIRE_EQUAL(agreements.size(), 2u);
  BOOST_TEST(agreements[0].agrees);
  BOOST_TEST(!agreements[1].agrees);
  BOOST_TEST(agreements[1].first == "simulated on corner dark");
}

BOOST_AUTO_TEST_CASE(the_summary_names_what_is_not_proven_and_what_does_not_apply_once) {
  std::vector<RunResult> results{on_corner("", 1e5), on_corner("light", 3e5)};
  for (RunResult& run : results) {
    Finding lacking;
    lacking.check.id = "TRK-22";
    lacking.verdict = Verdict::not_applicable;
    lacking.reason = "it has no clock";
    run.findings.push_back(lacking);
  }
  const auto spreads = corner_spreads(results);
  BOOST_TEST(spreads.size() == 1u);
  for (const std::string& text :
       {summary_text(results, {}, spreads), summary_markdown(results, {}, spreads)}) {
    BOOST_TEST(text.find("simulated on corner light") != std::string::npos);
    BOOST_TEST(text.find("PRS-02: margin 1 bar") != std::string::npos);
    BOOST_TEST(text.find("0 of 1 margins are at least their spread") != std::string::npos);
    const auto once = text.find("TRK-22 not applicable in 2 of 2 runs: it has no clock");
    BOOST_REQUIRE(once != std::string::npos);
    BOOST_TEST(text.find("it has no clock", once + 60) == std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()
