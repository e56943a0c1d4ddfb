/**
 * Those who watch that a log only grows, and how many of them must have signed: C2SP tlog-witness and tlog-policy, without the
 * network. Leans on {@code note}, {@code merkle}, {@code store} and {@code wire}.
 */
@NullMarked
package org.qiantang.engine.tlog.witness;

import org.jspecify.annotations.NullMarked;
