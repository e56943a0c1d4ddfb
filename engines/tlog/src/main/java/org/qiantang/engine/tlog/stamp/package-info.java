/**
 * Independent time: RFC 3161 time-stamps over hashes, asked for, checked, and for tests and small installs made. The only part
 * of the engine that needs a library, Bouncy Castle. Leans on {@code merkle} and {@code wire}.
 */
@NullMarked
package org.qiantang.engine.tlog.stamp;

import org.jspecify.annotations.NullMarked;
