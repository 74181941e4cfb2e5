/** Tests of the HTTP entrance over HTTP. */
@NullMarked
package io.holdwatch.ingest.entrance;

import org.jspecify.annotations.NullMarked;
