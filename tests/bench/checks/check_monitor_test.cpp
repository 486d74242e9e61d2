#include "bench/checks/check_monitor.h"

#include <array>
#include <boost/test/unit_test.hpp>

using namespace heliorig;
using namespace heliorig::bench;
using std::chrono::milliseconds;

namespace {

const SignalTable signals({{"steam.pressure", "Pa(g)", -1e5, 16e5, "", SignalKind::continuous},
                           {"steam.vent_opening", "1", 0, 1, "", SignalKind::continuous}});

CheckSpec check(std::string formula, std::string scale = "") {
  CheckSpec spec;
  spec.id = "PRS-02";
  spec.formula = std::move(formula);
  spec.formula_position = {"requirements.yaml", 3, 14};
  spec.scale = std::move(scale);
  return spec;
}

/// Pressure rises from 10 barg by 0.1 bar a second for 20 s; the vent opens at `opens`. Rows every 100 ms.
Finding finding(CheckSpec spec, milliseconds opens, models::SimDuration uncertainty = milliseconds(0),
                int rows = 201) {
  auto made = CheckMonitor::create(std::move(spec), signals);
  BOOST_REQUIRE(std::holds_alternative<CheckMonitor>(made));
  auto& monitor = std::get<CheckMonitor>(made);
  models::SimTime time;
  for (int i = 0; i < rows; ++i) {
    time = models::SimTime{milliseconds(100) * i};
    const std::array values = {10e5 + 1e3 * i, time.time_since_epoch() >= opens ? 1.0 : 0.0};
    monitor.push({time, values});
  }
  return monitor.finish(time, uncertainty);
}

const std::string vents =
    "always (steam.pressure > 10.8 barg implies eventually[0 s, 1 s] steam.vent_opening > 0.5)";

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(check_monitor)

BOOST_AUTO_TEST_CASE(a_violation_has_its_amount_before_the_run_ends) {
  const auto told = [](const std::string& formula) {
    auto made = CheckMonitor::create(check(formula), signals);
    auto& monitor = std::get<CheckMonitor>(made);
    for (int i = 0; !monitor.violated(); ++i) {
      const std::array values = {10e5 + 1e3 * i, 0.0};
      monitor.push({models::SimTime{milliseconds(100) * i}, values});
    }
    return monitor.violation(milliseconds(20));
  };
  BOOST_TEST(told("always steam.pressure < 10.805 barg") == "violated by 0.005 bar at 8.1 s; steam.pressure");
  // Nor is the rest of the interval, or how late it would come, waited for.
  BOOST_TEST(told("always always[0 s, 5 s] steam.pressure < 10.805 barg") ==
             "violated by 0.005 bar at 8.1 s; steam.pressure");
  BOOST_TEST(told(vents) ==
             "not in time, nor 0.02 s after that, for what began at 8.1 s; steam.vent_opening");
  BOOST_TEST(told("not (eventually steam.pressure > 10.805 barg)") ==
             "violated by 0.005 bar at 8.1 s; steam.pressure");
}

BOOST_AUTO_TEST_CASE(a_margin_in_its_unit) {
  const Finding seen = finding(check("always steam.pressure < 12.5 barg", "1 bar"), milliseconds(0));
  BOOST_TEST((seen.verdict == Verdict::pass));
  BOOST_REQUIRE(seen.margin.has_value());
  BOOST_TEST(seen.margin->value == 0.5e5, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(seen.margin->normalised == 0.5, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(seen.margin->unit == "Pa");
  BOOST_TEST(seen.margin->signal == "steam.pressure");
  BOOST_TEST(models::seconds(seen.margin->time) == 20.0);
  BOOST_TEST(seen.reason == "least margin 0.5 bar at 20 s; steam.pressure");
  BOOST_TEST(seen.check.id == "PRS-02");
}

BOOST_AUTO_TEST_CASE(a_violation_in_its_unit) {
  const Finding seen = finding(check("always steam.pressure < 11.5 barg"), milliseconds(0));
  BOOST_TEST((seen.verdict == Verdict::fail));
  BOOST_TEST(seen.margin->value == -0.5e5, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(seen.reason == "violated by 0.5 bar at 20 s; steam.pressure");
  const Finding at_limit = finding(check("always steam.pressure < 12 barg"), milliseconds(0));
  BOOST_TEST((at_limit.verdict == Verdict::fail));
  BOOST_TEST(has(at_limit.reason, "on the limit"));
  BOOST_TEST((finding(check("always steam.pressure <= 12 barg"), milliseconds(0)).verdict == Verdict::pass));
}

BOOST_AUTO_TEST_CASE(a_margin_in_time) {
  // The pressure is above 10.8 barg from 8.1 s on.
  const Finding seen = finding(check(vents), milliseconds(8500));
  BOOST_TEST((seen.verdict == Verdict::pass));
  BOOST_TEST(seen.margin->value == 0.6, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(seen.margin->unit == "s");
  BOOST_TEST(seen.reason == "least margin 0.6 s at 8.1 s; steam.vent_opening");
  const Finding late = finding(check(vents), milliseconds(11500));
  BOOST_TEST((late.verdict == Verdict::fail));
  BOOST_TEST(late.reason == "2.4 s too late, for what began at 8.1 s; steam.vent_opening");
  BOOST_TEST(has(finding(check(vents), milliseconds(99000)).reason, "not in time, nor 10.9 s after that"));
}

BOOST_AUTO_TEST_CASE(what_timing_leaves_open_is_taken_off) {
  const Finding lessened = finding(check(vents), milliseconds(8500), milliseconds(200));
  BOOST_TEST((lessened.verdict == Verdict::pass));
  BOOST_TEST(lessened.margin->value == 0.4, boost::test_tools::tolerance(1e-9));
  const Finding open = finding(check(vents), milliseconds(9050), milliseconds(200));
  BOOST_TEST((open.verdict == Verdict::inconclusive));
  BOOST_TEST(has(open.reason, "what timing leaves open"));
  // A margin of another quantity keeps all of itself, and hides none in time.
  const CheckSpec both = check("always steam.pressure < 12.001 barg and " + vents);
  BOOST_TEST((finding(both, milliseconds(8500), milliseconds(200)).verdict == Verdict::pass));
  BOOST_TEST((finding(both, milliseconds(9050), milliseconds(200)).verdict == Verdict::inconclusive));
  const CheckSpec broken = check("always steam.pressure < 11.999 barg and " + vents);
  const Finding cause = finding(broken, milliseconds(9050), milliseconds(200));
  BOOST_TEST((cause.verdict == Verdict::fail));
  BOOST_TEST(cause.margin->signal == "steam.pressure");
}

BOOST_AUTO_TEST_CASE(nothing_vacuous_passes) {
  const std::string never = "always (steam.pressure > 13 barg implies steam.vent_opening > 0.5)";
  const Finding seen = finding(check(never), milliseconds(0));
  BOOST_TEST((seen.verdict == Verdict::inconclusive));
  BOOST_TEST(!seen.margin.has_value());
  BOOST_TEST(seen.reason == "never put to the test: 'steam.pressure > 13 barg' never held");
  CheckSpec accepted = check(never);
  accepted.vacuous_reason = "the firmware trips before";
  const Finding passed = finding(accepted, milliseconds(0));
  BOOST_TEST((passed.verdict == Verdict::pass));
  BOOST_TEST(has(passed.reason, "the firmware trips before"));
  const Finding none = finding(check("always steam.pressure < 12 barg"), milliseconds(0), milliseconds(0), 0);
  BOOST_TEST((none.verdict == Verdict::inconclusive));
  BOOST_TEST(none.reason == "no row was seen");
}

BOOST_AUTO_TEST_CASE(what_the_end_cuts_off_is_inconclusive) {
  const Finding cut = finding(
      check("always (steam.pressure > 11.95 barg implies eventually[0 s, 1 s] steam.vent_opening > 0.5)"),
      milliseconds(99000));
  BOOST_TEST((cut.verdict == Verdict::inconclusive));
  BOOST_TEST(has(cut.reason, "undecided when the run ended, for what began at 19.6 s"));
}

BOOST_AUTO_TEST_CASE(a_violation_is_told_when_it_is_certain) {
  auto made = CheckMonitor::create(check("always steam.pressure < 12 barg"), signals);
  auto& monitor = std::get<CheckMonitor>(made);
  BOOST_TEST(!monitor.violated());
  monitor.push({models::SimTime{milliseconds(0)}, std::array{11e5, 0.0}});
  BOOST_TEST(!monitor.violated());
  monitor.push({models::SimTime{milliseconds(100)}, std::array{13e5, 0.0}});
  BOOST_TEST(monitor.violated());
  monitor.push({models::SimTime{milliseconds(200)}, std::array{11e5, 0.0}});
  BOOST_TEST(monitor.violated());
}

BOOST_AUTO_TEST_CASE(complaints_stand_in_the_formulas_file) {
  const auto made = CheckMonitor::create(check("always stem.pressure < 12 bara"), signals);
  BOOST_REQUIRE(std::holds_alternative<Diagnostics>(made));
  const auto& diagnostics = std::get<Diagnostics>(made);
  BOOST_REQUIRE(diagnostics.size() == 1u);
  BOOST_TEST(diagnostics[0].position.file == "requirements.yaml");
  BOOST_TEST(diagnostics[0].position.column == 21u);
}

BOOST_AUTO_TEST_CASE(what_the_machine_lacks_is_not_applicable_with_the_reason) {
  CheckSpec spec;
  spec.id = "TRK-22";
  spec.not_applicable = "it has no clock";
  auto made = CheckMonitor::create(spec, signals);
  BOOST_REQUIRE(std::holds_alternative<CheckMonitor>(made));
  auto& monitor = std::get<CheckMonitor>(made);
  BOOST_TEST(monitor.signals().empty());
  monitor.push({models::SimTime{}, std::array{99e5, 0.0}});
  BOOST_TEST(!monitor.violated());
  const Finding found = monitor.finish(models::SimTime{milliseconds(100)}, {});
  BOOST_TEST((found.verdict == Verdict::not_applicable));
  BOOST_TEST(found.reason == "it has no clock");
  BOOST_TEST(!found.margin);
}

BOOST_AUTO_TEST_CASE(an_agreement_is_in_the_unit_of_a_limit) {
  const auto accepted = [](const std::string& agreement) {
    CheckSpec spec = check(vents);
    spec.agreement = agreement;
    return std::holds_alternative<CheckMonitor>(CheckMonitor::create(spec, signals));
  };
  BOOST_TEST(accepted("0.15 s"));
  BOOST_TEST(accepted("0.1 bar"));
  BOOST_TEST(!accepted("0.1 deg"));
  BOOST_TEST(!accepted("0.1 barg"));
  BOOST_TEST(!accepted("soon"));
  BOOST_TEST(accepted("0 bar"));
  BOOST_TEST(!accepted("-0.1 bar"));
}

BOOST_AUTO_TEST_SUITE_END()
