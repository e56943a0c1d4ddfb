/** Buyers and sellers from outside: a crowd that asks the program what browsers ask it, over HTTP and the viewers' socket. */
@NullMarked
package org.qiantang.bench.hammer;

import org.jspecify.annotations.NullMarked;
