/** Reads audit.log from Kafka and hands what it read to the log. */
@NullMarked
package io.holdwatch.audit.intake;

import org.jspecify.annotations.NullMarked;
