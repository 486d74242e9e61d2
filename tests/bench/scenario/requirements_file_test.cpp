#include "bench/scenario/requirements_file.h"

#include <boost/test/unit_test.hpp>

#include "tests/bench/reader/reader_for_tests.h"

using namespace heliorig::bench;
using heliorig::tests::check_complaint;

namespace {

struct Read {
  std::vector<RequirementSpec> requirements;
  Diagnostics diagnostics;

  explicit Read(const std::string& items) {
    const YamlReading yaml = read_yaml("version: 1\ntitle: t\nrequirements:\n" + items, "r.yaml");
    BOOST_REQUIRE_MESSAGE(yaml.root, to_text(yaml.diagnostics));
    requirements = read_requirements(*yaml.root, "r.yaml", diagnostics);
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(requirements_file)

BOOST_AUTO_TEST_CASE(requirements_keep_their_order_and_their_places) {
  const Read read{
      "  - id: PRS-02\n"
      "    text: peak pressure\n"
      "    formula: always steam.pressure <= 13.2 barg\n"
      "    scale: 1.2 bar\n"
      "    basis: limit 2\n"
      "    always: true\n"
      "    agreement: 0.1 bar\n"
      "  - {id: TRK-01, text: t, formula: always x, scale: 1 deg, basis: b, vacuous: no sun}\n"};
  BOOST_REQUIRE_MESSAGE(read.diagnostics.empty(), to_text(read.diagnostics));
  BOOST_REQUIRE_EQUAL(read.requirements.size(), 2u);
  const RequirementSpec& first = read.requirements[0];
  BOOST_CHECK_EQUAL(first.check.id, "PRS-02");
  BOOST_CHECK_EQUAL(first.check.formula, "always steam.pressure <= 13.2 barg");
  BOOST_CHECK(first.check.formula_position == (Position{"r.yaml", 6, 14}));
  BOOST_CHECK_EQUAL(first.check.scale, "1.2 bar");
  BOOST_CHECK_EQUAL(first.check.agreement, "0.1 bar");
  BOOST_CHECK_EQUAL(first.check.basis, "limit 2");
  BOOST_CHECK(first.always);
  BOOST_CHECK(!read.requirements[1].always);
  BOOST_CHECK_EQUAL(read.requirements[1].check.vacuous_reason, "no sun");
}

BOOST_AUTO_TEST_CASE(identifiers_are_unique_and_of_one_form) {
  const Read read{
      "  - {id: PRS-02, text: t, formula: f, scale: 1 bar, basis: b}\n"
      "  - {id: PRS-02, text: t, formula: f, scale: 1 bar, basis: b}\n"
      "  - {id: prs-3, text: t, formula: f, scale: 1 bar, basis: b}\n"
      "  - {id: PRS, text: t, formula: f, scale: 1 bar, basis: b}\n"};
  check_complaint(read.diagnostics, "duplicate-identifier", 5, 10, "line 4");
  check_complaint(read.diagnostics, "wrong-identifier", 6, 10, "as PRS-02");
  check_complaint(read.diagnostics, "wrong-identifier", 7, 10);
  BOOST_CHECK_EQUAL(read.diagnostics.size(), 3u);
}

BOOST_AUTO_TEST_CASE(what_is_missing_or_no_quantity_is_said) {
  const Read read{"  - {id: PRS-02, text: t, formula: f, scale: big, agreement: 3 foo}\n"};
  check_complaint(read.diagnostics, "missing-key", 4, 5, "lacks 'basis'");
  check_complaint(read.diagnostics, "wrong-unit", 4, 46);
  check_complaint(read.diagnostics, "wrong-unit", 4, 62);
  BOOST_CHECK_EQUAL(read.diagnostics.size(), 3u);
}

BOOST_AUTO_TEST_CASE(what_a_machine_has_no_means_for_has_a_reason_instead_of_a_formula) {
  const Read read{"  - {id: TRK-22, text: clock, not_applicable: it has no clock, basis: limit 22}\n"};
  BOOST_REQUIRE_MESSAGE(read.diagnostics.empty(), to_text(read.diagnostics));
  BOOST_CHECK_EQUAL(read.requirements[0].check.not_applicable, "it has no clock");
  BOOST_CHECK(read.requirements[0].always);  // said with every scenario, since none could name it

  const Read wrong{
      "  - {id: TRK-22, text: t, not_applicable: no clock, formula: f, scale: 1 s, basis: b}\n"
      "  - {id: TRK-23, text: t, basis: b}\n"
      "  - {id: TRK-24, text: t, formula: f, basis: b}\n"
      "  - {id: TRK-25, text: t, not_applicable: no clock, basis: b, always: true}\n"};
  check_complaint(wrong.diagnostics, "unused-key", 4, 62, "'formula'");
  check_complaint(wrong.diagnostics, "unused-key", 4, 72, "'scale'");
  check_complaint(wrong.diagnostics, "missing-key", 5, 5, "lacks 'formula'");
  check_complaint(wrong.diagnostics, "missing-key", 6, 5, "lacks 'scale'");
  check_complaint(wrong.diagnostics, "unused-key", 7, 5, "'always'");
  BOOST_CHECK_EQUAL(wrong.diagnostics.size(), 6u);
}

BOOST_AUTO_TEST_SUITE_END()
