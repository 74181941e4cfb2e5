/** What other systems say of an order, where it is not what the order itself says. */
@NullMarked
package io.holdwatch.classifier.status;

import org.jspecify.annotations.NullMarked;
