/**
 * Measures the road against its peers: runs both sides in turn in one call, pinned to cores of their own, and writes what
 * came out as a table, a picture and JSON.
 */
@NullMarked
package org.qiantang.bench;

import org.jspecify.annotations.NullMarked;
