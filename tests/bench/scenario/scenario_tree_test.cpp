#include "bench/scenario/scenario_tree.h"

#include <sys/stat.h>

#include <boost/test/unit_test.hpp>

#include "tests/support/process.h"

using namespace heliorig::bench;
using heliorig::tests::TemporaryFolder;
using heliorig::tests::write_file;

namespace {

namespace fs = std::filesystem;

/// outside.yaml, and beside it a tree with a scenario and a plant.
struct Folders {
  TemporaryFolder folder;
  fs::path root = fs::canonical(folder.path()) / "tree";

  Folders() {
    write_file(root.parent_path() / "outside.yaml", "secret");
    write_file(root / "heliorig.yaml", "version: 1\ntitle: t\n");
    write_file(root / "noon" / "blocked.yaml", "abc");
    write_file(root / "plants" / "small.yaml", "version: 1\n");
  }

  ScenarioTree tree() const {
    return std::get<ScenarioTree>(ScenarioTree::around(root / "noon" / "blocked.yaml"));
  }
};

std::string code_of(const std::variant<TextFile, FileError>& reading) {
  const auto* error = std::get_if<FileError>(&reading);
  return error ? error->code : "";
}

std::string refusal(const fs::path& scenario) {
  const auto tree = ScenarioTree::around(scenario);
  const auto* error = std::get_if<FileError>(&tree);
  return error ? error->code : "";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(scenario_tree, Folders)

BOOST_AUTO_TEST_CASE(the_root_is_the_nearest_folder_above_with_the_marker) {
  BOOST_CHECK_EQUAL(tree().root(), root);
  BOOST_CHECK_EQUAL(tree().scenario_name(), "noon/blocked.yaml");
  write_file(root / "noon" / "heliorig.yaml", "");
  BOOST_CHECK_EQUAL(tree().root(), root / "noon");
  BOOST_CHECK_EQUAL(refusal(root.parent_path() / "outside.yaml"), "no-tree");
}

BOOST_AUTO_TEST_CASE(files_are_read_with_their_hash) {
  const TextFile file = std::get<TextFile>(tree().read("noon/blocked.yaml"));
  BOOST_CHECK_EQUAL(file.text, "abc");
  // FIPS 180-2, appendix B.1.
  BOOST_CHECK_EQUAL(file.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

BOOST_AUTO_TEST_CASE(nothing_outside_is_read) {
  fs::create_symlink(root.parent_path() / "outside.yaml", root / "plants" / "link.yaml");
  fs::create_directory_symlink(root.parent_path(), root / "up");
  for (const char* name : {"../outside.yaml", "plants/../../outside.yaml", "/etc/passwd",
                           "plants/../plants/small.yaml", "plants/link.yaml", "up/outside.yaml"}) {
    BOOST_CHECK_EQUAL(code_of(tree().read(name)), "outside-tree");
  }
  fs::create_symlink("small.yaml", root / "plants" / "inside.yaml");
  BOOST_CHECK_EQUAL(code_of(tree().read("plants/inside.yaml")), "");
}

BOOST_AUTO_TEST_CASE(a_scenario_that_is_a_link_out_of_its_tree_is_refused) {
  fs::create_symlink(root.parent_path() / "outside.yaml", root / "noon" / "link.yaml");
  BOOST_CHECK_EQUAL(refusal(root / "noon" / "link.yaml"), "outside-tree");
}

BOOST_AUTO_TEST_CASE(what_is_no_plain_file_is_refused) {
  BOOST_CHECK_EQUAL(code_of(tree().read("plants")), "no-such-file");
  BOOST_CHECK_EQUAL(code_of(tree().read("")), "no-such-file");
  BOOST_REQUIRE_EQUAL(mkfifo((root / "plants" / "pipe.yaml").c_str(), 0600),
                      0);  // would block a reader for ever
  BOOST_CHECK_EQUAL(code_of(tree().read("plants/pipe.yaml")), "unreadable-file");
  write_file(root / "plants" / "large.yaml", std::string((1 << 20) + 1, 'a'));
  BOOST_CHECK_EQUAL(code_of(tree().read("plants/large.yaml")), "too-large");
  BOOST_CHECK_EQUAL(refusal(root / "none.yaml"), "no-such-file");
  BOOST_CHECK_EQUAL(refusal(root), "no-such-file");
  BOOST_CHECK_EQUAL(refusal(""), "no-such-file");
}

BOOST_AUTO_TEST_CASE(a_misspelt_file_has_its_neighbour_named) {
  const auto reading = tree().read("plants/smal.yaml");
  BOOST_CHECK_EQUAL(std::get<FileError>(reading).advice, "did you mean 'small.yaml'?");
}

BOOST_AUTO_TEST_SUITE_END()
