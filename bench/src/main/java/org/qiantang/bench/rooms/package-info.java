/** Very many open rooms on one node, most of them quiet, and how soon a long show's room stands again. */
@NullMarked
package org.qiantang.bench.rooms;

import org.jspecify.annotations.NullMarked;
