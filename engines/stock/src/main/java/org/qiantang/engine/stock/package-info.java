/** Who gets the last piece: allotments, holds and limits. */
@NullMarked
package org.qiantang.engine.stock;

import org.jspecify.annotations.NullMarked;
