/** Everything of one partition: gate, ledgers, clocks and exceptions, driven by one log. */
@NullMarked
package io.holdwatch.classifier.scope;

import org.jspecify.annotations.NullMarked;
