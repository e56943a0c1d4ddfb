/** The program that checks a pack: stands alone in one jar, asks no network, speaks Chinese and English. Leans on {@code pack}. */
@NullMarked
package org.qiantang.engine.tlog.verifier;

import org.jspecify.annotations.NullMarked;
