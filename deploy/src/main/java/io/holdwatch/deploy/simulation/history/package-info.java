/**
 * What really happened, to orders and to the world that they share, as plain state: the only thing
 * that the simulation and the judge of truth share.
 */
@NullMarked
package io.holdwatch.deploy.simulation.history;

import org.jspecify.annotations.NullMarked;
