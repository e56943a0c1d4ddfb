/** From the command to the first page, and the memory of a program that has nothing to do, by what the JVM is told. */
@NullMarked
package org.qiantang.bench.start;

import org.jspecify.annotations.NullMarked;
