/**
 * What is written into the log about a show: small records that name what was captured by its hash, and people not at all.
 * Leans on {@code json}, {@code merkle} and {@code wire}.
 */
@NullMarked
package org.qiantang.engine.tlog.leaf;

import org.jspecify.annotations.NullMarked;
