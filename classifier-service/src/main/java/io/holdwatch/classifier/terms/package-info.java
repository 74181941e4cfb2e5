/** What ways, suppliers, agreements and calendars say of cost and time. */
@NullMarked
package io.holdwatch.classifier.terms;

import org.jspecify.annotations.NullMarked;
