#include "bench/report/junit_xml.h"

#include <fmt/format.h>

namespace heliorig::bench {
namespace {

/// XML 1.0 knows no control characters but tab and line ends, not even escaped.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "&#10;";
        break;
      case '\t':
        out += "&#9;";
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
    }
  }
  return out;
}

std::string test_case(const std::string& suite, const std::string& name, Verdict verdict,
                      const std::string& reason) {
  const std::string head =
      fmt::format("    <testcase classname=\"{}\" name=\"{}\"", escaped(suite), escaped(name));
  const auto with = [&](const char* element) {
    return fmt::format("{}><{} message=\"{}: {}\"/></testcase>\n", head, element, to_text(verdict),
                       escaped(reason));
  };
  switch (verdict) {
    case Verdict::pass:
      return head + "/>\n";
    case Verdict::fail:
      return with("failure");
    case Verdict::not_applicable:
      return with("skipped");
    case Verdict::invalid:
    case Verdict::inconclusive:
      return with("error");
  }
  return with("error");
}

struct Counts {
  std::size_t tests = 0, failures = 0, errors = 0, skipped = 0;
  void add(Verdict verdict) {
    ++tests;
    failures += verdict == Verdict::fail;
    skipped += verdict == Verdict::not_applicable;
    errors += verdict == Verdict::invalid || verdict == Verdict::inconclusive;
  }
};

class Suite {
 public:
  explicit Suite(std::string name) : name_(std::move(name)) {}

  void add(const std::string& test, Verdict verdict, const std::string& reason) {
    cases_ += test_case(name_, test, verdict, reason);
    counts_.add(verdict);
  }
  bool empty() const { return counts_.tests == 0; }
  std::string text() const {
    return fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n{}  "
        "</testsuite>\n",
        escaped(name_), counts_.tests, counts_.failures, counts_.errors, counts_.skipped, cases_);
  }

 private:
  std::string name_;
  std::string cases_;
  Counts counts_;
};

std::string suite_of(const RunResult& result) {
  Suite suite{result.scenario + " against " + shown_controller(result)};
  for (const Finding& finding : result.findings) suite.add(finding.check.id, finding.verdict, finding.reason);
  const Verdict of_run = was_left_out(result) ? Verdict::not_applicable : Verdict::invalid;
  for (const std::string& reason : result.reasons) suite.add("run", of_run, reason);
  if (suite.empty()) suite.add("run", Verdict::inconclusive, "nothing was checked");
  return suite.text();
}

std::string suite_of(std::span<const Agreement> agreements) {
  Suite suite{"agreement"};
  for (const Agreement& each : agreements) {
    suite.add(fmt::format("{} of {}: {} and {}", each.check, each.scenario, each.first, each.second),
              each.agrees ? Verdict::pass : Verdict::fail, each.text);
  }
  return suite.empty() ? "" : suite.text();
}

}  // namespace

std::string junit_xml(std::span<const RunResult> results, std::span<const Agreement> agreements) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"heliorig\">\n";
  for (const RunResult& result : results) text += suite_of(result);
  return text + suite_of(agreements) + "</testsuites>\n";
}

}  // namespace heliorig::bench
