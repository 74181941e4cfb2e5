/**
 * What was really so: a plain brute-force evaluator written from definitions.md, which shares no
 * code with the product.
 */
@NullMarked
package io.holdwatch.deploy.truth;

import org.jspecify.annotations.NullMarked;
