/** Matches what the product opened against what was really so. */
@NullMarked
package io.holdwatch.deploy.judge;

import org.jspecify.annotations.NullMarked;
