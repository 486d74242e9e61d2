#include "models/steam/safety_chain.h"

#include <boost/test/unit_test.hpp>

using heliorig::models::SafetyChain;

BOOST_AUTO_TEST_SUITE(safety_chain)

BOOST_AUTO_TEST_CASE(says_once_which_contact_opened_it) {
  SafetyChain chain;
  BOOST_CHECK(!chain.update());
  chain.trip(SafetyChain::low_water_2);
  BOOST_CHECK(chain.update() == "low_water_2");
  BOOST_CHECK(!chain.closed());
  chain.set_contacts({.emergency_stop_pressed = true});
  BOOST_CHECK(!chain.update());
}

// A reset frees a limiter whose cause is gone; it closes the chain only where no contact is left open.
BOOST_AUTO_TEST_CASE(a_reset_closes_it_only_with_every_contact_shut) {
  SafetyChain chain;
  chain.trip(SafetyChain::pressure);
  chain.trip(SafetyChain::low_water_1);
  chain.update();
  BOOST_CHECK(!chain.reset({false, false, true}));  // both causes are there
  BOOST_CHECK(chain.tripped(SafetyChain::pressure) && chain.tripped(SafetyChain::low_water_1));
  BOOST_CHECK(chain.reset({true, false, true}));
  BOOST_CHECK(!chain.tripped(SafetyChain::pressure) && chain.tripped(SafetyChain::low_water_1));
  BOOST_CHECK(!chain.closed());
  chain.set_contacts({.permit = false});
  BOOST_CHECK(chain.reset({true, true, true}));
  BOOST_CHECK(!chain.tripped(SafetyChain::low_water_1));
  BOOST_CHECK(!chain.closed());
  chain.set_contacts({});
  BOOST_CHECK(!chain.update());
  BOOST_CHECK(!chain.closed());  // the controller can open it, and cannot close it
  BOOST_CHECK(chain.reset({true, true, true}));
  BOOST_CHECK(chain.closed());
  BOOST_CHECK(!chain.reset({true, true, true}));  // nothing changes
}

BOOST_AUTO_TEST_CASE(a_stop_makes_a_difference_where_it_alone_opens_the_chain_or_keeps_it_open) {
  SafetyChain chain;
  chain.set_contacts({.emergency_stop_pressed = true});
  chain.update();
  BOOST_CHECK(chain.held_open_by_stop());
  chain.set_contacts({});
  BOOST_CHECK(!chain.held_open_by_stop());
  chain.set_contacts({.emergency_stop_pressed = true});
  BOOST_CHECK(!chain.update());  // it is open, and stays so
  BOOST_CHECK(!chain.held_open_by_stop());
  BOOST_CHECK(!chain.reset({true, true, true}));
  BOOST_CHECK(chain.held_open_by_stop());
}

BOOST_AUTO_TEST_CASE(a_stop_beside_another_open_contact_makes_none) {
  SafetyChain chain;
  chain.trip(SafetyChain::low_water_1);
  chain.set_contacts({.emergency_stop_pressed = true});
  chain.update();
  BOOST_CHECK(!chain.held_open_by_stop());
  BOOST_CHECK(!chain.reset({true, false, true}));  // nor here, where the water is low besides
  BOOST_CHECK(!chain.held_open_by_stop());
  BOOST_CHECK(chain.reset({true, true, true}));
  BOOST_CHECK(chain.held_open_by_stop());
}

BOOST_AUTO_TEST_SUITE_END()
