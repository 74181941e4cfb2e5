/** Who may ask what of the HTTP entrance: nobody, unless a token's roles allow it. */
@NullMarked
package io.holdwatch.ingest.access;

import org.jspecify.annotations.NullMarked;
