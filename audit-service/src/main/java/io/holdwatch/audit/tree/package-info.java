/** Merkle tree of RFC 6962: hashes, the growing right edge, and proofs; knows no files. */
@NullMarked
package io.holdwatch.audit.tree;

import org.jspecify.annotations.NullMarked;
