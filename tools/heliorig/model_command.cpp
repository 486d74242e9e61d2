#include "tools/heliorig/model_command.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <vector>

#include "bench/diagnostics/diagnostic.h"
#include "bench/reader/scalar_reader.h"
#include "bench/reader/civil_time.h"
#include "bench/units/units.h"
#include "tools/heliorig/complaints.h"
#include "tools/heliorig/exit_codes.h"
#include "tools/heliorig/model_question.h"
#include "tools/heliorig/optics_question.h"
#include "tools/heliorig/plant_argument.h"
#include "tools/heliorig/receiver_question.h"
#include "tools/heliorig/relief_question.h"
#include "tools/heliorig/sun_question.h"
#include "tools/heliorig/water_question.h"

namespace heliorig::tools {
namespace {

using Json = nlohmann::ordered_json;

const std::vector<ModelQuestion>& questions() {
  static const std::vector<ModelQuestion> all{sun_question(), sky_question(), water_question(),
                                              receiver_question(), relief_question()};
  return all;
}

void read_option(const QuestionOption& option, const std::string& text, QuestionNumbers& answers,
                 bench::Diagnostics& diagnostics) {
  if (!option.choices.empty()) {
    const auto wrong = bench::read_word(text, option.choices);
    if (const auto* complaint = std::get_if<bench::ScalarComplaint>(&wrong))
      diagnostics.push_back(question_complaint(option.name, complaint->message, complaint->advice));
    answers.words[option.name] = text;
    return;
  }
  if (*option.si_symbol == '\0') {
    const auto time = bench::parse_civil_time(text);
    if (const auto* wrong = std::get_if<bench::CivilTimeError>(&time)) {
      diagnostics.push_back(question_complaint(option.name, wrong->message, wrong->advice));
    } else {
      answers.time = std::get<models::UtcTime>(time);
    }
    return;
  }
  const auto value = bench::parse_quantity_as(text, option.si_symbol);
  if (const auto* wrong = std::get_if<bench::UnitError>(&value)) {
    diagnostics.push_back(question_complaint(option.name, wrong->message, wrong->advice));
    return;
  }
  const double si = std::get<double>(value);
  if (!(si >= option.min && si <= option.max)) {
    diagnostics.push_back(question_complaint(option.name, "'" + text + "' is out of range",
                                             "from " + bench::format_quantity(option.min, option.si_symbol) +
                                                 " to " +
                                                 bench::format_quantity(option.max, option.si_symbol)));
  }
  answers.si[option.name] = si;
}

}  // namespace

bench::Diagnostic question_complaint(const std::string& option, const std::string& message,
                                     const std::string& advice) {
  return {"model", bench::whole_file("--" + option), message, advice};
}

CLI::App* describe_model(CLI::App& app, ModelArguments& arguments) {
  CLI::App* model = app.add_subcommand("model", "Ask one model a question; the answer is JSON in SI");
  model->require_subcommand(1);
  for (const ModelQuestion& question : questions()) {
    CLI::App* command = model->add_subcommand(question.model, question.what);
    command->callback([&arguments, name = question.model] { arguments.model = name; });
    if (question.asks_plant) {
      command->add_option_function<std::string>(
          "--plant", [&arguments](const std::string& file) { arguments.values["plant"] = file; },
          "plant file; the reference plant's where left out");
    }
    for (const QuestionOption& option : question.options) {
      auto* added = command->add_option_function<std::string>(
          std::string{"--"} + option.name,
          [&arguments, name = option.name](const std::string& text) { arguments.values[name] = text; },
          option.meaning);
      if (option.fallback && *option.fallback == '\0') continue;
      if (option.fallback) {
        added->default_str(option.fallback);
      } else {
        added->required();
      }
    }
  }
  describe_optics(*model, arguments.model, arguments.values);
  return model;
}

int model_command(const ModelArguments& arguments) {
  if (arguments.model == "optics") return answer_optics(arguments.values);
  for (const ModelQuestion& question : questions()) {
    if (question.model != arguments.model) continue;
    QuestionNumbers answers;
    bench::Diagnostics diagnostics;
    for (const QuestionOption& option : question.options) {
      const auto given = arguments.values.find(option.name);
      if (given == arguments.values.end() && *option.fallback == '\0') continue;
      read_option(option, given != arguments.values.end() ? given->second : option.fallback, answers,
                  diagnostics);
    }
    if (question.asks_plant) answers.plant = plant_argument(arguments.values, diagnostics);
    if (!diagnostics.empty()) return report(diagnostics, false);
    const Json answer = question.answer(answers, diagnostics);
    if (!diagnostics.empty()) return report(diagnostics, false);
    std::puts(answer.dump(2).c_str());
    return exit_ok;
  }
  return exit_usage;
}

}  // namespace heliorig::tools
