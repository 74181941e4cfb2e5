/**
 * What really happened to an order, as plain state: the only thing that the simulation and the
 * judge of truth share.
 */
@NullMarked
package io.holdwatch.deploy.simulation.history;

import org.jspecify.annotations.NullMarked;
