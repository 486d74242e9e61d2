#include "bench/scenario/scenario_checks.h"

#include <boost/test/unit_test.hpp>

#include "tests/bench/reader/reader_for_tests.h"
#include "tests/bench/scenario/scenario_for_tests.h"

using namespace heliorig::bench;
using heliorig::tests::check_complaint;
using heliorig::tests::nine_lines;
using heliorig::tests::ScenarioText;

namespace {

RequirementSpec requirement(const std::string& id, bool always) {
  RequirementSpec spec;
  spec.check.id = id;
  spec.always = always;
  return spec;
}

const std::vector<RequirementSpec> three{requirement("PRS-02", true), requirement("PRS-05", false),
                                         requirement("TRK-19", false)};

struct Selected {
  std::vector<CheckSpec> checks;
  Diagnostics diagnostics;

  explicit Selected(const std::string& addition, const std::vector<RequirementSpec>& requirements = three) {
    ScenarioText scenario{nine_lines + addition};
    checks = select_checks(scenario.message, scenario.located, requirements);
    diagnostics = scenario.diagnostics;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(scenario_checks)

BOOST_AUTO_TEST_CASE(those_that_always_apply_those_named_and_the_scenario_s_own) {
  const Selected selected{
      "requirements: [TRK-19]\n"
      "checks:\n"
      "  - name: the vent closes\n"
      "    formula: always steam.vent_opening < 0.1\n"
      "    scale: 1\n"
      "    vacuous: no vent\n"
      "    agreement: 0.1 bar\n"};
  BOOST_REQUIRE_MESSAGE(selected.diagnostics.empty(), to_text(selected.diagnostics));
  BOOST_REQUIRE_EQUAL(selected.checks.size(), 3u);
  BOOST_CHECK_EQUAL(selected.checks[0].id, "PRS-02");
  BOOST_CHECK_EQUAL(selected.checks[1].id, "TRK-19");
  const CheckSpec& own = selected.checks[2];
  BOOST_CHECK_EQUAL(own.id, "the vent closes");
  BOOST_CHECK_EQUAL(own.formula, "always steam.vent_opening < 0.1");
  BOOST_CHECK(own.formula_position == (Position{"s.yaml", 13, 14}));
  BOOST_CHECK_EQUAL(own.vacuous_reason, "no vent");
  BOOST_CHECK_EQUAL(own.agreement, "0.1 bar");
  BOOST_CHECK_EQUAL(own.basis, "");
}

BOOST_AUTO_TEST_CASE(names_that_do_not_exist_or_come_twice) {
  const Selected selected{
      "requirements: [TRK-91, PRS-05, PRS-05]\n"
      "checks:\n"
      "  - {name: a, formula: x}\n"
      "  - {name: a, formula: y, scale: huge}\n"
      "  - {name: PRS-02, formula: y}\n"};
  check_complaint(selected.diagnostics, "unknown-requirement", 10, 16, "did you mean 'TRK-19'?");
  check_complaint(selected.diagnostics, "duplicate-identifier", 10, 32);
  check_complaint(selected.diagnostics, "duplicate-identifier", 13, 12);
  check_complaint(selected.diagnostics, "wrong-unit", 13, 34);
  check_complaint(selected.diagnostics, "duplicate-identifier", 14, 12);
  BOOST_CHECK_EQUAL(selected.diagnostics.size(), 5u);
}

BOOST_AUTO_TEST_CASE(where_the_requirements_could_not_be_read_names_are_not_held_against_them) {
  BOOST_CHECK(Selected("requirements: [TRK-91]\n", {}).diagnostics.empty());
}

BOOST_AUTO_TEST_SUITE_END()
