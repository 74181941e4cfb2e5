/** Tests of the benchmark's arithmetic and of what it refuses. */
@NullMarked
package io.holdwatch.deploy.bench;

import org.jspecify.annotations.NullMarked;
