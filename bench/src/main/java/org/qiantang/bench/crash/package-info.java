/**
 * Crash truth: a hot sale, a fault in the middle of it, and then the question whether all that was answered is there, once,
 * and nothing else.
 */
@NullMarked
package org.qiantang.bench.crash;

import org.jspecify.annotations.NullMarked;
