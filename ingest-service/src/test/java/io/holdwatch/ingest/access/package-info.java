/** Tests of who may ask what. */
@NullMarked
package io.holdwatch.ingest.access;

import org.jspecify.annotations.NullMarked;
