/**
 * Evidence that travels alone: a zip with what was captured, its leaves and proofs, checkpoints, time-stamps and custody, and
 * how it is checked without a network. Leans on all other parts of the engine but {@code verifier}.
 */
@NullMarked
package org.qiantang.engine.tlog.pack;

import org.jspecify.annotations.NullMarked;
