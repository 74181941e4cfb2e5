/**
 * The demonstration: a simulated distributor goes in, routed exceptions come out, and the truth
 * judges them.
 */
@NullMarked
package io.holdwatch.deploy.demo;

import org.jspecify.annotations.NullMarked;
