package io.holdwatch.deploy.truth;

/** An item at a site. */
record Pool(String item, String site) {}
