/** The commands of {@code deploy/holdwatch}, one class each. */
@NullMarked
package io.holdwatch.deploy.cli;

import org.jspecify.annotations.NullMarked;
