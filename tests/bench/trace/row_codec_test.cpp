#include "bench/trace/row_codec.h"

#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/dynamic_message.h>

#include <boost/test/unit_test.hpp>

#include "tests/bench/trace/traces.h"

using namespace heliorig;
using namespace heliorig::tests;
using bench::RowCodec;

namespace {

bench::SignalTable table(const std::vector<std::string>& names) {
  std::vector<bench::SignalSpec> signals;
  for (const std::string& name : names)
    signals.push_back({name, "1", 0, 1, "", bench::SignalKind::continuous});
  return bench::SignalTable{std::move(signals)};
}

/// The message as any reader of the schema makes it out.
class Schema {
 public:
  explicit Schema(const RowCodec& codec) {
    google::protobuf::FileDescriptorSet set;
    BOOST_REQUIRE(set.ParseFromString(codec.descriptor_set()));
    BOOST_REQUIRE(pool_.BuildFile(set.file(0)) != nullptr);
    message_.reset(factory_.GetPrototype(pool_.FindMessageTypeByName(RowCodec::message_name))->New());
  }
  std::string text(std::string_view bytes) {
    BOOST_REQUIRE(message_->ParseFromArray(bytes.data(), static_cast<int>(bytes.size())));
    return message_->ShortDebugString();
  }

 private:
  google::protobuf::DescriptorPool pool_;
  google::protobuf::DynamicMessageFactory factory_;
  std::unique_ptr<google::protobuf::Message> message_;
};

std::string text_of(const std::vector<std::string>& names) {
  auto codec = RowCodec::create(table(names));
  BOOST_REQUIRE(codec);
  std::vector<double> values;
  for (std::size_t i = 0; i < names.size(); ++i) values.push_back(static_cast<double>(i + 1));
  return Schema{*codec}.text(codec->encode(values));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(row_codec)

BOOST_AUTO_TEST_CASE(fields_are_nested_as_names_are) {
  BOOST_CHECK_EQUAL(
      text_of({"sun.dni", "mirrors.row[0].angle", "mirrors.row[1].angle", "sun.azimuth",
               "mirrors.row[0].error", "mirrors.row[1].error", "clock"}),
      "sun { dni: 1 azimuth: 4 } mirrors { row { angle: 2 error: 5 } row { angle: 3 error: 6 } } clock: 7");
}

BOOST_AUTO_TEST_CASE(a_name_that_ends_in_an_index_has_a_value) {
  BOOST_CHECK_EQUAL(text_of({"controller.alarm[0]", "controller.alarm[1]"}),
                    "controller { alarm { value: 1 } alarm { value: 2 } }");
}

BOOST_AUTO_TEST_CASE(elements_may_differ_and_be_missing) {
  BOOST_CHECK_EQUAL(text_of({"row[0].a", "row[2].b", "row[2].a"}), "row { a: 1 } row { } row { a: 3 b: 2 }");
}

BOOST_AUTO_TEST_CASE(names_that_are_no_fields_are_refused) {
  for (const std::string name : {"", ".", "a.", ".a", "a..b", "A", "1a", "a b", "a[", "a[]", "a[1", "a[x]",
                                 "a[-1]", "a[1000]", "a[0]b", "a]", "a[1][2]", "caf\xC3\xA9"}) {
    BOOST_CHECK_MESSAGE(!RowCodec::create(table({name})), name);
  }
  BOOST_CHECK(!RowCodec::create(table({"a", "a.b"})));
  BOOST_CHECK(!RowCodec::create(table({"a.b", "a"})));
  BOOST_CHECK(!RowCodec::create(table({"a[0]", "a"})));
  BOOST_CHECK(!RowCodec::create(table({"a[0].b", "a.b"})));
  BOOST_CHECK(RowCodec::create(table({})));
}

BOOST_AUTO_TEST_CASE(what_is_encoded_is_decoded_and_nothing_else) {
  auto codec = RowCodec::create(trace_signals());
  BOOST_REQUIRE(codec);
  const std::string bytes{codec->encode(row_values(3))};
  BOOST_CHECK(codec->decode(bytes) == row_values(3));
  BOOST_CHECK(!codec->decode(bytes.substr(1)));
  BOOST_CHECK(!codec->decode(""));
  std::string other_tag = bytes;
  other_tag[0] ^= 1;
  BOOST_CHECK(!codec->decode(other_tag));
}

BOOST_AUTO_TEST_SUITE_END()
