/** The Merkle tree of RFC 6962: its hashes, its proofs, and how they are checked. Leans on {@code wire}. */
@NullMarked
package org.qiantang.engine.tlog.merkle;

import org.jspecify.annotations.NullMarked;
