/**
 * A hot sale: everybody wants the same SKU at once. Our room and the usual ways to build it (a row in PostgreSQL or MariaDB,
 * a script in Redis) sell it in turn, under the same promise: what was answered is on disk.
 */
@NullMarked
package org.qiantang.bench.hotsku;

import org.jspecify.annotations.NullMarked;
