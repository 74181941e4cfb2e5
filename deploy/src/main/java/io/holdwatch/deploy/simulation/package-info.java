/** A seeded distributor with eight warehouses whose source systems publish what changes. */
@NullMarked
package io.holdwatch.deploy.simulation;

import org.jspecify.annotations.NullMarked;
