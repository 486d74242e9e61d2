// The field's light held against rays: tools/benchmarks/field_tracer.h, in space, at random from a seed.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "models/mirrors/field_optics.h"
#include "tests/models/mirrors/reference_mirrors.h"
#include "tools/benchmarks/field_tracer.h"

namespace heliorig::models {
namespace {

using tests::degree;
using tests::reference_mirrors;
using tests::traced_scene;

constexpr double close = 0.003;  // of the mirrors' area

std::vector<double> on_focus(const FieldOptics& optics, double transversal_deg, double off_deg = 0.0) {
  std::vector<double> found;
  for (std::size_t i = 0; i < optics.rows(); ++i)
    found.push_back(optics.ideal_angle_rad(i, transversal_deg * degree) + off_deg * degree);
  return found;
}

void hold(const std::string& what, const MirrorsParameters& scene, const std::vector<double>& rows,
          double transversal_deg, double longitudinal_deg, double within = close) {
  const FieldOptics optics{scene};
  const SunAngles sun{transversal_deg * degree, longitudinal_deg * degree};
  const RowLight model = optics.field(rows, sun);
  const benchmarks::Traced rays = benchmarks::traced(scene, rows, sun, 42);
  const double area_m2 = optics.mirror_area_m2();
  const auto held = [&](const char* stage, double modelled, double traced) {
    BOOST_TEST(std::abs(modelled - traced) < within * area_m2,
               what << ", " << transversal_deg << "°, " << longitudinal_deg << "°, " << stage << ": "
                    << modelled / area_m2 << ", by rays " << traced / area_m2);
  };
  held("unshaded", model.unshaded_m2, rays.unshaded_m2);
  held("lit", model.lit_m2, rays.lit_m2);
  held("unblocked", model.unblocked_m2, rays.unblocked_m2);
  held("intercepted", model.intercepted_m2, rays.intercepted_m2);
}

void hold_on_focus(const std::string& what, const MirrorsParameters& scene, double transversal_deg,
                   double longitudinal_deg, double off_deg = 0.0, double within = close) {
  hold(what, scene, on_focus(FieldOptics{scene}, transversal_deg, off_deg), transversal_deg, longitudinal_deg,
       within);
}

BOOST_AUTO_TEST_SUITE(field_optics_traced)

// The tracer itself: SolTrace's scene, 1e6 rays, seed 42: 13.324 m² by the mirrors at noon, 12.564 at 30°.
BOOST_AUTO_TEST_CASE(the_tracer_agrees_with_soltrace) {
  const FieldOptics optics{traced_scene()};
  const auto by_rays = [&](double deg) {
    return benchmarks::traced(traced_scene(), on_focus(optics, deg), {deg * degree, 0.0}, 42).intercepted_m2;
  };
  BOOST_TEST(std::abs(by_rays(0.0) - 13.324) < 0.02);
  BOOST_TEST(std::abs(by_rays(30.0) - 12.564) < 0.02);
}

BOOST_AUTO_TEST_CASE(soltrace_scene) {
  for (const double transversal_deg : {0.0, 30.0, -55.0, 75.0, 84.0})
    hold_on_focus("traced scene", traced_scene(), transversal_deg, 0.0);
}

BOOST_AUTO_TEST_CASE(sun_in_space_and_ends) {
  for (const auto& [transversal_deg, longitudinal_deg] :
       {std::pair{0.0, -25.4}, {0.0, 30.0}, {40.0, -50.0}, {-60.0, -15.0}, {75.0, 40.0}, {-80.0, -65.0}}) {
    hold_on_focus("traced scene", traced_scene(), transversal_deg, longitudinal_deg);
    hold_on_focus("reference plant", reference_mirrors(), transversal_deg, longitudinal_deg);
  }
}

BOOST_AUTO_TEST_CASE(tracking_error) {
  for (const double off_deg : {-0.4, -0.1, 0.07, 0.2, 0.7, 3.0}) {
    hold_on_focus("reference plant", reference_mirrors(), 0.0, -25.0, off_deg);
    hold_on_focus("reference plant", reference_mirrors(), 50.0, -25.0, off_deg);
  }
}

BOOST_AUTO_TEST_CASE(rows_in_disorder) {
  const FieldOptics optics{reference_mirrors()};
  for (const double transversal_deg : {0.0, 45.0, -70.0, 85.0}) {
    std::vector<double> rows = on_focus(optics, transversal_deg);
    rows[2] += 25.0 * degree;
    rows[3] -= 30.0 * degree;
    rows[6] -= 40.0 * degree;
    rows[7] += 70.0 * degree;
    hold("disorder", reference_mirrors(), rows, transversal_deg, -20.0);
  }
}

BOOST_AUTO_TEST_CASE(flat_rows) {
  MirrorsParameters scene = reference_mirrors();
  scene.row_shape = MirrorsParameters::flat_rows;
  for (const double transversal_deg : {0.0, 35.0, -65.0})
    hold_on_focus("flat", scene, transversal_deg, -25.0);
}

BOOST_AUTO_TEST_CASE(other_suns) {
  MirrorsParameters scene = reference_mirrors();
  scene.sun_shape = MirrorsParameters::gaussian_sun;
  scene.sun_sigma_rad = 4e-3;
  for (const double transversal_deg : {0.0, 50.0}) hold_on_focus("Gaussian", scene, transversal_deg, -30.0);
  scene.sun_shape = MirrorsParameters::buie_sun;
  for (const double ratio : {0.02, 0.2}) {
    scene.circumsolar_ratio = ratio;
    for (const double transversal_deg : {0.0, 50.0}) hold_on_focus("Buie", scene, transversal_deg, -30.0);
  }
}

BOOST_AUTO_TEST_CASE(errors_of_every_kind) {
  MirrorsParameters scene = reference_mirrors();
  scene.slope_error_rad = 1e-3;
  scene.shape_error_rad = 2e-3;
  scene.tracking_jitter_rad = 1.5e-3;
  for (const double transversal_deg : {0.0, 60.0}) hold_on_focus("errors", scene, transversal_deg, -40.0);
  scene.shape_error_rad = scene.tracking_jitter_rad = 0.0;
  hold_on_focus("good mirrors", scene, 30.0, -30.0);
  scene.slope_error_rad = 6e-3;
  hold_on_focus("bad mirrors", scene, 30.0, -50.0);
}

BOOST_AUTO_TEST_CASE(secondary) {
  MirrorsParameters scene = reference_mirrors();
  scene.target = MirrorsParameters::secondary_target;
  scene.acceptance_angle_rad = 25.0 * degree;
  scene.acceptance_edge_rad = 6.0 * degree;
  scene.secondary_transmittance = 0.95;
  for (const double transversal_deg : {0.0, 55.0}) hold_on_focus("secondary", scene, transversal_deg, -20.0);
}

BOOST_AUTO_TEST_CASE(edge_sensors) {
  MirrorsParameters scene = reference_mirrors();
  scene.slope_error_rad = 6e-3;
  const FieldOptics optics{scene};
  for (const double off_deg : {0.0, 0.3}) {
    const SunAngles sun{20.0 * degree, -18.0 * degree};
    const std::vector<double> rows = on_focus(optics, 20.0, off_deg);
    const benchmarks::Traced rays = benchmarks::traced(scene, rows, sun, 7, 60000);
    const RowLight model = optics.field(rows, sun);
    BOOST_TEST(model.edge_east == rays.sensor_east, boost::test_tools::tolerance(0.04));
    BOOST_TEST(std::abs(model.edge_west - rays.sensor_west) < 0.04 * rays.sensor_east);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
