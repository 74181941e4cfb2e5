/** What transport and people can do on a day, who asks for it, and whom it does not suffice for. */
@NullMarked
package io.holdwatch.classifier.capacity;

import org.jspecify.annotations.NullMarked;
