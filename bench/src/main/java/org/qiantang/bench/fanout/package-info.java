/** One line to very many viewers: what a delivery costs, and how late it comes, beside nchan, Socket.IO and Spring's broker. */
@NullMarked
package org.qiantang.bench.fanout;

import org.jspecify.annotations.NullMarked;
