#include "models/receiver/evaporator_wall.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <vector>

#include "tests/models/receiver/reference_receiver.h"

namespace tt = boost::test_tools;
using namespace heliorig::models;
using heliorig::tests::reference_receiver;

namespace {

constexpr double capacity_JpK = 37.0 * 500.0;
constexpr double boiling_WpK = 5e3;

ReceiverParameters with_nodes(double nodes) {
  ReceiverParameters parameters = reference_receiver();
  parameters.evaporator_nodes = nodes;
  return parameters;
}

/// A wall with its surroundings, by small steps of Euler's.
struct Rig {
  explicit Rig(double nodes, double wall_K = 460.0)
      : balance(with_nodes(nodes), {}),
        wall(with_nodes(nodes), capacity_JpK, boiling_WpK),
        wall_K(static_cast<std::size_t>(nodes), wall_K) {}

  EvaporatorWall::Exchange exchange(const EvaporatorWall::Surroundings& around) const {
    return wall.exchange(balance, wall_K, around);
  }
  void run(const EvaporatorWall::Surroundings& around, double duration_s) {
    constexpr double step_s = 0.05;
    for (double time_s = 0; time_s < duration_s; time_s += step_s) {
      const auto rates = exchange(around).rate_Kps;
      for (std::size_t i = 0; i < wall_K.size(); ++i) wall_K[i] += step_s * rates[i];
    }
  }

  ReceiverHeatBalance balance;
  EvaporatorWall wall;
  std::vector<double> wall_K;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(evaporator_wall)

BOOST_AUTO_TEST_CASE(water_stands_in_the_lower_nodes) {
  const EvaporatorWall wall{with_nodes(4), capacity_JpK, boiling_WpK};
  for (const double wet : {0.0, 0.1, 0.25, 0.6, 0.99, 1.0}) {
    double sum = 0.0;
    for (std::size_t i = 0; i < 4; ++i) {
      sum += wall.wetness(i, wet) / 4.0;
      if (i > 0) BOOST_TEST(wall.wetness(i, wet) >= wall.wetness(i - 1, wet));
    }
    BOOST_TEST(sum == wet, tt::tolerance(1e-12));
  }
  BOOST_TEST(wall.wetness(0, 0.75) == 0.0);
  BOOST_TEST(wall.wetness(1, 0.75) == 1.0);
}

// Of one node the equation of a lumped wall remains, by hand: (absorbed − loss + bridge − K w ΔT)/C.
BOOST_AUTO_TEST_CASE(one_node_is_a_lumped_wall) {
  const Rig rig{1, 470.0};
  const auto all =
      rig.exchange({.absorbed_W = 9e3, .superheater_wall_K = 520.0, .saturation_K = 457.0, .wet = 0.4});
  BOOST_TEST(all.bridge_W == 2.0 * 50.0);
  BOOST_TEST(all.boiling_W == 0.4 * 5e3 * 13.0, tt::tolerance(1e-12));
  BOOST_TEST(all.loss_W == 0.97 * rig.balance.loss(470.0).total_W(), tt::tolerance(1e-12));
  BOOST_TEST(all.rate_Kps[0] == (9e3 - all.loss_W + 100.0 - all.boiling_W) / capacity_JpK,
             tt::tolerance(1e-12));
}

// What comes in and what goes out is what the steel takes up, whatever the nodes' temperatures.
BOOST_AUTO_TEST_CASE(energy_is_closed_over_the_nodes) {
  Rig rig{6};
  for (std::size_t i = 0; i < 6; ++i) rig.wall_K[i] = 700.0 - 40.0 * static_cast<double>(i);
  const auto all =
      rig.exchange({.absorbed_W = 8e3, .superheater_wall_K = 500.0, .saturation_K = 457.0, .wet = 0.55});
  std::vector<double> later = rig.wall_K;
  for (std::size_t i = 0; i < 6; ++i) later[i] += all.rate_Kps[i];
  const double taken_up_W = rig.wall.energy_J(later) - rig.wall.energy_J(rig.wall_K);
  BOOST_TEST(taken_up_W == 8e3 - all.loss_W + all.bridge_W - all.boiling_W, tt::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(all_wet_the_nodes_are_one) {
  const EvaporatorWall::Surroundings around{
      .absorbed_W = 9e3, .superheater_wall_K = 480.0, .saturation_K = 457.0};
  Rig lumped{1}, nodes{6};
  lumped.run(around, 60.0);
  nodes.run(around, 60.0);
  for (const double node_K : nodes.wall_K) BOOST_TEST(node_K == lumped.wall_K[0], tt::tolerance(1e-9));
}

// Half dry under full sun: the upper half warms by about 0.5 K/s towards its stagnation, the lower boils on,
// a few kelvins over saturation. Water that returns quenches the upper half within some 4 s for each e-fold.
BOOST_AUTO_TEST_CASE(the_upper_nodes_fall_dry_and_are_rewetted) {
  Rig rig{6};
  EvaporatorWall::Surroundings around{
      .absorbed_W = 10.4e3, .superheater_wall_K = 500.0, .saturation_K = 457.0, .wet = 0.5};
  rig.run(around, 60.0);
  for (std::size_t i = 0; i < 3; ++i) BOOST_TEST(rig.wall_K[i] - 460.0 == 28.0, tt::tolerance(0.1));
  for (std::size_t i = 3; i < 6; ++i) BOOST_TEST(std::abs(rig.wall_K[i] - 459.0) < 1.0);
  around.wet = 1.0;
  rig.run(around, 30.0);
  for (const double node_K : rig.wall_K) BOOST_TEST(std::abs(node_K - 459.0) < 1.0);
}

// A dry wall ends where its losses eat all it absorbs: the receiver's stagnation.
BOOST_AUTO_TEST_CASE(a_dry_wall_stagnates) {
  Rig rig{3, 700.0};
  const double absorbed_W = 6.2e3;
  rig.run({.absorbed_W = absorbed_W, .superheater_wall_K = 700.0, .wet = 0.0}, 2e4);
  for (const double node_K : rig.wall_K) {
    const double left_W =
        absorbed_W - rig.balance.evaporator_loss_W(node_K) + rig.balance.bridge_W(700.0, node_K);
    BOOST_TEST(std::abs(left_W) < 1.0);
    BOOST_TEST(node_K - 273.15 > 395.0);
    BOOST_TEST(node_K - 273.15 < 460.0);
  }
}

BOOST_AUTO_TEST_SUITE_END()
