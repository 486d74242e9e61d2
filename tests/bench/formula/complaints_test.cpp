// What people get wrong in a formula, and what they are told.
#include <boost/test/unit_test.hpp>
#include <random>

#include "bench/formula/condition.h"
#include "bench/formula/monitor.h"
#include "tests/bench/formula/plant_table.h"
#include "tests/bench/formula/random_trace.h"

using namespace heliorig::bench;
using heliorig::tests::plant_table;
using heliorig::tests::roll;

namespace {

const Position place{"scenario.yaml", 7, 14};

Diagnostics complaints(const std::string& formula, const std::string& scale = "") {
  auto monitor = FormulaMonitor::create(formula, place, scale, plant_table());
  const auto* diagnostics = std::get_if<Diagnostics>(&monitor);
  return diagnostics ? *diagnostics : Diagnostics{};
}

void accepts(const std::string& formula, const std::string& scale = "") {
  const Diagnostics diagnostics = complaints(formula, scale);
  BOOST_TEST(diagnostics.empty(), formula << ": " << to_text(diagnostics));
}

/// One complaint of that code, at the first character of `where` in the formula, with these words in it.
void refuses(const std::string& formula, const std::string& code, const std::string& where,
             const std::string& message, const std::string& advice = "", const std::string& scale = "") {
  const Diagnostics diagnostics = complaints(formula, scale);
  BOOST_REQUIRE_MESSAGE(diagnostics.size() == 1, formula << ": " << diagnostics.size() << "\n"
                                                         << to_text(diagnostics));
  const Diagnostic& only = diagnostics[0];
  BOOST_TEST(only.code == code, formula << ": " << to_text(diagnostics));
  BOOST_TEST(only.position.line == place.line);
  const std::size_t offset = where.empty() ? formula.size() : formula.find(where);  // empty: at its end
  BOOST_TEST(only.position.column == place.column + offset, formula << ": " << to_text(diagnostics));
  BOOST_TEST(only.message.find(message) != std::string::npos, only.message);
  BOOST_TEST(only.advice.find(advice) != std::string::npos, only.advice);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formula_complaints)

BOOST_AUTO_TEST_CASE(formulas_of_the_design_are_understood) {
  accepts("always (steam.vent_opening > 0.5 implies eventually[0 s, 120 s] steam.vent_opening < 0.1)");
  accepts("always (rise(steam.pressure > 10.8 barg) implies eventually[0 s, 1 s] steam.vent_opening > 0.5)",
          "1 s");
  accepts("always steam.pressure < 12 barg", "1.2 bar");
  accepts("always abs(mirrors.row[1].angle - mirrors.row[0].angle) <= 0.12 deg", "1 mrad");
  accepts("always (controller.mode == 1 implies steam.drum_temperature - 184.1 degC > -40 K)", "5 K");
  accepts("always (not safety.chain_closed implies always[0 s, 10 s] steam.feed_flow <= 9 kg/h)");
  accepts("eventually steam.pressure > 9 barg and always steam.drum_temperature < 600 K");
  accepts("always (steam.drum_temperature + 40 K > 200 degC)");
  accepts("always (steam.drum_temperature > -5 degC)");
  accepts("always ((steam.pressure - 0 barg) / 2 < 6 bar)");
  accepts("always max(steam.pressure, 1 barg) < min(12 barg, 13 barg, 14 barg)");
  accepts("steam.pressure < 12 barg until steam.vent_opening > 0.5");
  accepts("always (steam.vent_opening < 50% and once[0 s, 12 min] controller.mode != 2)");
  accepts("always (steam.feed_flow * 1 h < 20 kg)");
  accepts("always (\n  steam.pressure < 12 barg\n)");
  accepts("always max(abs(mirrors.row[*].angle)) < 1 rad");
  accepts("always min(mirrors.row[*].angle - 0.1 rad, 3 deg, mirrors.row[*].angle) < 1 rad");
}

BOOST_AUTO_TEST_CASE(names_and_units) {
  refuses("always steam.presure < 12 barg", "unknown-signal", "steam.presure", "no signal 'steam.presure'",
          "steam.pressure");
  refuses("always mirrors.row[7].angle < 1 deg", "unknown-signal", "mirrors", "mirrors.row[7].angle",
          "mirrors.row[");
  refuses("always mirrors.row[*].angle < 1 deg", "formula-type", "mirrors", "is many signals",
          "max(mirrors.row[*].angle)");
  refuses("always max(mirrors.row[*].angel) < 1 deg", "unknown-signal", "mirrors", "mirrors.row[0].angel",
          "mirrors.row[0].angle");
  refuses("always max(mirrors.row[*].angel - mirrors.row[*].angle) < 1 deg", "unknown-signal", "mirrors",
          "mirrors.row[0].angel", "mirrors.row[0].angle");
  refuses("always max(mirrors.row[*].angle - mirrors.row[*].angel) < 1 deg", "unknown-signal",
          "mirrors.row[*].angel", "mirrors.row[0].angel", "mirrors.row[0].angle");
  refuses("always max(mirrors.row[*].angle) < 1 K", "formula-type", "1 K", "is an angle", "");
  refuses("always max(steam.pressure) < 1 barg", "formula-syntax", "max", "two or more", "");
  refuses("always steam.pressure < 12 brag", "formula-unit", "12", "unknown unit 'brag'", "barg");
  refuses("always steam.pressure < 12 barg/s", "formula-unit", "12", "cannot be part");
}

BOOST_AUTO_TEST_CASE(stars_of_one_operand_stand_for_as_many) {
  const auto refused = [](const std::string& formula, const std::string& where, const std::string& message) {
    refuses(formula, "formula-type", where, message, "count together");
  };
  refused("always max(mirrors.drive[*].angle - mirrors.row[*].angle) < 1 deg", "mirrors.row",
          "'mirrors.row[*].angle' stands for 2, but 'mirrors.drive[*].angle' for 1");
  refused("always min(0 deg, abs(mirrors.row[*].angle - mirrors.drive[*].angle)) < 1 deg", "mirrors.drive",
          "'mirrors.drive[*].angle' stands for 1, but 'mirrors.row[*].angle' for 2");
  refused("always max(max(mirrors.row[*].angle - mirrors.drive[*].angle), 0 deg) < 1 deg", "mirrors.drive",
          "stands for 1");
  accepts("always max(mirrors.drive[*].angle - max(mirrors.row[*].angle)) < 1 deg");
  accepts("always max(mirrors.drive[*].angle, mirrors.row[*].angle) < 1 deg");
}

BOOST_AUTO_TEST_CASE(types) {
  const std::string type = "formula-type";
  refuses("always steam.pressure < 12 bar", type, "12", "'12 bar' is a pressure difference (bar)",
          "barg counts from");
  refuses("always 12 bar > steam.pressure", type, "12", "'12 bar' is a pressure difference (bar)",
          "10.8 barg");
  refuses("always steam.pressure < 12 bara", type, "12", "an absolute pressure (bara)", "barg");
  refuses("always steam.pressure < pump.inlet_pressure", type, "pump", "an absolute pressure", "barg");
  refuses("always steam.pressure < 12", type, "12", "a gauge pressure (barg), but '12' is a pure number",
          "10.8 barg");
  refuses("always steam.pressure < 200 degC", type, "200", "a temperature (degC)");
  refuses("always steam.pressure + steam.pressure < 12 barg", type, "steam", "their sum has no meaning",
          "0.5 bar");
  refuses("always 1 bar - steam.pressure < 12 bar", type, "1 bar", "a gauge pressure");
  refuses("always steam.pressure * 2 < 12 barg", type, "steam", "cannot be multiplied", "take a difference");
  refuses("always abs(steam.pressure) < 12 bar", type, "steam", "its absolute value", "take a difference");
  refuses("always -steam.pressure < 12 bar", type, "steam", "its negation");
  refuses("always steam.pressure", type, "steam", "is a number, not true or false");
  refuses("always controller.mode", type, "controller", "is a number, not true or false");
  refuses("always (steam.pressure < 12 barg) + 1 < 2", type, "steam", "is true or false, not a number");
  refuses("always steam.pressure == 12 barg", type, "steam", "moves continuously",
          "abs(steam.pressure - 12 barg) < 0.5 bar");
  refuses("always 1 < 2", type, "1 <", "compares no signal");
  refuses("always max(steam.pressure, 3 s) < 12 barg", type, "3 s", "a time (s)");
}

BOOST_AUTO_TEST_CASE(grammar) {
  const std::string syntax = "formula-syntax";
  refuses("always )steam.pressure < 12 barg", syntax, ")", "is where a signal or a quantity should be");
  refuses("always steam.pressure < 12 barg)", syntax, ")", "is not expected here");
  refuses("always steam.pressure < ", syntax, "", "ends too early");
  refuses("always (steam.pressure < 12 barg", syntax, "", "')' is missing");
  refuses("always steam.pressure < 12 barg < 13 barg", syntax, "< 13", "follows another comparison", "b < c");
  refuses("always steam.pressure = 12 barg", syntax, "=", "'=' means nothing here", "==");
  refuses("always (steam.pressure < 12 barg & controller.mode == 1)", syntax, "&", "'&' means nothing",
          "and");
  refuses("always steam.pressure < not controller.mode", syntax, "not", "cannot stand here", "brackets");
  refuses("always rise steam.pressure", syntax, "steam", "needs brackets", "rise(");
  refuses("always min(steam.pressure) < 1 barg", syntax, "min", "two or more");
  refuses("always max(min(mirrors.row[*].angle, 0 deg)) < 1 deg", syntax, "max", "two or more", "no other");
  refuses("always max(min(mirrors.row[*].angle)) < 1 deg", syntax, "max", "two or more", "no other");
  refuses("a < 1 until b < 1 until c < 1", syntax, "until c", "follows another", "brackets");
}

BOOST_AUTO_TEST_CASE(intervals_and_shape) {
  const std::string p = "steam.pressure < 12 barg";
  refuses("always[0 s, 0 s] " + p, "formula-interval", "[", "begins before it ends");
  refuses("always[0, 3 s] " + p, "formula-interval", "0,", "'0' has no unit, but a time");
  refuses("always[0 s, 3 bar] " + p, "formula-interval", "3 bar", "a pressure difference, but a time");
  refuses("always[0 s, 1e9 s] " + p, "formula-interval", "1e9", "too long");
  refuses(p, "formula-not-temporal", "steam", "of the first instant only", "always (");
  refuses("always " + p + " and controller.mode < 3", "formula-not-temporal", "controller",
          "first instant only");
  refuses("always eventually " + p, "formula-unbounded", "eventually", "without end inside", "interval");
  refuses("eventually[0 s, 3 s] always " + p, "formula-unbounded", "always", "without end inside");
}

BOOST_AUTO_TEST_CASE(scales) {
  const std::string timed =
      "always (steam.pressure > 1 barg implies eventually[0 s, 1 s] steam.vent_opening > 0.5)";
  refuses("always steam.pressure < 12 barg", "formula-scale", "always", "fits no limit", "in: bar", "3 s");
  refuses("always steam.pressure < 12 barg", "formula-scale", "always", "a gauge pressure", "0.5 bar",
          "1.2 barg");
  refuses("always steam.pressure < 12 barg", "formula-scale", "always", "not positive", "", "0 bar");
  refuses("always steam.pressure < 12 barg", "formula-scale", "always", "unknown unit", "bar", "1 bra");
  refuses(timed, "formula-scale", "always", "fits no limit", "in: s", "1.2 bar");
  accepts(timed, "2 s");
}

BOOST_AUTO_TEST_CASE(several_at_once) {
  const Diagnostics all =
      complaints("always (steam.presure < 12 brag and steam.pressure < 3 s implies controller.mood == 1)");
  BOOST_TEST(all.size() == 4u, to_text(all));
}

BOOST_AUTO_TEST_CASE(columns_count_characters_and_lines_are_followed) {
  const Diagnostics one = complaints("always mirrors.row[0].angle < 3° and stem.pressure < 12 barg");
  BOOST_REQUIRE(one.size() == 1u);
  BOOST_TEST(one[0].position.column == place.column + 37);  // ° is one character of two bytes
  const Diagnostics two = complaints("always\n  stem.pressure < 12 barg");
  BOOST_REQUIRE(two.size() == 1u);
  BOOST_TEST(two[0].position.line == place.line + 1);
  BOOST_TEST(two[0].position.column == 3u);
  BOOST_TEST(two[0].message.find("line 2 of the formula") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(conditions_know_no_future) {
  const auto condition = [](const std::string& formula) {
    auto made = Condition::create(formula, place, plant_table());
    const auto* diagnostics = std::get_if<Diagnostics>(&made);
    return diagnostics ? to_text(*diagnostics) : "";
  };
  BOOST_TEST(condition("steam.pressure > 10.5 barg") == "");
  BOOST_TEST(condition("once[0 s, 3 s] rise(steam.pressure > 10.5 barg)") == "");
  BOOST_TEST(condition("eventually[0 s, 3 s] steam.pressure > 10.5 barg").find("formula-future") !=
             std::string::npos);
  BOOST_TEST(condition("not always steam.pressure > 10.5 barg").find("formula-future") != std::string::npos);
}

// A stranger's formula may be anything; it gets a complaint or a monitor, and nothing worse.
BOOST_AUTO_TEST_CASE(garbled_formulas_are_refused_or_understood) {
  const std::string pieces[] = {"always",
                                "eventually",
                                "until",
                                "[0 s, 3 s]",
                                "(",
                                ")",
                                "[",
                                "]",
                                "steam.pressure",
                                "controller.mode",
                                "<",
                                "==",
                                "-",
                                "/",
                                "12 barg",
                                "3",
                                "°",
                                "\xC2",
                                "µ",
                                "not",
                                "implies",
                                "and",
                                "min(",
                                "rise(",
                                ",",
                                "1e999",
                                "0x1",
                                ".",
                                "..",
                                "row[",
                                "99999999999999999999 s",
                                "^",
                                " ",
                                "\n",
                                "W/(m2.K)",
                                "\x01",
                                "%"};
  std::mt19937_64 random(11);
  const auto row_count = plant_table().size();
  for (int round = 0; round < 20000; ++round) {
    std::string formula =
        "always (steam.pressure > 10.8 barg implies eventually[0 s, 1 s] controller.mode == 3)";
    if (roll(random, 0, 1) == 0) formula.clear();
    for (int n = roll(random, 1, 8); n > 0; --n) {
      const auto at = static_cast<std::size_t>(roll(random, 0, static_cast<int>(formula.size())));
      const std::string& piece = pieces[roll(random, 0, static_cast<int>(std::size(pieces)) - 1)];
      if (roll(random, 0, 2) == 0) {
        formula.erase(at, static_cast<std::size_t>(roll(random, 1, 6)));
      } else {
        formula.insert(at, piece);
      }
    }
    auto made = FormulaMonitor::create(formula, place, "", plant_table());
    if (const auto* diagnostics = std::get_if<Diagnostics>(&made)) {
      BOOST_REQUIRE(!diagnostics->empty());
    } else {
      const std::vector<double> row(row_count, 0.5);
      auto& monitor = std::get<FormulaMonitor>(made);
      monitor.push({{}, row});
      monitor.finish({});
    }
  }
}

BOOST_AUTO_TEST_CASE(endless_formulas_are_refused) {
  const std::string p = "steam.pressure < 12 barg";
  std::string brackets = "always " + std::string(100000, '(') + p + std::string(100000, ')');
  std::string nots = "always ";
  std::string ands = "always (" + p;
  for (int i = 0; i < 900; ++i) nots += "not ";
  for (int i = 0; i < 100000; ++i) ands += " and " + p;
  for (const std::string& formula : {brackets, nots + p, ands + ")"}) {
    const Diagnostics all = complaints(formula);
    BOOST_REQUIRE(all.size() == 1u);
    BOOST_TEST(all[0].code == "formula-too-long");
  }
}

BOOST_AUTO_TEST_SUITE_END()
