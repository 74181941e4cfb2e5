/** Inquiries of customers: which order each means, and what every source says of it. */
@NullMarked
package io.holdwatch.classifier.followup;

import org.jspecify.annotations.NullMarked;
