/** The command {@code deploy/holdwatch}: runs Holdwatch on one machine and looks into it. */
@NullMarked
package io.holdwatch.deploy;

import org.jspecify.annotations.NullMarked;
