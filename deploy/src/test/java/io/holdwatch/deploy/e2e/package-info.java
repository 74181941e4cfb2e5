/**
 * Integration tests on the local stack: a real broker, a real registry and the four services as
 * processes.
 */
@NullMarked
package io.holdwatch.deploy.e2e;

import org.jspecify.annotations.NullMarked;
